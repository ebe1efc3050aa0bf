/// A named metric of scores, for everything that works with any metric: cross-validation, searches, bootstrap intervals,
/// permutation importance, comparisons. ``Scorer`` is one of ``ClassificationScores``, ``RegressionScorer`` one of
/// ``RegressionScores``.
///
///     let cost = Scorer("cost", isLoss: true) { 5 * $0.confusion.cells[1][0] + $0.confusion.cells[0][1] }
///
/// A loss is reported as it is, not negated as in scikit-learn; searches minimise it.
public struct ScoreMetric<Scores>: Sendable {
    /// The name of the metric, as in tables.
    public let name: String
    /// Whether lower values are better.
    public let isLoss: Bool
    private let metric: @Sendable (Scores) throws -> Double?

    /// Creates a scorer.
    ///
    /// - Parameters:
    ///   - isLoss: whether lower values are better.
    ///   - metric: returns the metric, or nil if it is not defined for the number of classes.
    public init(
        _ name: String, isLoss: Bool = false, _ metric: @escaping @Sendable (Scores) throws -> Double?
    ) {
        self.name = name
        self.isLoss = isLoss
        self.metric = metric
    }

    /// Returns the metric of some scores; nil if it is not defined for their number of classes.
    ///
    /// - Throws: the errors of the metric.
    public func callAsFunction(_ scores: Scores) throws -> Double? { try metric(scores) }
}

extension ScoreMetric where Scores: PredictionScores {
    /// The metric that counts if none is named: the accuracy of classifiers, R² of regressors.
    public static var standard: ScoreMetric { Scores.standardMetric }
}

/// A named metric of ``ClassificationScores``.
public typealias Scorer = ScoreMetric<ClassificationScores>

extension ScoreMetric where Scores == ClassificationScores {
    /// The fraction of rows that were predicted correctly.
    public static var accuracy: Scorer { Scorer("accuracy") { $0.accuracy } }
    /// The mean recall over the classes.
    public static var balancedAccuracy: Scorer { Scorer("balanced accuracy") { $0.balancedAccuracy } }
    /// The precision of the positive class; the mean over the classes if there are more than two.
    public static var precision: Scorer { Scorer("precision") { $0.precision } }
    /// The recall of the positive class; the mean over the classes if there are more than two.
    public static var recall: Scorer { Scorer("recall") { $0.recall } }
    /// The F1 score of the positive class; the mean over the classes if there are more than two.
    public static var f1: Scorer { Scorer("F1") { $0.f1 } }
    /// The Matthews correlation coefficient.
    public static var matthewsCorrelation: Scorer {
        Scorer("Matthews correlation") { $0.matthewsCorrelation }
    }
    /// The area under the ROC curve; the mean of the one-versus-rest areas if there are more than two classes.
    public static var rocAUC: Scorer { Scorer("ROC AUC") { $0.truth.classCount > 1 ? $0.rocAUC : nil } }
    /// The average precision, of two classes.
    public static var averagePrecision: Scorer {
        Scorer("average precision") {
            $0.truth.classCount == 2 ? $0.averagePrecision : nil
        }
    }
    /// The log-loss.
    public static var logLoss: Scorer { Scorer("log-loss", isLoss: true) { $0.logLoss } }
    /// The Brier score, of two classes.
    public static var brierScore: Scorer {
        Scorer("Brier score", isLoss: true) {
            $0.truth.classCount == 2 ? $0.brierScore : nil
        }
    }

    /// All metrics above.
    public static var all: [Scorer] {
        [
            .accuracy, .balancedAccuracy, .precision, .recall, .f1, .matthewsCorrelation, .rocAUC,
            .averagePrecision,
            .logLoss, .brierScore,
        ]
    }
}
