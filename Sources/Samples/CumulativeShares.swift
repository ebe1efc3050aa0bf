import Numerics

/// Picks positions by their weights, the heavy ones more often than the others.
struct CumulativeShares: Sendable {
    /// For each position the chance that a pick is that one or one before it.
    private let sums: [Double]

    /// - Parameter weights: above 0, one a position.
    init(_ weights: [Double]) {
        let total = weights.reduce(0, +)
        var sum = 0.0
        sums = weights.map {
            sum += $0 / total
            return sum
        }
    }

    /// A position.
    func pick(using random: inout RandomState) -> Int {
        let draw = random.random()
        var low = 0
        var high = sums.count - 1
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] < draw { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
