import Numerics

/// The result of a statistical test: a statistic and its p-value.
///
///     let test = try HypothesisTest.welch(treated, untreated)
///     test.pValue < 0.05
///
/// Each test is a static function of this type. Names and conventions are those of SciPy and statsmodels.
public struct HypothesisTest: Equatable, Sendable, Codable {
    /// The alternative hypothesis.
    public enum Alternative: String, CaseIterable, Codable, Sendable {
        /// The parameters differ.
        case twoSided
        /// The first is less than the second, or than the hypothetical value.
        case less
        /// The first is greater than the second, or than the hypothetical value.
        case greater
    }

    /// The test statistic.
    public let statistic: Double
    /// The p-value: the probability, under the null hypothesis, of a statistic at least as extreme. NaN if
    /// the test is undefined, such as for samples that do not vary.
    public let pValue: Double
    /// The degrees of freedom of the statistic's distribution: one number, two for an F statistic, none for
    /// others.
    public let degreesOfFreedom: [Double]
    /// The estimated quantity, such as the difference of the means, if there is one.
    public let estimate: Double?
    /// The two-sided confidence interval of the estimate, whatever the alternative.
    public let interval: ClosedRange<Double>?

    init(
        statistic: Double, pValue: Double, degreesOfFreedom: [Double] = [], estimate: Double? = nil,
        interval: ClosedRange<Double>? = nil
    ) {
        self.statistic = statistic
        self.pValue = pValue
        self.degreesOfFreedom = degreesOfFreedom
        self.estimate = estimate
        self.interval = interval
    }
}

extension HypothesisTest.Alternative {
    /// Returns the p-value of a statistic whose distribution is symmetric about zero; NaN for NaN.
    func pValue(of statistic: Double, upperTail: (Double) -> Double) -> Double {
        guard !statistic.isNaN else { return .nan }
        return switch self {
        case .twoSided: min(1, 2 * upperTail(abs(statistic)))
        case .less: upperTail(-statistic)
        case .greater: upperTail(statistic)
        }
    }
}

/// Returns a range, or nil if a bound is NaN.
func interval(_ lower: Double, _ upper: Double) -> ClosedRange<Double>? {
    lower <= upper ? lower...upper : nil
}

/// Checks that a sample has enough values, all finite.
func requireSample(_ values: [Double], named name: String, atLeast count: Int) throws {
    guard values.count >= count else {
        throw ArgumentError.invalidParameter(
            name: name, value: "of \(values.count) values", expected: "of at least \(count)")
    }
    try requireFinite(values, named: name)
}

/// Checks that there are enough pairs, all finite.
func requirePairs(_ a: [Double], _ b: [Double], atLeast count: Int) throws {
    guard a.count == b.count else {
        throw ArgumentError.lengthMismatch(what: "the second of each pair", count: b.count, expected: a.count)
    }
    try requireSample(a, named: "the first sample", atLeast: count)
    try requireSample(b, named: "the second sample", atLeast: count)
}

/// Checks a confidence level.
func requireConfidence(_ confidence: Double) throws {
    guard confidence > 0, confidence < 1 else {
        throw ArgumentError.invalidParameter(
            name: "confidence", value: "\(confidence)", expected: "between 0 and 1")
    }
}
