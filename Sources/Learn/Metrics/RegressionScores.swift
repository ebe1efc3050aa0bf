import Base

/// The common metrics of predicted numbers on rows whose numbers are known.
public struct RegressionScores: Equatable, Sendable, Codable {
    /// The true numbers.
    public let truth: [Double]
    /// The predicted numbers.
    public let predicted: [Double]
    /// The weight of each row; nil if rows are not weighted.
    public let sampleWeight: [Double]?

    /// Creates the scores of predictions.
    ///
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.notFinite`,
    ///   `LearnError.invalidWeight`.
    public init(_ truth: [Double], predicted: [Double], sampleWeight: [Double]? = nil) throws {
        try requireNumbers(truth, predicted, sampleWeight)
        self.init(unchecked: truth, predicted, sampleWeight)
    }

    private init(unchecked truth: [Double], _ predicted: [Double], _ sampleWeight: [Double]?) {
        self.truth = truth
        self.predicted = predicted
        self.sampleWeight = sampleWeight
    }

    private var errors: PredictionErrors { PredictionErrors(truth, predicted, sampleWeight) }

    /// The mean distance of predictions from the truth.
    public var meanAbsoluteError: Double { errors.meanAbsolute }
    /// The mean squared distance of predictions from the truth.
    public var meanSquaredError: Double { errors.meanSquared }
    /// The square root of the mean squared error, in the unit of the numbers.
    public var rootMeanSquaredError: Double { meanSquaredError.squareRoot() }
    /// The (weighted) median distance of predictions from the truth, which a few large errors do not change.
    public var medianAbsoluteError: Double { errors.medianAbsolute }
    /// The coefficient of determination: the share of the variance that is explained. NaN for a single row.
    public var r2: Double { errors.r2 }

    /// Returns the mean pinball loss: of predictions of a quantile, which is smallest for the true one.
    ///
    /// - Parameter quantile: the quantile that is predicted, from 0 to 1; of the median the loss is half the mean absolute
    ///   error.
    public func pinballLoss(quantile: Double) -> Double { errors.pinball(quantile) }
}

extension RegressionScores: Keyed {
    private enum CodingKeys: String, CodingKey {
        case truth, predicted, sampleWeight
    }

    /// Decodes numbers, predictions and weights, and checks that they fit.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode([Double].self, forKey: .truth),
            predicted: container.decode([Double].self, forKey: .predicted),
            sampleWeight: container.decodeIfPresent([Double].self, forKey: .sampleWeight))
    }
}

extension RegressionScores: PredictionScores {
    /// A fitted regressor of any type.
    public typealias Model = any FittedRegressor

    /// The number of rows.
    public var rowCount: Int { truth.count }

    /// The coefficient of determination.
    public static var standardMetric: RegressionScorer { .r2 }

    /// R², the mean absolute error and the root of the mean squared error.
    public static var commonMetrics: [RegressionScorer] { [.r2, .meanAbsoluteError, .rootMeanSquaredError] }

    /// Returns the scores of the same rows with other weights.
    public func reweighted(_ sampleWeight: [Double]) -> RegressionScores {
        RegressionScores(unchecked: truth, predicted, sampleWeight)
    }

    /// Returns the scores of some of the rows.
    ///
    /// - Throws: `LearnError.indexOutOfRange`; `LearnError.noRows` for none.
    public func rows(_ indices: [Int]) throws -> RegressionScores {
        try RegressionScores(
            truth.rows(indices), predicted: predicted.rows(indices), sampleWeight: sampleWeight?.rows(indices)
        )
    }

    /// Returns whether other scores are of rows with the same numbers and weights.
    public func hasSameRows(as other: RegressionScores) -> Bool {
        truth == other.truth && sampleWeight == other.sampleWeight
    }
}
