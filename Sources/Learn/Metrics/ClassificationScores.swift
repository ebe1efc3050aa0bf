import Base
import Frames
import Synchronization

/// Everything that is usually asked of a classifier, on rows whose classes are known.
///
/// What is asked is reckoned when it is asked. The confusion matrix and the order of the rows by their scores, which
/// all curves and areas are read off, are kept, so that the rows are counted once and sorted once.
public struct ClassificationScores: Sendable {
    /// The true classes.
    public let truth: Labels
    /// The predicted classes.
    public let predicted: Labels
    /// The weight of each row, if it was given.
    public let sampleWeight: [Double]?

    private let given: GivenProbabilities
    private let ranking: Memo<RankedScores>
    private let countedRows = Memo<ConfusionMatrix>()

    /// The scores of predicted probabilities; each row is taken for its most probable class.
    ///
    /// - Parameter probabilities: a column a class, in the order of the labels' classes.
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.columnMismatch`,
    ///   `LearnError.invalidWeight`, and `LearnError.invalidParameter` for a number that is no probability.
    public init(_ truth: Labels, probabilities: Matrix, sampleWeight: [Double]? = nil) throws {
        try requireProbabilities(truth, probabilities, sampleWeight)
        self.init(
            unchecked: truth, try Labels(mostProbableIn: probabilities), .ofEachClass(probabilities),
            sampleWeight, Memo())
    }

    /// The scores of the probability of the positive class; rows from `threshold` on are taken for it.
    ///
    ///     let chosen = try DecisionThreshold.maximizing(.f1, validationTruth, probability: validationProbability)
    ///     let scores = try ClassificationScores(truth, probability: p, threshold: chosen.threshold)
    ///
    /// - Throws: `LearnError.notBinary`, `LearnError.lengthMismatch`, `LearnError.noRows`,
    ///   `LearnError.invalidWeight`, and `LearnError.invalidParameter` for a number that is no probability.
    public init(
        _ truth: Labels, probability: [Double], threshold: Double = 0.5, sampleWeight: [Double]? = nil
    ) throws {
        try requireProbability(truth, probability, sampleWeight)
        self.init(
            unchecked: truth, Labels(truth, threshold: threshold, probability[...]), .ofPositive(probability),
            sampleWeight, Memo())
    }

    private init(
        unchecked truth: Labels, _ predicted: Labels, _ given: GivenProbabilities, _ sampleWeight: [Double]?,
        _ ranking: Memo<RankedScores>
    ) {
        self.truth = truth
        self.predicted = predicted
        self.given = given
        self.sampleWeight = sampleWeight
        self.ranking = ranking
    }

    /// The same probabilities, with rows taken for the positive class where its probability is at least `threshold`.
    ///
    /// - Throws: `LearnError.notBinary`.
    public func withThreshold(_ threshold: Double) throws -> ClassificationScores {
        try truth.requireBinary()
        return ClassificationScores(
            unchecked: truth, Labels(truth, threshold: threshold, given.positive), given, sampleWeight,
            ranking)
    }

    /// The same rows with other weights, whose validity is known. The rows need not be sorted again.
    func reweighted(_ sampleWeight: [Double]) -> ClassificationScores {
        ClassificationScores(unchecked: truth, predicted, given, sampleWeight, ranking)
    }

    /// The rows in the order of the probability of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`.
    func ranked() throws -> RankedScores {
        try truth.requireBinary()
        return try ranking.value { try RankedScores(truth, scores: given.positive) }
    }
}

extension ClassificationScores: Equatable {
    /// Whether the rows and what is said of them are the same; all figures then are.
    public static func == (a: ClassificationScores, b: ClassificationScores) -> Bool {
        a.truth == b.truth && a.predicted == b.predicted
            && (a.given == b.given || a.probabilities == b.probabilities)
            && a.sampleWeight == b.sampleWeight
    }
}

extension ClassificationScores {
    /// The probability of each class for each row.
    public var probabilities: Matrix { given.matrix(classNames: truth.classNames) }

    /// How many rows of each class were taken for each.
    public var confusion: ConfusionMatrix {
        countedRows.value { ConfusionMatrix(unchecked: truth, predicted, sampleWeight: sampleWeight) }
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
    /// The correlation of truth and prediction.
    public var matthewsCorrelation: Double { confusion.matthewsCorrelation }
    /// Precision, recall and F1 of each class.
    public var report: ClassificationReport { ClassificationReport(confusion) }

    /// The mean of −log of the probability that each row's class was given.
    public var logLoss: Double {
        switch given {
        case .ofEachClass(let matrix): Metrics.logLoss(unchecked: truth, matrix, sampleWeight)
        case .ofPositive(let values): Metrics.logLoss(unchecked: truth, values, sampleWeight)
        }
    }

    /// The probabilities of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`.
    public func probability() throws -> [Double] {
        try truth.requireBinary()
        return Array(given.positive)
    }

    /// The ROC curve of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`.
    public func rocCurve(dropIntermediate: Bool = true) throws -> ROCCurve {
        ROCCurve(try ranked(), sampleWeight: sampleWeight, dropIntermediate: dropIntermediate)
    }

    /// The precision–recall curve of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`.
    public func precisionRecallCurve() throws -> PrecisionRecallCurve {
        PrecisionRecallCurve(try ranked(), sampleWeight: sampleWeight)
    }

    /// The area under the ROC curve; of more than two classes the mean of each class's against the rest. NaN if a
    /// class has no rows, nil if there is but one class.
    public var rocAUC: Double? {
        truth.classCount == 2
            ? try? ranked().rocAUC(sampleWeight: sampleWeight)
            : try? Metrics.rocAUC(truth, probabilities: probabilities, sampleWeight: sampleWeight)
    }

    /// The average precision; nil if there are not two classes.
    public var averagePrecision: Double? {
        try? ranked().averagePrecision(sampleWeight: sampleWeight)
    }

    /// The mean squared error of the probability; nil if there are not two classes.
    public var brierScore: Double? {
        guard truth.classCount == 2 else { return nil }
        return Metrics.brierScore(unchecked: truth, given.positive, sampleWeight)
    }
}

extension FittedClassifier {
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

extension Labels {
    /// The last of two classes where a score is at least `threshold`, else the first.
    fileprivate init(_ truth: Labels, threshold: Double, _ scores: ArraySlice<Double>) {
        self.init(codes: scores.map { $0 >= threshold ? 1 : 0 }, uncheckedClassNames: truth.classNames)
    }
}

/// Probabilities as they came; a list of the positive class's is not made a matrix of twice the size unasked.
private enum GivenProbabilities: Equatable, Sendable {
    case ofEachClass(Matrix)
    case ofPositive([Double])

    /// The probabilities of the second class of two.
    var positive: ArraySlice<Double> {
        switch self {
        case .ofEachClass(let matrix): matrix.column(at: 1)
        case .ofPositive(let values): values[...]
        }
    }

    func matrix(classNames: [String]) -> Matrix {
        switch self {
        case .ofEachClass(let matrix): matrix
        case .ofPositive(let values):
            Matrix(
                uncheckedRowCount: values.count, columnNames: classNames,
                values: values.map { 1 - $0 } + values)
        }
    }
}

/// A value that is reckoned the first time it is asked for.
private final class Memo<Value: Sendable>: Sendable {
    private let stored = Mutex<Value?>(nil)

    func value(_ make: () throws -> Value) rethrows -> Value {
        try stored.withLock { stored in
            if let stored { return stored }
            let made = try make()
            stored = made
            return made
        }
    }
}

extension ConfusionMatrix {
    /// Of figures by class, that of the positive one of two, or the mean over more.
    fileprivate func summary(_ byClass: [Double]) -> Double {
        byClass.count == 2 ? byClass[1] : byClass.reduce(0, +) / Double(byClass.count)
    }
}
