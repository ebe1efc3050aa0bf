/// The receiver operating characteristic: for each threshold of the score, the share of the negative rows that are
/// taken for positive, and the share of the positive rows that are.
public struct ROCCurve: Equatable, Sendable {
    /// The shares of negative rows taken for positive, rising from 0 to 1; NaN if there are no negative rows.
    public let falsePositiveRates: [Double]
    /// The shares of positive rows taken for positive, rising from 0 to 1; NaN if there are no positive rows.
    public let truePositiveRates: [Double]
    /// The thresholds, falling from infinity (nothing is positive) to the lowest score (all is).
    public let thresholds: [Double]

    /// The curve of scores, of which the higher speak for the positive class.
    ///
    /// - Parameter dropIntermediate: leaves out the points that lie on a straight line between their neighbours, as
    ///   scikit-learn does; the drawn curve is the same.
    /// - Throws: `LearnError.notBinary`, `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.notFinite`,
    ///   `LearnError.invalidWeight`.
    public init(
        _ truth: Labels, scores: [Double], sampleWeight: [Double]? = nil, dropIntermediate: Bool = true
    ) throws {
        let ranked = try RankedScores(truth, scores: scores[...])
        try requireWeights(sampleWeight, rowCount: truth.count)
        self.init(ranked, sampleWeight: sampleWeight, dropIntermediate: dropIntermediate)
    }

    init(_ ranked: RankedScores, sampleWeight: [Double]?, dropIntermediate: Bool) {
        var points = Points(capacity: ranked.count + 1)
        // Whether a point is a corner shows when the next one is known.
        var last = (score: Double.infinity, tp: 0.0, fp: 0.0)
        var step = (tp: Double.nan, fp: Double.nan)
        ranked.forEachThreshold(sampleWeight: sampleWeight) { score, tp, fp in
            let nextStep = (tp: tp - last.tp, fp: fp - last.fp)
            if !dropIntermediate || step.tp != nextStep.tp || step.fp != nextStep.fp {
                points.append(last.score, tp: last.tp, fp: last.fp)
            }
            // The first score is kept whatever comes next: no step equals NaN.
            step = last.score == .infinity ? (.nan, .nan) : nextStep
            last = (score, tp, fp)
        }
        points.append(last.score, tp: last.tp, fp: last.fp)
        points.divide(positives: last.tp, negatives: last.fp)
        falsePositiveRates = points.falsePositives
        truePositiveRates = points.truePositives
        thresholds = points.thresholds
    }

    /// The area under the curve, by trapezoids: the probability that a positive row scores above a negative one,
    /// ties counting half. NaN where one of the classes has no rows.
    public var area: Double {
        trapezoidArea(x: falsePositiveRates, y: truePositiveRates)
    }
}

/// The points of a curve while it grows.
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

    /// Turns counts into shares; where nothing is to be shared, all but the first point is NaN.
    mutating func divide(positives: Double, negatives: Double) {
        for index in thresholds.indices.dropFirst() {
            truePositives[index] = positives > 0 ? truePositives[index] / positives : .nan
            falsePositives[index] = negatives > 0 ? falsePositives[index] / negatives : .nan
        }
    }
}

/// The area under the straight lines between points.
func trapezoidArea(x: [Double], y: [Double]) -> Double {
    var area = 0.0
    for index in x.indices.dropFirst() {
        let width = x[index] - x[index - 1]
        area += width * (y[index] + y[index - 1]) / 2
    }
    return area
}
