import Numerics

/// How many of how many: a share, its intervals, and the tests of it.
public struct Proportion: Equatable, Sendable {
    /// How many are.
    public let hits: Int
    /// Of how many.
    public let count: Int

    /// A share of a count.
    ///
    /// - Throws: `ArgumentError.invalidParameter` unless there are from 0 to `count` hits and a count of at least one.
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

    /// The share.
    public var share: Double { Double(hits) / Double(count) }

    /// The interval of the share by Wilson's score (Journal of the American Statistical Association 22, 1927): good for
    /// small counts and shares near 0 and 1.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for a confidence outside of 0…1.
    public func wilsonInterval(confidence: Double = 0.95) throws -> ClosedRange<Double> {
        try requireConfidence(confidence)
        let n = Double(count)
        let z = NormalDistribution.standard.quantile((1 + confidence) / 2)
        let center = share + z * z / (2 * n)
        let reach = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        let divisor = 1 + z * z / n
        return max(0, (center - reach) / divisor)...min(1, (center + reach) / divisor)
    }

    /// The exact interval of the share (Clopper & Pearson, Biometrika 26, 1934): never too narrow, often too wide.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for a confidence outside of 0…1.
    public func exactInterval(confidence: Double = 0.95) throws -> ClosedRange<Double> {
        try requireConfidence(confidence)
        let tail = (1 - confidence) / 2
        let (hits, misses) = (Double(hits), Double(count - hits))
        let lower = hits == 0 ? 0 : try BetaDistribution(alpha: hits, beta: misses + 1).quantile(tail)
        let upper = misses == 0 ? 1 : try BetaDistribution(alpha: hits + 1, beta: misses).quantile(1 - tail)
        return lower...max(lower, upper)
    }
}

extension HypothesisTest {
    /// Whether a share is `probability` (exact binomial test). The estimate is the share, its interval exact; for two
    /// sides, counts no more probable than this one count.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for a probability or confidence outside of 0…1.
    public static func binomial(
        _ share: Proportion, probability: Double = 0.5, alternative: Alternative = .twoSided,
        confidence: Double = 0.95
    ) throws -> HypothesisTest {
        let distribution = try BinomialDistribution(trials: share.count, probability: probability)
        let pValue =
            switch alternative {
            case .twoSided: distribution.probability(notAbove: share.hits)
            case .less: distribution.cumulativeProbability(at: share.hits)
            case .greater: distribution.upperTailProbability(at: share.hits - 1)
            }
        return HypothesisTest(
            statistic: Double(share.hits), pValue: min(1, pValue), estimate: share.share,
            interval: try share.exactInterval(confidence: confidence))
    }

    /// Whether two shares are the same: the z-test of their difference with the pooled share, as statsmodels'
    /// `proportions_ztest`. The estimate is the difference, its interval Newcombe's, from the Wilson intervals of the two
    /// (Statistics in Medicine 17, 1998, method 10).
    ///
    /// - Throws: `ArgumentError.invalidParameter` for a confidence outside of 0…1.
    public static func twoProportions(
        _ a: Proportion, _ b: Proportion, alternative: Alternative = .twoSided, confidence: Double = 0.95
    ) throws -> HypothesisTest {
        let pooled = Double(a.hits + b.hits) / Double(a.count + b.count)
        let variance = pooled * (1 - pooled) * (1 / Double(a.count) + 1 / Double(b.count))
        let difference = a.share - b.share
        let statistic = difference / variance.squareRoot()
        let (first, second) = (
            try a.wilsonInterval(confidence: confidence), try b.wilsonInterval(confidence: confidence)
        )
        let below = length(a.share - first.lowerBound, second.upperBound - b.share)
        let above = length(first.upperBound - a.share, b.share - second.lowerBound)
        return HypothesisTest(
            statistic: statistic,
            pValue: alternative.pValue(
                of: statistic, upperTail: NormalDistribution.standard.upperTailProbability),
            estimate: difference, interval: Statistics.interval(difference - below, difference + above))
    }
}

extension BinomialDistribution {
    /// The probability of all counts that are no more probable than this one.
    fileprivate func probability(notAbove hits: Int) -> Double {
        // A hair more, for rounding must not part counts that are equally probable.
        let bound = probability(of: hits) * (1 + 1e-7)
        let mean = probability * Double(trials)
        // Probabilities rise up to the mean and fall from there, so that the other tail begins where a search by halves
        // finds it.
        if Double(hits) < mean {
            let first = firstPlace(in: Int(mean.rounded(.up))..<trials + 1) { probability(of: $0) <= bound }
            return cumulativeProbability(at: hits) + upperTailProbability(at: first - 1)
        }
        let first = firstPlace(in: 0..<Int(mean) + 1) { probability(of: $0) > bound }
        return min(hits, first) == hits
            ? 1 : cumulativeProbability(at: first - 1) + upperTailProbability(at: hits - 1)
    }
}

/// The first number for which a condition holds that holds for all after it; the end of the range if it never does.
private func firstPlace(in range: Range<Int>, where holds: (Int) -> Bool) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
        let middle = low + (high - low) / 2
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
}

private func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
