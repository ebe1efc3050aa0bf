import Numerics

/// The classifier that does not look: what any model must beat, as scikit-learn's `DummyClassifier`.
public struct DummyClassifier: Classifier {
    /// What it says of every row.
    public enum Strategy: Equatable, Sendable {
        /// The most frequent class, with probability 1; the first of equally frequent ones.
        case mostFrequent
        /// The most frequent class, with the shares of the classes as probabilities.
        case prior
    }

    /// What it says of every row.
    public var strategy: Strategy

    /// A classifier that is yet to be fitted.
    public init(strategy: Strategy = .prior) {
        self.strategy = strategy
    }

    /// Learns the shares of the classes.
    ///
    /// - Throws: `LearnError` for labels of another length, invalid weights, or no rows.
    public func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> Fitted {
        try x.requireUsable(by: "a dummy classifier")
        try y.requireUsable(rowCount: x.rowCount)
        try requireWeights(sampleWeight, rowCount: x.rowCount)
        let totals = y.weightedClassCounts(sampleWeight)
        let sum = totals.reduce(0, +)
        let shares = totals.map { $0 / sum }
        let largest = shares.indices.reduce(0) { shares[$1] > shares[$0] ? $1 : $0 }
        let probabilities = strategy == .prior ? shares : shares.indices.map { $0 == largest ? 1 : 0 }
        return Fitted(classNames: y.classNames, columnNames: x.columnNames, probabilities: probabilities)
    }

    /// A dummy that has learned the shares of the classes.
    public struct Fitted: FittedClassifier, Equatable, Codable {
        /// The classes, in the order of the labels it learned from.
        public let classNames: [String]
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The probability of each class, the same for every row.
        public let probabilities: [Double]

        /// The same probabilities for each row.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite`.
        public func predictProbabilities(_ x: Matrix) throws -> Matrix {
            try x.requireColumns(columnNames, of: "the dummy classifier")
            try x.requireFinite()
            return Matrix(
                uncheckedRowCount: x.rowCount, columnNames: classNames,
                values: probabilities.flatMap { [Double](repeating: $0, count: x.rowCount) })
        }
    }
}
