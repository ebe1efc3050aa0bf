import Numerics

/// The least-squares line through pairs, and the test of its slope: SciPy's `linregress`.
public struct LinearTrend: Equatable, Sendable, Codable {
    /// The change of y per unit of x.
    public let slope: Double
    /// The value of y at x = 0.
    public let intercept: Double
    /// Pearson's correlation of x and y.
    public let correlation: Double
    /// The standard error of the slope.
    public let slopeError: Double
    /// The standard error of the intercept.
    public let interceptError: Double
    /// The two-sided p-value of a slope of zero.
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
        // If y does not vary, the correlation is undefined, but the line is level.
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
