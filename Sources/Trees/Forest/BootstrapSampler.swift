import Numerics

/// Draws the rows that each tree of a forest is grown from, as scikit-learn does: as many as there are, with
/// replacement; where rows have weights, each with a probability in proportion to its weight.
struct BootstrapSampler: Sendable {
    private let rowCount: Int
    /// For rows with weights: running sums of their probabilities.
    private let cumulative: [Double]
    /// For each of as many equal parts of the range from 0 to 1 as there are rows: the first row that a number in it
    /// can be (Chen & Asau, “On generating random variates from an empirical distribution”, AIIE Transactions 6,
    /// 1974).
    private let guide: [UInt32]
    /// How often the row with the largest weight is drawn on average.
    let largestExpectedCount: Double

    init(rowCount: Int, weights: [Double]?) {
        self.rowCount = rowCount
        guard let weights else {
            cumulative = []
            guide = []
            largestExpectedCount = 1
            return
        }
        let sum = weights.reduce(0, +)
        var running = 0.0
        let sums = weights.map { weight in
            running += weight / sum
            return running
        }
        cumulative = sums.map { $0 / running }
        var guide: [UInt32] = []
        var row = 0
        for part in 0..<rowCount {
            while row < rowCount - 1, cumulative[row] <= Double(part) / Double(rowCount) { row += 1 }
            guide.append(UInt32(row))
        }
        self.guide = guide
        largestExpectedCount = (weights.max() ?? 0) / sum * Double(rowCount)
    }

    /// How often each row is drawn.
    func counts<Count: FixedWidthInteger>(seed: UInt32, as type: Count.Type) -> [Count] {
        var random = RandomState(seed: seed)
        guard !cumulative.isEmpty else { return random.drawCounts(rowCount).map { Count($0) } }
        var counts = [Count](repeating: 0, count: rowCount)
        for _ in 0..<rowCount {
            let draw = random.random()
            var row = Int(guide[min(Int(draw * Double(rowCount)), rowCount - 1)])
            // The product may have been rounded up to the next part.
            while row > 0, cumulative[row - 1] > draw { row -= 1 }
            while cumulative[row] <= draw { row += 1 }
            counts[row] += 1
        }
        return counts
    }
}
