import Numerics

/// Draws the training rows of each tree of a forest, as scikit-learn does: as many as there are, with replacement. If
/// rows have weights, the probability of each is proportional to its weight.
struct BootstrapSampler: Sendable {
    private let rowCount: Int
    /// The cumulative probabilities of the rows, if they have weights.
    private let cumulative: [Double]
    /// Divides the range from 0 to 1 into as many equal intervals as there are rows, and holds for each the first row that a
    /// number in it can select (Chen & Asau, “On generating random variates from an empirical distribution”, AIIE
    /// Transactions 6, 1974).
    private let guide: [UInt32]
    /// The expected number of times that the row with the largest weight is drawn.
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

    /// The number of times that each row is drawn.
    func counts<Count: FixedWidthInteger>(seed: UInt32, as type: Count.Type) -> [Count] {
        var random = RandomState(seed: seed)
        guard !cumulative.isEmpty else { return random.drawCounts(rowCount).map { Count($0) } }
        var counts = [Count](repeating: 0, count: rowCount)
        for _ in 0..<rowCount {
            let draw = random.random()
            var row = Int(guide[min(Int(draw * Double(rowCount)), rowCount - 1)])
            // The product may have been rounded up into the next interval.
            while row > 0, cumulative[row - 1] > draw { row -= 1 }
            while cumulative[row] <= draw { row += 1 }
            counts[row] += 1
        }
        return counts
    }
}
