#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The width of the kernel of a density estimate.
public enum KernelBandwidth: Hashable, Sendable {
    /// The standard deviation times n^(−1/5): Scott's rule, as in SciPy's `gaussian_kde`.
    case scott
    /// The standard deviation times (3n/4)^(−1/5): Silverman's rule, as in SciPy's `gaussian_kde`.
    case silverman
    /// A width in the unit of the values, for values that are not near a single hump; on a logarithmic axis, in powers of ten.
    case fixed(Double)
}

/// The density of values at some places.
public struct DensityCurve: Codable, Hashable, Sendable {
    /// The places, in ascending order.
    public var x: [Double]
    /// The density at each place: the area below the curve is 1.
    public var density: [Double]

    /// The index of the highest point; `nil` if there are none.
    var peak: Int? { density.indices.max { density[$0] < density[$1] } }
}

extension KernelBandwidth {
    /// Requires a fixed width to be positive.
    func check(_ check: InputCheck) throws(ChartError) {
        if case .fixed(let width) = self, !(width > 0 && width.isFinite) {
            throw check.invalid(width, of: "the bandwidth", expected: "greater than 0")
        }
    }
}

extension DensityCurve {
    /// Estimates the density of finite values, on a logarithmic axis that of their logarithms; `nil` if all are equal.
    ///
    /// - Parameters:
    ///   - count: the number of places.
    ///   - isTrimmed: whether the curve ends at the smallest and the largest value. Otherwise it extends three bandwidths
    ///     beyond, but not below zero if no value is negative.
    init?(
        of values: [Double], bandwidth: KernelBandwidth, isLogarithmic: Bool, count: Int = 160,
        isTrimmed: Bool = false
    ) {
        let numbers = isLogarithmic ? values.map(log10) : values
        guard let density = GaussianDensity(numbers, bandwidth: bandwidth) else { return nil }
        let limit = Double.greatestFiniteMagnitude
        let lowest = isLogarithmic ? -307 : values.contains { $0 < 0 } ? -limit : 0
        self = density.curve(
            count: count, margin: isTrimmed ? 0 : 3, within: lowest...(isLogarithmic ? 308 : limit))
        if isLogarithmic { x = x.map { pow(10, $0) } }
    }
}
