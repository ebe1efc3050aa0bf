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

    /// A figure, with its sign turned if less of it is better.
    public init(_ figure: Scoring) {
        self.init(figure.isLoss ? "negative \(figure)" : "\(figure)") { scores in
            guard let value = figure(scores) else {
                throw LearnError.notBinary(classes: scores.truth.classNames)
            }
            return figure.isLoss ? -value : value
        }
    }

    /// The share of rows whose class was predicted.
    public static let accuracy = Scorer(.accuracy)
    /// The mean of the classes' recalls.
    public static let balancedAccuracy = Scorer(.balancedAccuracy)
    /// The precision of the positive class; the mean over the classes if there are more than two.
    public static let precision = Scorer(.precision)
    /// The recall of the positive class; the mean over the classes if there are more than two.
    public static let recall = Scorer(.recall)
    /// The F1 score of the positive class; the mean over the classes if there are more than two.
    public static let f1 = Scorer(.f1)
    /// The area under the ROC curve; the mean over one class against the others if there are more than two.
    public static let rocAUC = Scorer(.rocAUC)
    /// The average precision, of two classes.
    public static let averagePrecision = Scorer(.averagePrecision)
    /// The log-loss, with its sign turned.
    public static let negativeLogLoss = Scorer(.logLoss)
    /// The mean squared error of the probability, with its sign turned.
    public static let negativeBrierScore = Scorer(.brierScore)
}
