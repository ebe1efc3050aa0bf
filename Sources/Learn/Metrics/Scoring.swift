/// A figure by its name, for tables and for what can be done with any figure: see ``PermutationImportance``,
/// ``ClassificationScores/comparedToBaseline(_:learnedFrom:)``.
public enum Scoring: String, CaseIterable, Codable, Sendable {
    case accuracy
    case balancedAccuracy
    case precision
    case recall
    case f1
    case matthewsCorrelation
    case rocAUC
    case averagePrecision
    case logLoss
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
