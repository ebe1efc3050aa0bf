/// Precision and recall at each threshold of the score, at or above which rows are predicted positive.
public struct PrecisionRecallCurve: Equatable, Sendable {
    /// The precision at each threshold, then 1.
    public let precisions: [Double]
    /// The recall at each threshold, descending, then 0.
    public let recalls: [Double]
    /// The thresholds, ascending; one fewer than there are points.
    public let thresholds: [Double]

    /// Creates the curve of scores that are higher for the positive class.
    ///
    /// If there are no positive rows, recall is 1 at every threshold, as in scikit-learn.
    ///
    /// - Throws: `LearnError.notBinary`, `LearnError.lengthMismatch`, `LearnError.noRows`,
    ///   `LearnError.notFinite`, `LearnError.invalidWeight`.
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

    /// The average precision: the sum of the precisions, each times the increase of recall. It is not
    /// interpolated, and so not too optimistic.
    public var averagePrecision: Double {
        thresholds.indices.reduce(0) { $0 + (recalls[$1] - recalls[$1 + 1]) * precisions[$1] }
    }
}
