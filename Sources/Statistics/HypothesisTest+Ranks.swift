import Numerics

extension HypothesisTest {
    /// Tests whether the values of one sample tend to be larger than those of another (Mann–Whitney U test):
    /// the statistic is the number of pairs in which the value of the first sample is larger, ties counting
    /// half.
    ///
    /// Exact if one of the samples has at most eight values and there are no ties; otherwise from the normal
    /// distribution, corrected for ties and continuity, as SciPy chooses.
    ///
    /// Mann & Whitney, Annals of Mathematical Statistics 18 (1947).
    ///
    /// - Throws: `ArgumentError.invalidParameter` for an empty sample, `ArgumentError.notFinite`.
    public static func mannWhitney(
        _ a: [Double], _ b: [Double], alternative: Alternative = .twoSided
    ) throws -> HypothesisTest {
        try requireSample(a, named: "the first sample", atLeast: 1)
        try requireSample(b, named: "the second sample", atLeast: 1)
        let ranking = Ranking(a + b)
        let (n, m) = (Double(a.count), Double(b.count))
        let statistic = ranking.ranks.prefix(a.count).reduce(0, +) - n * (n + 1) / 2
        let extreme =
            switch alternative {
            case .twoSided: max(statistic, n * m - statistic)
            case .greater: statistic
            case .less: n * m - statistic
            }
        let tail: Double
        if min(a.count, b.count) <= 8, ranking.ties.isEmpty {
            tail = exactTail(of: extreme, a.count, b.count)
        } else {
            let all = n + m
            let variance = n * m / 12 * ((all + 1) - ranking.tieTerm / (all * (all - 1)))
            let z = (extreme - n * m / 2 - 0.5) / variance.squareRoot()
            tail = NormalDistribution.standard.upperTailProbability(at: z)
        }
        let pValue = alternative == .twoSided ? 2 * tail : tail
        return HypothesisTest(statistic: statistic, pValue: pValue.isNaN ? .nan : min(1, pValue))
    }

    /// Tests whether the differences of pairs are symmetric about zero (Wilcoxon's signed-rank test). Pairs
    /// without a difference are left out. The statistic is the sum of the ranks of the positive differences;
    /// for the two-sided alternative the smaller of that and the sum of the others.
    ///
    /// Exact for at most fifty pairs without ties and zero differences; otherwise from the normal
    /// distribution, corrected for ties.
    ///
    /// Wilcoxon, Biometrics Bulletin 1 (1945).
    ///
    /// - Throws: `ArgumentError.lengthMismatch`; `ArgumentError.invalidParameter` for no pairs;
    ///   `ArgumentError.notFinite`.
    public static func wilcoxon(
        _ a: [Double], _ b: [Double], alternative: Alternative = .twoSided
    ) throws -> HypothesisTest {
        try requirePairs(a, b, atLeast: 1)
        let differences = zip(a, b).map { $0 - $1 }.filter { $0 != 0 }
        let ranking = Ranking(differences.map { abs($0) })
        let above = zip(differences, ranking.ranks).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
        let n = Double(differences.count)
        let all = n * (n + 1) / 2
        let pValue: Double
        if differences.count == a.count, differences.count <= 50, ranking.ties.isEmpty {
            let (lower, upper) = signedRankTails(Int(above), count: differences.count)
            pValue =
                switch alternative {
                case .twoSided: min(1, 2 * min(lower, upper))
                case .less: lower
                case .greater: upper
                }
        } else {
            let variance = (n * (n + 1) * (2 * n + 1) - ranking.tieTerm / 2) / 24
            let z = (above - all / 2) / variance.squareRoot()
            pValue = alternative.pValue(
                of: z, upperTail: NormalDistribution.standard.upperTailProbability)
        }
        return HypothesisTest(
            statistic: alternative == .twoSided ? min(above, all - above) : above, pValue: pValue)
    }

    /// Tests whether several samples have the same distribution, by their ranks (Kruskal & Wallis, Journal of
    /// the American Statistical Association 47, 1952).
    ///
    /// - Throws: `ArgumentError.invalidParameter` for fewer than two samples or an empty one,
    ///   `ArgumentError.notFinite`.
    public static func kruskalWallis(_ samples: [[Double]]) throws -> HypothesisTest {
        try requireSamples(samples, atLeast: 1)
        let ranking = Ranking(samples.flatMap { $0 })
        let n = Double(ranking.ranks.count)
        var start = 0
        let sum = samples.reduce(0.0) { sum, sample in
            defer { start += sample.count }
            let ranks = ranking.ranks[start..<start + sample.count].reduce(0, +)
            return sum + ranks * ranks / Double(sample.count)
        }
        let tieCorrection = 1 - ranking.tieTerm / (n * n * n - n)
        let statistic = (12 / (n * (n + 1)) * sum - 3 * (n + 1)) / tieCorrection
        let freedom = Double(samples.count - 1)
        return HypothesisTest(
            statistic: statistic,
            pValue: try ChiSquaredDistribution(degreesOfFreedom: freedom).upperTailProbability(at: statistic),
            degreesOfFreedom: [freedom])
    }
}

/// Checks that there are at least two samples, each with enough values, all finite.
func requireSamples(_ samples: [[Double]], atLeast count: Int) throws {
    guard samples.count >= 2 else {
        throw ArgumentError.invalidParameter(
            name: "samples", value: String(samples.count), expected: "at least 2")
    }
    for (index, sample) in samples.enumerated() {
        try requireSample(sample, named: "sample \(index)", atLeast: count)
    }
}

/// Returns the probability that the Mann–Whitney statistic of samples without ties is at least `statistic`.
///
/// The numbers of orders with each statistic are the coefficients of the Gaussian binomial, the product of (1
/// − q^(m+i)) / (1 − qⁱ): each factor is one pass of sums and one of differences. They are symmetric, so the
/// upper tail is the lower one from the other end.
private func exactTail(of statistic: Double, _ n: Int, _ m: Int) -> Double {
    let (small, large) = (min(n, m), max(n, m))
    let reach = n * m - Int(statistic)
    // At most half of them are computed directly; the other half is the complement.
    guard reach <= n * m / 2 else { return 1 - exactTail(of: Double(reach + 1), n, m) }
    guard reach >= 0 else { return 0 }
    var counts = [Double](repeating: 0, count: reach + 1)
    counts[0] = 1
    var orders = 1.0
    for part in 1...small {
        for value in stride(from: reach, through: large + part, by: -1) {
            counts[value] -= counts[value - large - part]
        }
        for value in stride(from: part, through: reach, by: 1) { counts[value] += counts[value - part] }
        orders *= Double(large + part) / Double(part)
    }
    return counts.reduce(0, +) / orders
}

/// Returns the probabilities that the sum of the positive ranks of `count` differences is at most, and at
/// least, `sum`.
private func signedRankTails(_ sum: Int, count: Int) -> (lower: Double, upper: Double) {
    let largest = count * (count + 1) / 2
    var probabilities = [Double](repeating: 0, count: largest + 1)
    probabilities[0] = 1
    // Each rank is in the sum or not, with probability one half.
    for rank in stride(from: 1, through: count, by: 1) {
        for value in stride(from: largest, through: 0, by: -1) {
            probabilities[value] =
                (probabilities[value] + (value >= rank ? probabilities[value - rank] : 0)) / 2
        }
    }
    return (probabilities[...sum].reduce(0, +), probabilities[sum...].reduce(0, +))
}
