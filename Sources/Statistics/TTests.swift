import Numerics

extension HypothesisTest {
    /// Whether two samples have the same mean, their variances being equal or not (Welch, Biometrika 34, 1947). The
    /// estimate is the difference of the means.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for fewer than two values or a confidence outside of 0…1,
    ///   `ArgumentError.notFinite`.
    public static func welch(
        _ a: [Double], _ b: [Double], alternative: Alternative = .twoSided, confidence: Double = 0.95
    ) throws -> HypothesisTest {
        let (a, b) = try samples(a, b)
        let shares = (a.variance / a.count, b.variance / b.count)
        let sum = shares.0 + shares.1
        let freedom =
            sum * sum / (shares.0 * shares.0 / (a.count - 1) + shares.1 * shares.1 / (b.count - 1))
        return try t(
            a.mean - b.mean, hypothesis: 0, error: sum.squareRoot(), freedom, alternative, confidence)
    }

    /// Whether two samples of equal variance have the same mean (Student). The estimate is the difference of the means.
    ///
    /// - Throws: what ``welch(_:_:alternative:confidence:)`` throws.
    public static func student(
        _ a: [Double], _ b: [Double], alternative: Alternative = .twoSided, confidence: Double = 0.95
    ) throws -> HypothesisTest {
        let (a, b) = try samples(a, b)
        let freedom = a.count + b.count - 2
        let pooled = ((a.count - 1) * a.variance + (b.count - 1) * b.variance) / freedom
        return try t(
            a.mean - b.mean, hypothesis: 0, error: (pooled * (1 / a.count + 1 / b.count)).squareRoot(),
            freedom,
            alternative, confidence)
    }

    /// Whether the mean of a sample is `mean`. The estimate is the mean of the sample.
    ///
    /// - Throws: what ``welch(_:_:alternative:confidence:)`` throws.
    public static func oneSample(
        _ a: [Double], mean: Double = 0, alternative: Alternative = .twoSided, confidence: Double = 0.95
    ) throws -> HypothesisTest {
        try requireSample(a, named: "the sample", atLeast: 2)
        let sample = Moments(a)
        return try t(
            sample.mean, hypothesis: mean, error: (sample.variance / sample.count).squareRoot(),
            sample.count - 1,
            alternative, confidence)
    }

    /// Whether the differences within pairs have the mean zero. The estimate is the mean difference.
    ///
    /// - Throws: `ArgumentError.lengthMismatch`, and what ``welch(_:_:alternative:confidence:)`` throws.
    public static func paired(
        _ a: [Double], _ b: [Double], alternative: Alternative = .twoSided, confidence: Double = 0.95
    ) throws -> HypothesisTest {
        try requirePairs(a, b, atLeast: 2)
        return try oneSample(zip(a, b).map { $0 - $1 }, alternative: alternative, confidence: confidence)
    }

    private static func samples(_ a: [Double], _ b: [Double]) throws -> (Moments, Moments) {
        try requireSample(a, named: "the first sample", atLeast: 2)
        try requireSample(b, named: "the second sample", atLeast: 2)
        return (Moments(a), Moments(b))
    }

    /// The test of an estimate whose distance from its hypothesis, in standard errors, has a t distribution.
    private static func t(
        _ estimate: Double, hypothesis: Double, error: Double, _ freedom: Double, _ alternative: Alternative,
        _ confidence: Double
    ) throws -> HypothesisTest {
        try requireConfidence(confidence)
        let statistic = (estimate - hypothesis) / error
        // Samples that do not vary leave no degrees of freedom to reckon with.
        guard freedom > 0, let distribution = try? StudentTDistribution(degreesOfFreedom: freedom) else {
            return HypothesisTest(
                statistic: statistic, pValue: .nan, degreesOfFreedom: [freedom], estimate: estimate)
        }
        let reach = distribution.quantile((1 + confidence) / 2) * error
        return HypothesisTest(
            statistic: statistic,
            pValue: alternative.pValue(of: statistic, upperTail: distribution.upperTailProbability),
            degreesOfFreedom: [freedom], estimate: estimate,
            interval: Statistics.interval(estimate - reach, estimate + reach))
    }
}

/// How far apart the means of two samples are, in units of their pooled standard deviation.
///
/// Cohen, *Statistical Power Analysis for the Behavioral Sciences* (1988).
///
/// - Throws: `ArgumentError.invalidParameter` for fewer than two values, `ArgumentError.notFinite`.
public func cohensD(_ a: [Double], _ b: [Double]) throws -> Double {
    try requireSample(a, named: "the first sample", atLeast: 2)
    try requireSample(b, named: "the second sample", atLeast: 2)
    let (a, b) = (Moments(a), Moments(b))
    let pooled = ((a.count - 1) * a.variance + (b.count - 1) * b.variance) / (a.count + b.count - 2)
    return (a.mean - b.mean) / pooled.squareRoot()
}

/// Count, mean and variance of a sample.
struct Moments {
    let count: Double
    let mean: Double
    let variance: Double

    init(_ values: [Double]) {
        count = Double(values.count)
        mean = Descriptive.mean(values)
        variance = Descriptive.variance(values)
    }
}
