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
        let order = scores.indices.filter { sampleWeight?[$0] != 0 }.sorted {
            scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1
        }
        var positives = 0.0
        var negatives = 0.0
        for (place, row) in order.enumerated() {
            let weight = sampleWeight?[row] ?? 1
            if truth.codes[row] == 1 { positives += weight } else { negatives += weight }
            guard place + 1 == order.count || scores[order[place + 1]] != scores[row] else { continue }
            thresholds.append(scores[row])
            truePositives.append(positives)
            falsePositives.append(negatives)
        }
    }
}
