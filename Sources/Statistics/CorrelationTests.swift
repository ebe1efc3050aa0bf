import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension HypothesisTest {
    /// Whether pairs lie along a straight line: Pearson's r, its p-value from the t distribution, its interval by
    /// Fisher's transformation.
    ///
    /// - Throws: `ArgumentError.lengthMismatch`; `ArgumentError.invalidParameter` for fewer than three pairs or a confidence
    ///   outside of 0…1; `ArgumentError.notFinite`.
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

    /// Whether pairs lie along any rising or falling curve: Spearman's ρ, its p-value from the t distribution.
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

/// The straight line through pairs with the least squares, and whether it rises or falls at all: SciPy's `linregress`.
public struct LinearTrend: Equatable, Sendable, Codable {
    /// How much y rises for each unit of x.
    public let slope: Double
    /// The value of y where x is zero.
    public let intercept: Double
    /// Pearson's correlation of x and y.
    public let correlation: Double
    /// The standard error of the slope.
    public let slopeError: Double
    /// The standard error of the intercept.
    public let interceptError: Double
    /// The probability of a slope at least as far from zero if there were none.
    public let pValue: Double

    /// Fits the line.
    ///
    /// - Throws: `ArgumentError.lengthMismatch`; `ArgumentError.invalidParameter` for fewer than three pairs, or an x that does
    ///   not vary; `ArgumentError.notFinite`.
    public init(x: [Double], y: [Double]) throws {
        let test = try HypothesisTest.pearson(x, y)
        let (a, b) = (Moments(x), Moments(y))
        guard a.variance > 0 else {
            throw ArgumentError.invalidParameter(
                name: "x", value: "the same number throughout", expected: "of values that vary")
        }
        // Where y does not vary there is no correlation, and the line is level.
        let r = b.variance > 0 ? test.statistic : 0
        correlation = r
        slope = r * (b.variance / a.variance).squareRoot()
        intercept = b.mean - slope * a.mean
        slopeError = ((1 - r * r) * b.variance / a.variance / (a.count - 2)).squareRoot()
        interceptError =
            slopeError * (a.variance * (a.count - 1) / a.count + a.mean * a.mean).squareRoot()
        pValue = b.variance > 0 ? test.pValue : 1
    }
}
