import Numerics

/// Draws indices with probabilities in proportion to their weights.
struct WeightedSampler: Sendable {
    /// The cumulative probability of each index.
    private let sums: [Double]

    /// Creates a sampler.
    ///
    /// - Parameter weights: the weight of each index, above 0.
    init(_ weights: [Double]) {
        let total = weights.reduce(0, +)
        var sum = 0.0
        sums = weights.map {
            sum += $0 / total
            return sum
        }
    }

    /// Draws an index.
    func draw(using random: inout RandomState) -> Int {
        let target = random.random()
        var low = 0
        var high = sums.count - 1
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] < target { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
