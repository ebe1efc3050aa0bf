import Base
import Numerics

/// The baseline that ignores the features, as scikit-learn's `DummyRegressor`: any model must beat it.
public struct DummyRegressor: Regressor, Encodable, Keyed {
    /// The prediction for every row.
    public enum Strategy: Equatable, Sendable, Codable {
        /// The (weighted) mean of the training targets, which has the smallest squared error.
        case mean
        /// The (weighted) median of the training targets, which has the smallest absolute error.
        case median
        /// A (weighted) quantile of the training targets, from 0 to 1, which has the smallest pinball loss.
        case quantile(Double)
        /// One number.
        case constant(Double)
    }

    /// The prediction for every row.
    public var strategy: Strategy

    /// Creates a regressor.
    public init(strategy: Strategy = .mean) {
        self.strategy = strategy
    }

    /// Computes the prediction.
    ///
    /// - Throws: `LearnError` for targets of another length or not finite, infinities, invalid weights, no rows, or a
    ///   quantile that is not from 0 to 1.
    public func fit(_ x: Matrix, _ y: [Double], sampleWeight: [Double]?) throws -> Fitted {
        try x.requireRowsAndColumns(for: "a dummy regressor")
        try x.requireFinite(allowingNaN: true)
        try requireTargets(y, rowCount: x.rowCount)
        try requireWeights(sampleWeight, rowCount: x.rowCount)
        let prediction: Double
        switch strategy {
        case .mean:
            prediction = PredictionErrors(y, y, sampleWeight).mean { truth, _ in truth }
        case .median: prediction = Descriptive.quantile(y, 0.5, weights: sampleWeight)
        case .quantile(let quantile):
            guard quantile >= 0, quantile <= 1 else {
                throw LearnError.invalidParameter(
                    name: "quantile", value: "\(quantile)", expected: "from 0 to 1")
            }
            prediction = Descriptive.quantile(y, quantile, weights: sampleWeight)
        case .constant(let number): prediction = number
        }
        return Fitted(columnNames: x.columnNames, prediction: prediction)
    }

    /// A fitted dummy regressor.
    public struct Fitted: FittedRegressor, Equatable, Codable {
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The prediction for every row.
        public let prediction: Double

        /// Returns the same prediction for each row.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func predict(_ x: Matrix) throws -> [Double] {
            try x.requireColumns(columnNames, of: "the dummy regressor")
            try x.requireFinite(allowingNaN: true)
            return [Double](repeating: prediction, count: x.rowCount)
        }
    }
}
