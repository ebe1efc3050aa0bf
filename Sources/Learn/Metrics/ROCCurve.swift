/// The receiver operating characteristic: at each threshold of the score, the fraction of the negative rows
/// and of the positive rows that are predicted positive.
public struct ROCCurve: Equatable, Sendable {
    /// The fractions of negative rows predicted positive, rising from 0 to 1; NaN if there are no negative
    /// rows.
    public let falsePositiveRates: [Double]
    /// The fractions of positive rows predicted positive, rising from 0 to 1; NaN if there are no positive
    /// rows.
    public let truePositiveRates: [Double]
    /// The thresholds, falling from infinity (nothing is predicted positive) to the lowest score (everything
    /// is).
    public let thresholds: [Double]

    /// Creates the curve of scores that are higher for the positive class.
    ///
    /// - Parameter dropIntermediate: whether to leave out points on a straight line between their neighbours,
    ///   as scikit-learn does; the drawn curve is the same.
    /// - Throws: `LearnError.notBinary`, `LearnError.lengthMismatch`, `LearnError.noRows`,
    ///   `LearnError.notFinite`, `LearnError.invalidWeight`.
    public init(
        _ truth: Labels, scores: [Double], sampleWeight: [Double]? = nil, dropIntermediate: Bool = true
    ) throws {
        let ranked = try RankedScores(truth, scores: scores[...])
        try requireWeights(sampleWeight, rowCount: truth.count)
        self.init(ranked, sampleWeight: sampleWeight, dropIntermediate: dropIntermediate)
    }

    init(_ ranked: RankedScores, sampleWeight: [Double]?, dropIntermediate: Bool) {
        var points = Points(capacity: ranked.count + 1)
        // Whether a point is a corner is only known with the next one.
        var last = (score: Double.infinity, tp: 0.0, fp: 0.0)
        var step = (tp: Double.nan, fp: Double.nan)
        ranked.forEachThreshold(sampleWeight: sampleWeight) { score, tp, fp in
            let nextStep = (tp: tp - last.tp, fp: fp - last.fp)
            if !dropIntermediate || step.tp != nextStep.tp || step.fp != nextStep.fp {
                points.append(last.score, tp: last.tp, fp: last.fp)
            }
            // The first score is always kept: no step equals NaN.
            step = last.score == .infinity ? (.nan, .nan) : nextStep
            last = (score, tp, fp)
        }
        points.append(last.score, tp: last.tp, fp: last.fp)
        points.divide(positives: last.tp, negatives: last.fp)
        falsePositiveRates = points.falsePositives
        truePositiveRates = points.truePositives
        thresholds = points.thresholds
    }

    /// The area under the curve, by trapezoids: the probability that a positive row scores above a negative
    /// one, ties counting half. NaN if one of the classes has no rows.
    public var area: Double {
        trapezoidArea(x: falsePositiveRates, y: truePositiveRates)
    }
}

/// The points of a curve under construction.
private struct Points {
    var thresholds: [Double] = []
    var truePositives: [Double] = []
    var falsePositives: [Double] = []

    init(capacity: Int) {
        thresholds.reserveCapacity(capacity)
        truePositives.reserveCapacity(capacity)
        falsePositives.reserveCapacity(capacity)
    }

    mutating func append(_ threshold: Double, tp: Double, fp: Double) {
        thresholds.append(threshold)
        truePositives.append(tp)
        falsePositives.append(fp)
    }

    /// Divides counts by their totals; all but the first point is NaN if a total is zero.
    mutating func divide(positives: Double, negatives: Double) {
        for index in thresholds.indices.dropFirst() {
            truePositives[index] = positives > 0 ? truePositives[index] / positives : .nan
            falsePositives[index] = negatives > 0 ? falsePositives[index] / negatives : .nan
        }
    }
}

/// Returns the area under straight lines between points.
func trapezoidArea(x: [Double], y: [Double]) -> Double {
    var area = 0.0
    for index in x.indices.dropFirst() {
        let width = x[index] - x[index - 1]
        area += width * (y[index] + y[index - 1]) / 2
    }
    return area
}
