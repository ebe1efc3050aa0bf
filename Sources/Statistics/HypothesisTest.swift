import Numerics

/// What a statistical test found: how far the data are from a hypothesis, and how often chance alone takes them there.
///
///     let test = try HypothesisTest.welch(treated, untreated)
///     test.pValue < 0.05
///
/// Each test is a function of this type. Names and conventions are SciPy's and statsmodels'.
public struct HypothesisTest: Equatable, Sendable, Codable {
    /// Which other side of the hypothesis counts as evidence against it.
    public enum Alternative: String, CaseIterable, Codable, Sendable {
        /// Anything but the hypothesis.
        case twoSided
        /// The first is less than the second, or than what the hypothesis says.
        case less
        /// The first is greater.
        case greater
    }

    /// The distance from the hypothesis, in the units of the test.
    public let statistic: Double
    /// The probability, if the hypothesis holds, of a statistic at least as far from it. NaN where the test says nothing,
    /// such as for samples that do not vary.
    public let pValue: Double
    /// The degrees of freedom of the statistic's distribution: one, two for an F, none for others.
    public let degreesOfFreedom: [Double]
    /// The quantity that the test is about, such as the difference of the means, where it is one.
    public let estimate: Double?
    /// The confidence interval of that quantity, on both sides of it whatever the alternative.
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
    /// The p-value of a statistic whose distribution is symmetric about zero; NaN of NaN.
    func pValue(of statistic: Double, upperTail: (Double) -> Double) -> Double {
        guard !statistic.isNaN else { return .nan }
        return switch self {
        case .twoSided: min(1, 2 * upperTail(abs(statistic)))
        case .less: upperTail(-statistic)
        case .greater: upperTail(statistic)
        }
    }
}

/// The numbers between two, none if one of them is not a number.
func interval(_ lower: Double, _ upper: Double) -> ClosedRange<Double>? {
    lower <= upper ? lower...upper : nil
}

/// What a test asks of a sample.
func requireSample(_ values: [Double], named name: String, atLeast count: Int) throws {
    guard values.count >= count else {
        throw ArgumentError.invalidParameter(
            name: name, value: "of \(values.count) values", expected: "of at least \(count)")
    }
    try requireFinite(values, named: name)
}

func requirePairs(_ a: [Double], _ b: [Double], atLeast count: Int) throws {
    guard a.count == b.count else {
        throw ArgumentError.lengthMismatch(what: "the second of each pair", count: b.count, expected: a.count)
    }
    try requireSample(a, named: "the first sample", atLeast: count)
    try requireSample(b, named: "the second sample", atLeast: count)
}

func requireConfidence(_ confidence: Double) throws {
    guard confidence > 0, confidence < 1 else {
        throw ArgumentError.invalidParameter(
            name: "confidence", value: "\(confidence)", expected: "between 0 and 1")
    }
}
