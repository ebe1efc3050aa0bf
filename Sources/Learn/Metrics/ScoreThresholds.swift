/// How many positive and negative rows score at least as much as each score that occurs, highest first: what ROC
/// and precision–recall curves are drawn from.
struct ScoreThresholds {
    /// The scores that occur, each once, highest first.
    private(set) var thresholds: [Double] = []
    /// For each, the weight of the positive rows that score at least as much.
    private(set) var truePositives: [Double] = []
    /// For each, the weight of the negative rows that score at least as much.
    private(set) var falsePositives: [Double] = []

    init(_ truth: Labels, scores: [Double], sampleWeight: [Double]?) throws {
        try requireScores(truth, scores, sampleWeight)
        // The score and its row side by side: sorting then reads memory in order.
        let order = scores.enumerated().lazy.filter { sampleWeight?[$0.offset] != 0 }.map {
            (score: $0.element, row: $0.offset)
        }.sorted { $0.score != $1.score ? $0.score > $1.score : $0.row < $1.row }
        var positives = 0.0
        var negatives = 0.0
        for (place, (score, row)) in order.enumerated() {
            let weight = sampleWeight?[row] ?? 1
            if truth.codes[row] == 1 { positives += weight } else { negatives += weight }
            guard place + 1 == order.count || order[place + 1].score != score else { continue }
            thresholds.append(score)
            truePositives.append(positives)
            falsePositives.append(negatives)
        }
    }
}
