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
        let counts = try ScoreThresholds(truth, scores: scores, sampleWeight: sampleWeight)
        let (tp, fp) = (counts.truePositives, counts.falsePositives)
        let kept = tp.indices.filter { index in
            guard dropIntermediate, index > 0, index < tp.count - 1 else { return true }
            // A corner: the step that leads here is not the step that leads on.
            return tp[index + 1] - tp[index] != tp[index] - tp[index - 1]
                || fp[index + 1] - fp[index] != fp[index] - fp[index - 1]
        }
        let positives = tp.last ?? 0
        let negatives = fp.last ?? 0
        falsePositiveRates = [0] + kept.map { fp[$0] }.map { negatives > 0 ? $0 / negatives : .nan }
        truePositiveRates = [0] + kept.map { tp[$0] }.map { positives > 0 ? $0 / positives : .nan }
        thresholds = [.infinity] + kept.map { counts.thresholds[$0] }
    }

    /// The area under the curve, by trapezoids: the probability that a positive row scores above a negative one,
    /// ties counting half. NaN where one of the classes has no rows.
    public var area: Double {
        trapezoidArea(x: falsePositiveRates, y: truePositiveRates)
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
