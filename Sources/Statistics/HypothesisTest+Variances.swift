import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension HypothesisTest {
    /// Tests whether several samples of equal variance have the same mean (one-way analysis of variance,
    /// Fisher).
    ///
    /// - Throws: `ArgumentError.invalidParameter` for fewer than two samples, an empty one, or no more values
    ///   than samples; `ArgumentError.notFinite`.
    public static func anova(_ samples: [[Double]]) throws -> HypothesisTest {
        try requireSamples(samples, atLeast: 1)
        let all = samples.flatMap { $0 }
        let (n, k) = (Double(all.count), Double(samples.count))
        guard n > k else {
            throw ArgumentError.invalidParameter(
                name: "samples", value: "of one value each", expected: "of more values than samples")
        }
        let mean = Descriptive.mean(all)
        let between = samples.reduce(0.0) { sum, sample in
            let distance = Descriptive.mean(sample) - mean
            return sum + Double(sample.count) * distance * distance
        }
        let within = samples.reduce(0.0) { $0 + Descriptive.variance($1, ddof: 0) * Double($1.count) }
        let statistic = (between / (k - 1)) / (within / (n - k))
        let distribution = try FDistribution(
            numeratorDegreesOfFreedom: k - 1, denominatorDegreesOfFreedom: n - k)
        return HypothesisTest(
            statistic: statistic, pValue: distribution.upperTailProbability(at: statistic),
            degreesOfFreedom: [k - 1, n - k])
    }

    /// Tests whether several samples have the same variance, by the distances of the values from the median
    /// of their sample: robust against distributions that are not normal.
    ///
    /// Brown & Forsythe, Journal of the American Statistical Association 69 (1974), after Levene; SciPy's
    /// default.
    ///
    /// - Throws: the errors of ``anova(_:)``.
    public static func levene(_ samples: [[Double]]) throws -> HypothesisTest {
        try requireSamples(samples, atLeast: 1)
        return try anova(
            samples.map { sample in
                let median = Descriptive.median(sample)
                return sample.map { abs($0 - median) }
            })
    }

    /// Tests whether several samples from normal distributions have the same variance (Bartlett, Proceedings
    /// of the Royal
    /// Society A 160, 1937).
    ///
    /// - Throws: `ArgumentError.invalidParameter` for fewer than two samples or one of fewer than two values,
    ///   `ArgumentError.notFinite`.
    public static func bartlett(_ samples: [[Double]]) throws -> HypothesisTest {
        try requireSamples(samples, atLeast: 2)
        let k = Double(samples.count)
        let freedoms = samples.map { Double($0.count - 1) }
        let variances = samples.map { Descriptive.variance($0) }
        let freedom = freedoms.reduce(0, +)
        let pooled = dot(freedoms, variances) / freedom
        let distance = freedom * log(pooled) - zip(freedoms, variances).reduce(0) { $0 + $1.0 * log($1.1) }
        let correction = 1 + (freedoms.reduce(0) { $0 + 1 / $1 } - 1 / freedom) / (3 * (k - 1))
        let statistic = distance / correction
        return HypothesisTest(
            statistic: statistic,
            pValue: try ChiSquaredDistribution(degreesOfFreedom: k - 1).upperTailProbability(at: statistic),
            degreesOfFreedom: [k - 1])
    }
}
