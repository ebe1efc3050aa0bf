/// Everything that is usually asked of a classifier, on rows whose classes are known.
public struct ClassificationScores: Equatable, Sendable {
    /// The true classes.
    public let truth: Labels
    /// The predicted classes.
    public let predicted: Labels
    /// The probability of each class for each row.
    public let probabilities: Matrix
    /// The weight of each row, if it was given.
    public let sampleWeight: [Double]?
    /// How many rows of each class were taken for each.
    public let confusion: ConfusionMatrix
    /// The mean of −log of the probability that each row's class was given.
    public let logLoss: Double

    /// The scores of predicted probabilities.
    ///
    /// - Parameter probabilities: a column a class, in the order of the labels' classes.
    /// - Throws: what `ConfusionMatrix` and `Metrics.logLoss` throw.
    public init(_ truth: Labels, probabilities: Matrix, sampleWeight: [Double]? = nil) throws {
        self.truth = truth
        self.probabilities = probabilities
        self.sampleWeight = sampleWeight
        predicted = try Labels(mostProbableIn: probabilities)
        logLoss = try Metrics.logLoss(truth, probabilities: probabilities, sampleWeight: sampleWeight)
        confusion = try ConfusionMatrix(truth, predicted, sampleWeight: sampleWeight)
    }

    /// The share of rows whose class was predicted.
    public var accuracy: Double { confusion.accuracy }
    /// The mean of the classes' recalls.
    public var balancedAccuracy: Double { confusion.balancedAccuracy }
    /// The precision of the positive class; the mean over the classes if there are more than two.
    public var precision: Double { confusion.summary(confusion.precisions()) }
    /// The recall of the positive class; the mean over the classes if there are more than two.
    public var recall: Double { confusion.summary(confusion.recalls()) }
    /// The F1 score of the positive class; the mean over the classes if there are more than two.
    public var f1: Double { confusion.summary(confusion.f1Scores()) }
    /// Precision, recall and F1 of each class.
    public var report: ClassificationReport { ClassificationReport(confusion) }

    /// The probabilities of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`.
    public func probability() throws -> [Double] {
        try truth.requireBinary()
        return Array(probabilities.column(at: 1))
    }

    /// The ROC curve of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`.
    public func rocCurve(dropIntermediate: Bool = true) throws -> ROCCurve {
        try ROCCurve(
            truth, scores: probability(), sampleWeight: sampleWeight, dropIntermediate: dropIntermediate)
    }

    /// The precision–recall curve of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`.
    public func precisionRecallCurve() throws -> PrecisionRecallCurve {
        try PrecisionRecallCurve(truth, scores: probability(), sampleWeight: sampleWeight)
    }

    /// The area under the ROC curve; nil if there are more than two classes, NaN if only one has rows.
    public var rocAUC: Double? { try? rocCurve().area }
    /// The average precision; nil if there are more than two classes.
    public var averagePrecision: Double? { try? precisionRecallCurve().averagePrecision }
    /// The mean squared error of the probability; nil if there are more than two classes.
    public var brierScore: Double? {
        try? Metrics.brierScore(truth, probability: probability(), sampleWeight: sampleWeight)
    }
}

extension ClassifierModel {
    /// The scores of the model on rows whose classes are known.
    ///
    /// - Throws: what `predictProbabilities` throws; `LearnError.lengthMismatch` for labels of another length,
    ///   `LearnError.unknownClass` for a class that the model does not know.
    public func evaluate(
        _ x: Matrix, _ y: Labels, sampleWeight: [Double]? = nil
    ) throws -> ClassificationScores {
        try ClassificationScores(
            y.recoded(to: classNames), probabilities: predictProbabilities(x), sampleWeight: sampleWeight)
    }
}
