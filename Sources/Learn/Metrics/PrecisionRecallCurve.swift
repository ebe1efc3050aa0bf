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
        let ranked = try RankedScores(truth, scores: scores[...])
        try requireWeights(sampleWeight, rowCount: truth.count)
        self.init(ranked, sampleWeight: sampleWeight)
    }

    init(_ ranked: RankedScores, sampleWeight: [Double]?) {
        var precisions: [Double] = []
        var recalls: [Double] = []
        var thresholds: [Double] = []
        precisions.reserveCapacity(ranked.count + 1)
        recalls.reserveCapacity(ranked.count + 1)
        thresholds.reserveCapacity(ranked.count)
        var positives = 0.0
        ranked.forEachThreshold(sampleWeight: sampleWeight) { score, truePositives, falsePositives in
            thresholds.append(score)
            precisions.append(truePositives / (truePositives + falsePositives))
            recalls.append(truePositives)
            positives = truePositives
        }
        for index in recalls.indices { recalls[index] = positives == 0 ? 1 : recalls[index] / positives }
        precisions.reverse()
        recalls.reverse()
        thresholds.reverse()
        precisions.append(1)
        recalls.append(0)
        self.precisions = precisions
        self.recalls = recalls
        self.thresholds = thresholds
    }

    /// The sum of the precisions times the step of recall each brings: not interpolated, so not too hopeful.
    public var averagePrecision: Double {
        thresholds.indices.reduce(0) { $0 + (recalls[$1] - recalls[$1 + 1]) * precisions[$1] }
    }
}
