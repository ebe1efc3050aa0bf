import Numerics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Draws positions, each as often as its weight says, by looking up a random number among the sums of the weights.
struct WeightedDraw {
    private let sums: [Double]

    /// A draw from weights, none of them negative and some above zero.
    init(_ weights: [Double]) {
        var sum = 0.0
        sums = weights.map { weight in
            sum += weight
            return sum
        }
    }

    /// A draw from weights whose logarithms are normally distributed about zero: a few are drawn again and again, most
    /// hardly ever.
    init(logNormal count: Int, spread: Double, using random: inout RandomState) {
        self.init(random.normal(standardDeviation: spread, count: count).map { exp($0) })
    }

    /// A position at random.
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
