/// For each threshold of the score, the precision and the recall of taking what scores at least as much for positive.
public struct PrecisionRecallCurve: Equatable, Sendable {
    /// The precision at each threshold, and last 1.
    public let precisions: [Double]
    /// The recall at each threshold, falling, and last 0.
    public let recalls: [Double]
    /// The thresholds, rising; one fewer than there are points.
    public let thresholds: [Double]

    /// The curve of scores, of which the higher speak for the positive class.
    ///
    /// Where there are no positive rows recall is 1 at every threshold, as in scikit-learn.
    ///
    /// - Throws: `LearnError.notBinary`, `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.notFinite`,
    ///   `LearnError.invalidWeight`.
    public init(_ truth: Labels, scores: [Double], sampleWeight: [Double]? = nil) throws {
        let counts = try ScoreThresholds(truth, scores: scores, sampleWeight: sampleWeight)
        let positives = counts.truePositives.last ?? 0
        let precisions = zip(counts.truePositives, counts.falsePositives).map {
            $0 + $1 == 0 ? 0 : $0 / ($0 + $1)
        }
        let recalls = counts.truePositives.map { positives == 0 ? 1 : $0 / positives }
        self.precisions = precisions.reversed() + [1]
        self.recalls = recalls.reversed() + [0]
        thresholds = counts.thresholds.reversed()
    }

    /// The sum of the precisions times the step of recall each brings: not interpolated, so not too hopeful.
    public var averagePrecision: Double {
        thresholds.indices.reduce(0) { $0 + (recalls[$1] - recalls[$1 + 1]) * precisions[$1] }
    }
}
