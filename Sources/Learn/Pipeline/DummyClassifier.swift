import Base
import Numerics

/// The baseline that ignores the features, as scikit-learn's `DummyClassifier`: any model must beat it.
public struct DummyClassifier: Classifier, Encodable, Keyed {
    /// The prediction for every row.
    public enum Strategy: Equatable, Sendable, Codable {
        /// The most frequent class, with probability 1; the first of equally frequent ones.
        case mostFrequent
        /// The most frequent class, with the class frequencies as probabilities.
        case prior
    }

    /// The prediction for every row.
    public var strategy: Strategy

    /// Creates a classifier.
    public init(strategy: Strategy = .prior) {
        self.strategy = strategy
    }

    /// Computes the class frequencies.
    ///
    /// - Throws: `LearnError` for labels of another length, invalid weights, or no rows.
    public func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> Fitted {
        try x.requireRowsAndColumns(for: "a dummy classifier")
        try x.requireFinite(allowingNaN: true)
        try y.requireUsable(rowCount: x.rowCount)
        try requireWeights(sampleWeight, rowCount: x.rowCount)
        let totals = y.weightedClassCounts(sampleWeight)
        let sum = totals.reduce(0, +)
        let frequencies = totals.map { $0 / sum }
        let largest = frequencies.argmax()
        let probabilities =
            strategy == .prior ? frequencies : frequencies.indices.map { $0 == largest ? 1 : 0 }
        return Fitted(classNames: y.classNames, columnNames: x.columnNames, probabilities: probabilities)
    }

    /// A fitted dummy classifier.
    public struct Fitted: FittedClassifier, Equatable, Codable {
        /// The classes, in the order of the labels it was fitted on.
        public let classNames: [String]
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The probability of each class, the same for every row.
        public let probabilities: [Double]

        /// Returns the same probabilities for each row.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for infinities.
        public func predictProbabilities(_ x: Matrix) throws -> Matrix {
            try x.requireColumns(columnNames, of: "the dummy classifier")
            try x.requireFinite(allowingNaN: true)
            return Matrix(
                uncheckedRowCount: x.rowCount, columnNames: classNames,
                values: probabilities.flatMap { [Double](repeating: $0, count: x.rowCount) })
        }
    }
}
