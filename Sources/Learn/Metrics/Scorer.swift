import Base

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
    /// Whether the metric is one of the library's, which its name says all about.
    private let isOfLibrary: Bool
    private let metric: @Sendable (Scores) throws -> Double?

    /// Creates a scorer.
    ///
    /// - Parameters:
    ///   - isLoss: whether lower values are better.
    ///   - metric: returns the metric, or nil if it is not defined for the number of classes.
    public init(
        _ name: String, isLoss: Bool = false, _ metric: @escaping @Sendable (Scores) throws -> Double?
    ) {
        self.init(name, isLoss: isLoss, isOfLibrary: false, metric)
    }

    private init(
        _ name: String, isLoss: Bool, isOfLibrary: Bool,
        _ metric: @escaping @Sendable (Scores) throws -> Double?
    ) {
        self.name = name
        self.isLoss = isLoss
        self.isOfLibrary = isOfLibrary
        self.metric = metric
    }

    /// Returns a metric of the library.
    static func known(
        _ name: String, isLoss: Bool = false, _ metric: @escaping @Sendable (Scores) throws -> Double?
    ) -> ScoreMetric {
        ScoreMetric(name, isLoss: isLoss, isOfLibrary: true, metric)
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
    public static var accuracy: Scorer { known("accuracy") { $0.accuracy } }
    /// The mean recall over the classes.
    public static var balancedAccuracy: Scorer { known("balanced accuracy") { $0.balancedAccuracy } }
    /// The precision of the positive class; the mean over the classes if there are more than two.
    public static var precision: Scorer { known("precision") { $0.precision } }
    /// The recall of the positive class; the mean over the classes if there are more than two.
    public static var recall: Scorer { known("recall") { $0.recall } }
    /// The F1 score of the positive class; the mean over the classes if there are more than two.
    public static var f1: Scorer { known("F1") { $0.f1 } }
    /// The Matthews correlation coefficient.
    public static var matthewsCorrelation: Scorer {
        known("Matthews correlation") { $0.matthewsCorrelation }
    }
    /// The area under the ROC curve; the mean of the one-versus-rest areas if there are more than two classes.
    public static var rocAUC: Scorer { known("ROC AUC") { $0.truth.classCount > 1 ? $0.rocAUC : nil } }
    /// The average precision, of two classes.
    public static var averagePrecision: Scorer {
        known("average precision") {
            $0.truth.classCount == 2 ? $0.averagePrecision : nil
        }
    }
    /// The log-loss.
    public static var logLoss: Scorer { known("log-loss", isLoss: true) { $0.logLoss } }
    /// The Brier score, of two classes.
    public static var brierScore: Scorer {
        known("Brier score", isLoss: true) {
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

extension ScoreMetric: Keyed {
    /// Returns the name.
    ///
    /// - Throws: `NotKeyed` if the metric is a script's.
    package func keyTree() throws -> ValueTree {
        guard isOfLibrary else { throw NotKeyed() }
        return .text(name)
    }
}
