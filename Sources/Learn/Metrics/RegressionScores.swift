/// The common metrics of predicted numbers on rows whose numbers are known.
public struct RegressionScores: Equatable, Sendable {
    /// The true numbers.
    public let truth: [Double]
    /// The predicted numbers.
    public let predicted: [Double]
    /// The weight of each row; nil if rows are not weighted.
    public let sampleWeight: [Double]?

    /// The mean distance of predictions from the truth.
    public let meanAbsoluteError: Double
    /// The mean squared distance of predictions from the truth.
    public let meanSquaredError: Double
    /// The coefficient of determination: the share of the variance that is explained.
    public let r2: Double

    /// Creates the scores of predictions.
    ///
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.notFinite`,
    ///   `LearnError.invalidWeight`.
    public init(_ truth: [Double], predicted: [Double], sampleWeight: [Double]? = nil) throws {
        self.truth = truth
        self.predicted = predicted
        self.sampleWeight = sampleWeight
        meanAbsoluteError = try Metrics.meanAbsoluteError(truth, predicted, sampleWeight: sampleWeight)
        meanSquaredError = try Metrics.meanSquaredError(truth, predicted, sampleWeight: sampleWeight)
        r2 = try Metrics.r2(truth, predicted, sampleWeight: sampleWeight)
    }

    /// The square root of the mean squared error, in the unit of the numbers.
    public var rootMeanSquaredError: Double { meanSquaredError.squareRoot() }
}
