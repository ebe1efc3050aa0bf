/// The probability from which a row is predicted positive, chosen on validation rows to be used on others.
///
///     let chosen = try DecisionThreshold.maximizing(.f1, validationTruth, probability: validationProbability)
///     let predicted = try model.predict(testX, threshold: chosen.threshold)
///
/// A threshold is one of the scores that occur, or, if it is best to predict nothing positive, the next
/// number above the highest. Of equally good thresholds the highest is chosen, which predicts the fewest rows
/// positive.
public struct DecisionThreshold: Equatable, Sendable, Codable {
    /// The metric that a threshold maximises.
    public enum Criterion: Equatable, Sendable, Codable {
        /// The fraction of rows that are predicted correctly.
        case accuracy
        /// The mean of recall and specificity; the same threshold maximises the Youden index, sensitivity +
        /// specificity − 1.
        case balancedAccuracy
        /// The harmonic mean of precision and recall.
        case f1
        /// The weighted harmonic mean of precision and recall, with recall weighted `beta` times as much.
        case fBeta(Double)
        /// The Matthews correlation coefficient of truth and prediction.
        case matthewsCorrelation
        /// The largest recall of the thresholds that reach a precision.
        case recall(minimumPrecision: Double)
        /// The largest precision of the thresholds that reach a recall; of equal precisions the larger
        /// recall.
        case precision(minimumRecall: Double)
        /// The smallest total cost of the errors.
        case cost(falsePositive: Double, falseNegative: Double)
    }

    /// The threshold: rows with at least this score are predicted positive.
    public let threshold: Double
    /// The number (or weight) of positive rows predicted positive.
    public let truePositives: Double
    /// The number (or weight) of negative rows predicted positive.
    public let falsePositives: Double
    /// The number (or weight) of negative rows predicted negative.
    public let trueNegatives: Double
    /// The number (or weight) of positive rows predicted negative.
    public let falseNegatives: Double

    /// Returns the best threshold for rows whose classes are known.
    ///
    /// - Parameters:
    ///   - criterion: the metric to maximise.
    ///   - probability: the probability of the positive class, or any score that rises with it.
    ///   - sampleWeight: the weight of each row; 1 if nil.
    /// - Throws: `LearnError.notBinary`, `LearnError.oneClass` if only one class has rows (of a weight above
    ///   zero), `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.notFinite`,
    ///   `LearnError.invalidWeight`; `LearnError.invalidParameter` for an invalid criterion, or one that no
    ///   threshold meets.
    public static func maximizing(
        _ criterion: Criterion, _ truth: Labels, probability: [Double], sampleWeight: [Double]? = nil
    ) throws -> DecisionThreshold {
        let ranked = try RankedScores(truth, scores: probability[...])
        try requireWeights(sampleWeight, rowCount: truth.count)
        return try best(criterion, ranked, truth.classNames, sampleWeight)
    }

    static func best(
        _ criterion: Criterion, _ ranked: RankedScores, _ classNames: [String], _ sampleWeight: [Double]?
    ) throws -> DecisionThreshold {
        try criterion.requireSensible()
        var totals = (positives: 0.0, negatives: 0.0)
        var highest = -Double.infinity
        ranked.forEachThreshold(sampleWeight: sampleWeight) { score, positives, negatives in
            totals = (positives, negatives)
            highest = max(highest, score)
        }
        guard totals.positives > 0 else { throw LearnError.oneClass(classNames[0]) }
        guard totals.negatives > 0 else { throw LearnError.oneClass(classNames[1]) }
        let nothing = DecisionThreshold(highest.nextUp, tp: 0, fp: 0, of: totals)
        var best: (threshold: DecisionThreshold, goodness: Double)?
        if let goodness = criterion.goodness(nothing) { best = (nothing, goodness) }
        ranked.forEachThreshold(sampleWeight: sampleWeight) { score, positives, negatives in
            let candidate = DecisionThreshold(score, tp: positives, fp: negatives, of: totals)
            guard let goodness = criterion.goodness(candidate) else { return }
            guard let current = best else {
                best = (candidate, goodness)
                return
            }
            if goodness > current.goodness || goodness == current.goodness && criterion.prefersLower {
                best = (candidate, goodness)
            }
        }
        guard let best else {
            throw LearnError.invalidParameter(
                name: "the criterion", value: "\(criterion)", expected: "one that some threshold meets")
        }
        return best.threshold
    }

    private init(
        _ threshold: Double, tp: Double, fp: Double, of totals: (positives: Double, negatives: Double)
    ) {
        self.threshold = threshold
        truePositives = tp
        falsePositives = fp
        trueNegatives = totals.negatives - fp
        falseNegatives = totals.positives - tp
    }
}

extension DecisionThreshold {
    /// The precision: the fraction of the rows predicted positive that are positive; 0 if none is predicted
    /// positive.
    public var precision: Double { ratio(truePositives, of: truePositives + falsePositives, 0) }
    /// The recall (sensitivity): the fraction of the positive rows that are predicted positive.
    public var recall: Double { truePositives / (truePositives + falseNegatives) }
    /// The specificity: the fraction of the negative rows that are predicted negative.
    public var specificity: Double { trueNegatives / (trueNegatives + falsePositives) }
    /// The mean of recall and specificity.
    public var balancedAccuracy: Double { (recall + specificity) / 2 }
    /// The harmonic mean of precision and recall.
    public var f1: Double { fBeta(1) }

    /// The fraction of rows that are predicted correctly.
    public var accuracy: Double {
        (truePositives + trueNegatives) / (truePositives + trueNegatives + falsePositives + falseNegatives)
    }

    /// Returns the weighted harmonic mean of precision and recall, with recall weighted `beta` times as much.
    public func fBeta(_ beta: Double) -> Double {
        weightedHarmonicMean(
            truePositives, support: truePositives + falseNegatives, predicted: truePositives + falsePositives,
            beta: beta, 0)
    }

    /// The Matthews correlation coefficient; 0 if all rows are predicted as one class.
    public var matthewsCorrelation: Double {
        let taken = (truePositives + falsePositives) * (trueNegatives + falseNegatives)
        let present = (truePositives + falseNegatives) * (trueNegatives + falsePositives)
        let together = truePositives * trueNegatives - falsePositives * falseNegatives
        return ratio(together, of: taken.squareRoot() * present.squareRoot(), 0)
    }
}

extension DecisionThreshold.Criterion {
    /// Returns the value of the criterion for a threshold, to be maximised; nil if the threshold does not
    /// meet a bound.
    fileprivate func goodness(_ threshold: DecisionThreshold) -> Double? {
        switch self {
        case .accuracy: threshold.accuracy
        case .balancedAccuracy: threshold.balancedAccuracy
        case .f1: threshold.f1
        case .fBeta(let beta): threshold.fBeta(beta)
        case .matthewsCorrelation: threshold.matthewsCorrelation
        case .recall(let minimum):
            threshold.truePositives + threshold.falsePositives > 0 && threshold.precision >= minimum
                ? threshold.recall : nil
        case .precision(let minimum):
            threshold.truePositives + threshold.falsePositives > 0 && threshold.recall >= minimum
                ? threshold.precision : nil
        case .cost(let falsePositive, let falseNegative):
            -(falsePositive * threshold.falsePositives + falseNegative * threshold.falseNegatives)
        }
    }

    /// Whether the lower of two equally good thresholds is better.
    fileprivate var prefersLower: Bool {
        if case .precision = self { true } else { false }
    }

    fileprivate func requireSensible() throws {
        switch self {
        case .accuracy, .balancedAccuracy, .f1, .matthewsCorrelation: return
        case .fBeta(let beta):
            guard beta >= 0, beta.isFinite else {
                throw LearnError.invalidParameter(name: "beta", value: "\(beta)", expected: "zero or more")
            }
        case .recall(let minimum), .precision(let minimum):
            guard minimum >= 0, minimum <= 1 else {
                throw LearnError.invalidParameter(
                    name: "the minimum", value: "\(minimum)", expected: "from 0 to 1")
            }
        case .cost(let falsePositive, let falseNegative):
            guard falsePositive >= 0, falseNegative >= 0, (falsePositive + falseNegative).isFinite else {
                throw LearnError.invalidParameter(
                    name: "a cost", value: "\(min(falsePositive, falseNegative))", expected: "zero or more")
            }
        }
    }
}

extension ClassificationScores {
    /// Returns the best threshold for the probability of the positive class, on these rows.
    ///
    /// - Throws: the errors of ``DecisionThreshold/maximizing(_:_:probability:sampleWeight:)``.
    public func threshold(maximizing criterion: DecisionThreshold.Criterion) throws -> DecisionThreshold {
        try DecisionThreshold.best(criterion, ranked(), truth.classNames, sampleWeight)
    }
}
