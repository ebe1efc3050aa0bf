/// Cumulative gains: the share of the positive rows that is found by taking the rows with the highest scores first.
public struct GainCurve: Equatable, Sendable {
    /// The share of all rows (by weight) that is taken, from 0 to 1.
    public let taken: [Double]
    /// The share of the positive rows that is among them, from 0 to 1.
    public let found: [Double]
    /// The lowest score that is taken at each point; infinity for none.
    public let thresholds: [Double]

    /// Creates the curve of scores that are higher for the positive class. Rows of equal scores are taken together.
    ///
    /// - Throws: `LearnError.notBinary`, `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.notFinite`,
    ///   `LearnError.invalidWeight`.
    public init(_ truth: Labels, scores: [Double], sampleWeight: [Double]? = nil) throws {
        let ranked = try RankedScores(truth, scores: scores[...])
        try requireWeights(sampleWeight, rowCount: truth.count)
        self.init(ranked, sampleWeight: sampleWeight)
    }

    init(_ ranked: RankedScores, sampleWeight: [Double]?) {
        var taken = [0.0]
        var found = [0.0]
        var thresholds = [Double.infinity]
        ranked.forEachThreshold(sampleWeight: sampleWeight) { score, positives, negatives in
            taken.append(positives + negatives)
            found.append(positives)
            thresholds.append(score)
        }
        let (total, positives) = (taken[taken.count - 1], found[found.count - 1])
        self.taken = taken.map { $0 / total }
        self.found = found.map { positives > 0 ? $0 / positives : .nan }
        self.thresholds = thresholds
    }

    /// The lift at each point: the share of positive rows among those taken, divided by that among all; NaN where none is
    /// taken.
    public var lifts: [Double] { zip(found, taken).map { $0 / $1 } }

    /// Returns the share of the positive rows that is found by taking a share of all rows, on a straight line between points.
    public func found(taking share: Double) -> Double {
        guard let next = taken.firstIndex(where: { $0 >= share }), next > 0 else { return share > 0 ? 1 : 0 }
        let width = taken[next] - taken[next - 1]
        return found[next - 1] + (found[next] - found[next - 1]) * (share - taken[next - 1]) / width
    }
}

extension ClassificationScores {
    /// Returns the cumulative gains of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`.
    public func gainCurve() throws -> GainCurve { GainCurve(try ranked(), sampleWeight: sampleWeight) }
}
