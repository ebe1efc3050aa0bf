/// One number that says how good predictions are, the higher the better, with a name.
///
///     let cost = Scorer("negative cost") { -(5 * $0.confusion.cells[1][0] + $0.confusion.cells[0][1]) }
public struct Scorer: Sendable {
    /// What the number is called.
    public let name: String
    /// What makes it of the scores of a model on rows whose classes are known.
    public let score: @Sendable (ClassificationScores) throws -> Double

    /// A scorer of your own.
    public init(_ name: String, _ score: @escaping @Sendable (ClassificationScores) throws -> Double) {
        self.name = name
        self.score = score
    }

    /// The share of rows whose class was predicted.
    public static let accuracy = Scorer("accuracy") { $0.accuracy }
    /// The mean of the classes' recalls.
    public static let balancedAccuracy = Scorer("balanced accuracy") { $0.balancedAccuracy }
    /// The precision of the positive class; the mean over the classes if there are more than two.
    public static let precision = Scorer("precision") { $0.precision }
    /// The recall of the positive class; the mean over the classes if there are more than two.
    public static let recall = Scorer("recall") { $0.recall }
    /// The F1 score of the positive class; the mean over the classes if there are more than two.
    public static let f1 = Scorer("F1 score") { $0.f1 }
    /// The area under the ROC curve, of two classes.
    public static let rocAUC = Scorer("ROC AUC") { try $0.rocCurve().area }
    /// The average precision, of two classes.
    public static let averagePrecision = Scorer("average precision") {
        try $0.precisionRecallCurve().averagePrecision
    }
    /// The log-loss, with its sign turned.
    public static let negativeLogLoss = Scorer("negative log-loss") { -$0.logLoss }
    /// The mean squared error of the probability, with its sign turned, of two classes.
    public static let negativeBrierScore = Scorer("negative Brier score") {
        -(try Metrics.brierScore($0.truth, probability: $0.probability(), sampleWeight: $0.sampleWeight))
    }
}
