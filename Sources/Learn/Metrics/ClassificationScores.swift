import Base
import Synchronization

/// The common metrics of a classifier on rows whose classes are known.
///
/// Metrics are computed when they are first read. The confusion matrix and the order of the rows by score,
/// from which all curves and areas follow, are kept, so that rows are counted once and sorted once.
public struct ClassificationScores: Sendable {
    /// The true classes.
    public let truth: Labels
    /// The predicted classes.
    public let predicted: Labels
    /// The weight of each row; nil if rows are not weighted.
    public let sampleWeight: [Double]?

    private let given: GivenProbabilities
    private let ranking: Memo<RankedScores>
    private let countedRows = Memo<ConfusionMatrix>()

    /// Creates the scores of predicted probabilities; the predicted class of a row is its most probable one.
    ///
    /// - Parameter probabilities: rowCount × classCount, the columns named and ordered as the classes of the
    ///   labels.
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.columnMismatch`,
    ///   `LearnError.invalidWeight`, and `LearnError.invalidParameter` for a number that is not a
    ///   probability.
    public init(_ truth: Labels, probabilities: Matrix, sampleWeight: [Double]? = nil) throws {
        try requireProbabilities(truth, probabilities, sampleWeight)
        self.init(
            unchecked: truth, try Labels(mostProbableIn: probabilities), .ofEachClass(probabilities),
            sampleWeight, Memo())
    }

    /// Creates the scores of probabilities of the positive class; rows at or above `threshold` are predicted
    /// positive.
    ///
    ///     let chosen = try DecisionThreshold.maximizing(.f1, validationTruth, probability: validationProbability)
    ///     let scores = try ClassificationScores(truth, probability: p, threshold: chosen.threshold)
    ///
    /// - Throws: `LearnError.notBinary`, `LearnError.lengthMismatch`, `LearnError.noRows`,
    ///   `LearnError.invalidWeight`, and `LearnError.invalidParameter` for a number that is not a
    ///   probability.
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

    /// Returns the scores of the same probabilities with another threshold of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`.
    public func withThreshold(_ threshold: Double) throws -> ClassificationScores {
        try truth.requireBinary()
        return ClassificationScores(
            unchecked: truth, Labels(truth, threshold: threshold, given.positive), given, sampleWeight,
            ranking)
    }

    /// Returns the scores of some of the rows, with the same predictions. The classes are kept, including those without
    /// rows, of which no metric is defined.
    ///
    /// - Throws: `LearnError.indexOutOfRange`; `LearnError.noRows` for none.
    public func rows(_ indices: [Int]) throws -> ClassificationScores {
        guard !indices.isEmpty else { throw LearnError.noRows(in: "the rows to score") }
        return ClassificationScores(
            unchecked: try truth.rows(indices), try predicted.rows(indices), try given.rows(indices),
            try sampleWeight?.rows(indices), Memo())
    }

    /// Returns the scores of the same rows with other weights: as many as there are rows, finite, none negative. The rows
    /// are not sorted again.
    public func reweighted(_ sampleWeight: [Double]) -> ClassificationScores {
        ClassificationScores(unchecked: truth, predicted, given, sampleWeight, ranking)
    }

    /// Returns the rows in descending order of the probability of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`.
    func ranked() throws -> RankedScores {
        try truth.requireBinary()
        return try ranking.value { try RankedScores(truth, scores: given.positive) }
    }
}

extension ClassificationScores: Equatable {
    /// Returns whether rows, predictions and weights are equal; all metrics then are.
    public static func == (a: ClassificationScores, b: ClassificationScores) -> Bool {
        a.truth == b.truth && a.predicted == b.predicted
            && (a.given == b.given || a.probabilities == b.probabilities)
            && a.sampleWeight == b.sampleWeight
    }
}

extension ClassificationScores: Codable, Keyed {
    private enum CodingKeys: String, CodingKey {
        case truth, predicted, given, sampleWeight
    }

    /// Decodes rows, predictions and weights, and checks that they fit.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let truth = try container.decode(Labels.self, forKey: .truth)
        let predicted = try container.decode(Labels.self, forKey: .predicted)
        let given = try container.decode(GivenProbabilities.self, forKey: .given)
        let sampleWeight = try container.decodeIfPresent([Double].self, forKey: .sampleWeight)
        switch given {
        case .ofEachClass(let matrix): try requireProbabilities(truth, matrix, sampleWeight)
        case .ofPositive(let values): try requireProbability(truth, values, sampleWeight)
        }
        guard predicted.count == truth.count else {
            throw LearnError.lengthMismatch(
                what: "predictions", count: predicted.count, expected: truth.count)
        }
        self.init(unchecked: truth, try predicted.recoded(to: truth.classNames), given, sampleWeight, Memo())
    }

    /// Encodes rows, predictions and weights.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(truth, forKey: .truth)
        try container.encode(predicted, forKey: .predicted)
        try container.encode(given, forKey: .given)
        try container.encodeIfPresent(sampleWeight, forKey: .sampleWeight)
    }
}

extension ClassificationScores {
    /// The probability of each class for each row: rowCount × classCount, the columns named for the classes.
    public var probabilities: Matrix { given.matrix(classNames: truth.classNames) }

    /// The number (or weight) of rows of each true class predicted as each class.
    public var confusion: ConfusionMatrix {
        countedRows.value { ConfusionMatrix(unchecked: truth, predicted, sampleWeight: sampleWeight) }
    }

    /// The fraction of rows that were predicted correctly.
    public var accuracy: Double { confusion.accuracy }
    /// The mean recall over the classes.
    public var balancedAccuracy: Double { confusion.balancedAccuracy }
    /// The precision of the positive class; the mean over the classes if there are more than two.
    public var precision: Double { confusion.summary(confusion.precisions()) }
    /// The recall of the positive class; the mean over the classes if there are more than two.
    public var recall: Double { confusion.summary(confusion.recalls()) }
    /// The F1 score of the positive class; the mean over the classes if there are more than two.
    public var f1: Double { confusion.summary(confusion.f1Scores()) }
    /// The Matthews correlation coefficient of truth and prediction.
    public var matthewsCorrelation: Double { confusion.matthewsCorrelation }
    /// Precision, recall and F1 of each class.
    public var report: ClassificationReport { ClassificationReport(confusion) }

    /// The mean of −log of the predicted probability of each row's class. Probabilities are clipped a
    /// rounding error away from 0 and 1, as in scikit-learn.
    public var logLoss: Double {
        switch given {
        case .ofEachClass(let matrix): Learn.logLoss(truth, matrix, sampleWeight)
        case .ofPositive(let values): Learn.logLoss(truth, values, sampleWeight)
        }
    }

    /// Returns the probabilities of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`.
    public func probability() throws -> [Double] {
        try truth.requireBinary()
        return Array(given.positive)
    }

    /// Returns the ROC curve of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`.
    public func rocCurve(dropIntermediate: Bool = true) throws -> ROCCurve {
        ROCCurve(try ranked(), sampleWeight: sampleWeight, dropIntermediate: dropIntermediate)
    }

    /// Returns the precision–recall curve of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`.
    public func precisionRecallCurve() throws -> PrecisionRecallCurve {
        PrecisionRecallCurve(try ranked(), sampleWeight: sampleWeight)
    }

    /// The area under the ROC curve; the mean of the one-versus-rest areas if there are more than two
    /// classes. NaN if a class has no rows or there is only one class.
    public var rocAUC: Double {
        let area =
            truth.classCount == 2
            ? try? ranked().rocAUC(sampleWeight: sampleWeight)
            : try? Metrics.rocAUC(truth, probabilities: probabilities, sampleWeight: sampleWeight)
        return area ?? .nan
    }

    /// The average precision; NaN unless there are two classes.
    public var averagePrecision: Double {
        (try? ranked().averagePrecision(sampleWeight: sampleWeight)) ?? .nan
    }

    /// The Brier score: the mean squared error of the probability of the positive class; NaN unless there are
    /// two classes.
    ///
    /// Brier, “Verification of forecasts expressed in terms of probability”, Monthly Weather Review 78
    /// (1950).
    public var brierScore: Double {
        guard truth.classCount == 2 else { return .nan }
        return Learn.brierScore(truth, given.positive, sampleWeight)
    }
}

extension FittedClassifier {
    /// Returns the scores of the model on rows whose classes are known.
    ///
    /// - Throws: the errors of `predictProbabilities`; `LearnError.lengthMismatch` for labels of another
    ///   length, `LearnError.unknownClass` for a class that the model does not know.
    public func evaluate(
        _ x: Matrix, _ y: Labels, sampleWeight: [Double]? = nil
    ) throws -> ClassificationScores {
        try ClassificationScores(
            y.recoded(to: classNames), probabilities: predictProbabilities(x), sampleWeight: sampleWeight)
    }
}

extension Labels {
    /// Creates predictions: the last of two classes for a score of at least `threshold`, otherwise the first.
    fileprivate init(_ truth: Labels, threshold: Double, _ scores: ArraySlice<Double>) {
        self.init(codes: scores.map { $0 >= threshold ? 1 : 0 }, uncheckedClassNames: truth.classNames)
    }
}

/// Probabilities as they were given: those of the positive class alone are not expanded to a matrix of twice
/// the size until needed.
private enum GivenProbabilities: Equatable, Sendable, Codable {
    case ofEachClass(Matrix)
    case ofPositive([Double])

    /// The probabilities of the second of two classes.
    var positive: ArraySlice<Double> {
        switch self {
        case .ofEachClass(let matrix): matrix.column(at: 1)
        case .ofPositive(let values): values[...]
        }
    }

    func rows(_ indices: [Int]) throws -> GivenProbabilities {
        switch self {
        case .ofEachClass(let matrix): .ofEachClass(try matrix.rows(indices))
        case .ofPositive(let values): .ofPositive(try values.rows(indices))
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

/// A value that is computed when it is first needed.
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
    /// Returns the metric of the positive class of two, or the mean over more classes.
    fileprivate func summary(_ byClass: [Double]) -> Double {
        byClass.count == 2 ? byClass[1] : byClass.reduce(0, +) / Double(byClass.count)
    }
}
