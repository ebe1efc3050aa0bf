/// The metrics of predictions on rows whose answers are known: ``ClassificationScores`` or ``RegressionScores``.
public protocol PredictionScores: Sendable {
    /// A fitted model of any type that has such scores.
    associatedtype Model: Sendable

    /// The number of rows.
    var rowCount: Int { get }
    /// The weight of each row; nil if rows are not weighted.
    var sampleWeight: [Double]? { get }

    /// The metric that counts if none is named: the accuracy of classifiers, R² of regressors, as in scikit-learn.
    static var standardMetric: ScoreMetric<Self> { get }

    /// The metrics of a table or a cross-validation if none are named.
    static var commonMetrics: [ScoreMetric<Self>] { get }

    /// Returns the scores of the same rows with other weights: as many as there are rows, finite, none negative.
    func reweighted(_ sampleWeight: [Double]) -> Self

    /// Returns the scores of some of the rows.
    ///
    /// - Throws: `LearnError.indexOutOfRange`; `LearnError.noRows` for none.
    func rows(_ indices: [Int]) throws -> Self

    /// Returns whether other scores are of rows with the same answers and weights, so that the two can be compared row by
    /// row.
    func hasSameRows(as other: Self) -> Bool
}

extension ClassificationScores: PredictionScores {
    /// A fitted classifier of any type.
    public typealias Model = any FittedClassifier

    /// The number of rows.
    public var rowCount: Int { truth.count }

    /// The accuracy.
    public static var standardMetric: Scorer { .accuracy }

    /// Accuracy, balanced accuracy, F1 and the area under the ROC curve.
    public static var commonMetrics: [Scorer] { [.accuracy, .balancedAccuracy, .f1, .rocAUC] }

    /// Returns whether other scores are of rows with the same classes and weights.
    public func hasSameRows(as other: ClassificationScores) -> Bool {
        truth == other.truth && sampleWeight == other.sampleWeight
    }
}
