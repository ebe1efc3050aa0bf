/// A figure by its name, for tables and for what can be done with any figure: see ``PermutationImportance``,
/// ``ClassificationScores/comparedToBaseline(_:learnedFrom:)``.
public enum Scoring: String, CaseIterable, Codable, Sendable {
    /// The share of rows whose class was predicted.
    case accuracy
    /// The mean of the classes' recalls.
    case balancedAccuracy
    /// Of the rows predicted to be positive, the share that is.
    case precision
    /// Of the rows that are positive, the share predicted to be.
    case recall
    /// The harmonic mean of precision and recall.
    case f1
    /// The correlation of truth and prediction.
    case matthewsCorrelation
    /// The area under the ROC curve.
    case rocAUC
    /// The mean precision over the steps of recall.
    case averagePrecision
    /// The mean of −log of the probability that each row's class was given.
    case logLoss
    /// The mean squared error of the probability.
    case brierScore

    /// Whether less is better.
    public var isLoss: Bool { self == .logLoss || self == .brierScore }

    /// The figure of some scores; nil where it is not defined for their number of classes.
    public func callAsFunction(_ scores: ClassificationScores) -> Double? {
        switch self {
        case .accuracy: scores.accuracy
        case .balancedAccuracy: scores.balancedAccuracy
        case .precision: scores.precision
        case .recall: scores.recall
        case .f1: scores.f1
        case .matthewsCorrelation: scores.matthewsCorrelation
        case .rocAUC: scores.rocAUC
        case .averagePrecision: scores.averagePrecision
        case .logLoss: scores.logLoss
        case .brierScore: scores.brierScore
        }
    }
}

extension Scoring: CustomStringConvertible {
    /// What a table calls the figure.
    public var description: String {
        switch self {
        case .accuracy: "accuracy"
        case .balancedAccuracy: "balanced accuracy"
        case .precision: "precision"
        case .recall: "recall"
        case .f1: "F1"
        case .matthewsCorrelation: "Matthews correlation"
        case .rocAUC: "ROC AUC"
        case .averagePrecision: "average precision"
        case .logLoss: "log-loss"
        case .brierScore: "Brier score"
        }
    }
}
