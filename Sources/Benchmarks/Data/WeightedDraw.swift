import Numerics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Draws indices in proportion to weights, by binary search in the cumulative weights.
struct WeightedDraw {
    private let sums: [Double]

    /// Creates a draw from weights, none of them negative and some above zero.
    init(_ weights: [Double]) {
        var sum = 0.0
        sums = weights.map { weight in
            sum += weight
            return sum
        }
    }

    /// Creates a draw from log-normal weights: a few indices are drawn often, most rarely.
    init(logNormal count: Int, spread: Double, using random: inout RandomState) {
        self.init(random.normal(standardDeviation: spread, count: count).map { exp($0) })
    }

    /// Draws an index.
    func callAsFunction(using random: inout RandomState) -> Int {
        let target = random.random() * (sums.last ?? 0)
        var range = 0..<max(0, sums.count - 1)
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = sums[middle] > target ? range.lowerBound..<middle : middle + 1..<range.upperBound
        }
        return range.lowerBound
    }
}
