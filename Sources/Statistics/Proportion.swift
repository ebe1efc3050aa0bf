import Numerics

/// A proportion of successes in a number of trials, and its confidence intervals.
public struct Proportion: Equatable, Sendable {
    /// The number of successes.
    public let hits: Int
    /// The number of trials.
    public let count: Int

    /// Creates a proportion.
    ///
    /// - Throws: `ArgumentError.invalidParameter` unless there are from 0 to `count` hits and a count of at
    ///   least one.
    public init(hits: Int, of count: Int) throws {
        guard count > 0 else {
            throw ArgumentError.invalidParameter(name: "count", value: String(count), expected: "at least 1")
        }
        guard hits >= 0, hits <= count else {
            throw ArgumentError.invalidParameter(
                name: "hits", value: String(hits), expected: "from 0 to \(count)")
        }
        self.hits = hits
        self.count = count
    }

    /// The fraction of successes.
    public var fraction: Double { Double(hits) / Double(count) }

    /// Returns Wilson's score interval (Journal of the American Statistical Association 22, 1927): accurate
    /// for small counts and fractions near 0 and 1.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for a confidence outside 0…1.
    public func wilsonInterval(confidence: Double = 0.95) throws -> ClosedRange<Double> {
        try requireConfidence(confidence)
        let n = Double(count)
        let z = NormalDistribution.standard.quantile((1 + confidence) / 2)
        let center = fraction + z * z / (2 * n)
        let reach = z * (fraction * (1 - fraction) / n + z * z / (4 * n * n)).squareRoot()
        let divisor = 1 + z * z / n
        return max(0, (center - reach) / divisor)...min(1, (center + reach) / divisor)
    }

    /// Returns the exact interval (Clopper & Pearson, Biometrika 26, 1934): never too narrow, often too wide.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for a confidence outside 0…1.
    public func exactInterval(confidence: Double = 0.95) throws -> ClosedRange<Double> {
        try requireConfidence(confidence)
        let tail = (1 - confidence) / 2
        let (hits, misses) = (Double(hits), Double(count - hits))
        let lower = hits == 0 ? 0 : try BetaDistribution(alpha: hits, beta: misses + 1).quantile(tail)
        let upper = misses == 0 ? 1 : try BetaDistribution(alpha: hits + 1, beta: misses).quantile(1 - tail)
        return lower...max(lower, upper)
    }
}
