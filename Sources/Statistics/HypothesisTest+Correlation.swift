import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension HypothesisTest {
    /// Tests for linear correlation of pairs: Pearson's r, its p-value from the t distribution, its interval
    /// by Fisher's transformation.
    ///
    /// - Throws: `ArgumentError.lengthMismatch`; `ArgumentError.invalidParameter` for fewer than three pairs
    ///   or a confidence outside 0…1; `ArgumentError.notFinite`.
    public static func pearson(
        _ a: [Double], _ b: [Double], alternative: Alternative = .twoSided, confidence: Double = 0.95
    ) throws -> HypothesisTest {
        try requirePairs(a, b, atLeast: 3)
        try requireConfidence(confidence)
        let r = Descriptive.pearsonCorrelation(a, b)
        let n = Double(a.count)
        let z = NormalDistribution.standard.quantile((1 + confidence) / 2)
        let reach = n > 3 ? z / (n - 3).squareRoot() : .infinity
        return try correlation(
            r, count: n, alternative,
            interval: Statistics.interval(tanh(atanh(r) - reach), tanh(atanh(r) + reach))
        )
    }

    /// Tests for monotonic correlation of pairs: Spearman's ρ, its p-value from the t distribution.
    ///
    /// - Throws: `ArgumentError.lengthMismatch`; `ArgumentError.invalidParameter` for fewer than three pairs;
    ///   `ArgumentError.notFinite`.
    public static func spearman(
        _ a: [Double], _ b: [Double], alternative: Alternative = .twoSided
    ) throws -> HypothesisTest {
        try requirePairs(a, b, atLeast: 3)
        let rho = Descriptive.pearsonCorrelation(Ranking(a).ranks, Ranking(b).ranks)
        return try correlation(rho, count: Double(a.count), alternative, interval: nil)
    }

    private static func correlation(
        _ r: Double, count: Double, _ alternative: Alternative, interval: ClosedRange<Double>?
    ) throws -> HypothesisTest {
        let freedom = count - 2
        let t = r * (freedom / ((1 - r) * (1 + r))).squareRoot()
        let distribution = try StudentTDistribution(degreesOfFreedom: freedom)
        return HypothesisTest(
            statistic: r, pValue: alternative.pValue(of: t, upperTail: distribution.upperTailProbability),
            degreesOfFreedom: [freedom], estimate: r, interval: interval)
    }
}
