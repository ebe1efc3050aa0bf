import Numerics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Maps values to positions along an axis, from 0 to 1.
enum Scale: Hashable, Sendable {
    /// A linear scale.
    case linear(ClosedRange<Double>)
    /// A logarithmic scale, whose domain is positive.
    case logarithmic(ClosedRange<Double>)

    /// The values at the ends.
    var domain: ClosedRange<Double> {
        switch self {
        case .linear(let domain), .logarithmic(let domain): domain
        }
    }

    /// The position of a value. Values outside the domain are clamped, so that nothing is drawn outside.
    func position(of value: Double) -> Double {
        let place: Double
        switch self {
        case .linear(let domain):
            // Halving keeps the difference of the largest numbers finite.
            let extent = domain.upperBound / 2 - domain.lowerBound / 2
            place = extent > 0 ? (value / 2 - domain.lowerBound / 2) / extent : 0.5
        case .logarithmic(let domain):
            let extent = log(domain.upperBound) - log(domain.lowerBound)
            place = extent > 0 && value > 0 ? (log(value) - log(domain.lowerBound)) / extent : 0
        }
        return place.isNaN ? 0.5 : min(max(place, 0), 1)
    }
}

/// Divides the unit interval into bands of equal width, one per category.
struct BandScale: Hashable, Sendable {
    /// The number of bands.
    var count: Int
    /// The fraction of a step that is left empty.
    var padding = 0.25

    /// The distance from the start of one band to the start of the next.
    var step: Double { 1 / Double(max(1, count)) }

    /// The start and end of a band.
    func band(_ index: Int) -> (start: Double, end: Double) {
        let start = (Double(index) + padding / 2) * step
        return (start, start + (1 - padding) * step)
    }

    /// The middle of a band.
    func center(_ index: Int) -> Double { (Double(index) + 0.5) * step }
}
