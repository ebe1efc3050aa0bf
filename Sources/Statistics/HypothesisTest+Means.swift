import Numerics

extension HypothesisTest {
    /// Tests whether two samples have the same mean, without assuming equal variances (Welch, Biometrika 34,
    /// 1947). The estimate is the difference of the means.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for fewer than two values or a confidence outside 0…1,
    ///   `ArgumentError.notFinite`.
    public static func welch(
        _ a: [Double], _ b: [Double], alternative: Alternative = .twoSided, confidence: Double = 0.95
    ) throws -> HypothesisTest {
        let (a, b) = try samples(a, b)
        let (ofA, ofB) = (a.variance / a.count, b.variance / b.count)
        let sum = ofA + ofB
        let freedom =
            sum * sum / (ofA * ofA / (a.count - 1) + ofB * ofB / (b.count - 1))
        return try t(
            a.mean - b.mean, hypothesis: 0, error: sum.squareRoot(), freedom, alternative, confidence)
    }

    /// Tests whether two samples of equal variance have the same mean (Student). The estimate is the
    /// difference of the means.
    ///
    /// - Throws: the errors of ``welch(_:_:alternative:confidence:)``.
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

    /// Tests whether the mean of a sample is `mean`. The estimate is the mean of the sample.
    ///
    /// - Throws: the errors of ``welch(_:_:alternative:confidence:)``.
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

    /// Tests whether the mean of the differences of pairs is zero. The estimate is the mean difference.
    ///
    /// - Throws: `ArgumentError.lengthMismatch`, and the errors of ``welch(_:_:alternative:confidence:)``.
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

    /// Returns the test of an estimate whose distance from the hypothesis, in standard errors, has a t
    /// distribution.
    private static func t(
        _ estimate: Double, hypothesis: Double, error: Double, _ freedom: Double, _ alternative: Alternative,
        _ confidence: Double
    ) throws -> HypothesisTest {
        try requireConfidence(confidence)
        let statistic = (estimate - hypothesis) / error
        // Samples that do not vary leave no degrees of freedom.
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
