import Glibc
import Numerics

/// A map from values to the unit interval: 0 is one end of an axis, 1 the other.
enum Scale: Hashable, Sendable {
    /// Equal differences at equal distances.
    case linear(ClosedRange<Double>)
    /// Equal ratios at equal distances; the ends are positive.
    case logarithmic(ClosedRange<Double>)

    /// The values at the ends.
    var domain: ClosedRange<Double> {
        switch self {
        case .linear(let domain), .logarithmic(let domain): domain
        }
    }

    /// The place of a value; values outside the domain come to the nearer end, so that nothing is drawn outside.
    func position(of value: Double) -> Double {
        let place: Double
        switch self {
        case .linear(let domain):
            // Halves keep the difference of the largest numbers finite.
            let extent = domain.upperBound / 2 - domain.lowerBound / 2
            place = extent > 0 ? (value / 2 - domain.lowerBound / 2) / extent : 0.5
        case .logarithmic(let domain):
            let extent = log(domain.upperBound) - log(domain.lowerBound)
            place = extent > 0 && value > 0 ? (log(value) - log(domain.lowerBound)) / extent : 0
        }
        return place.isNaN ? 0.5 : min(max(place, 0), 1)
    }
}

/// Bands of equal width side by side in the unit interval, one a category.
struct BandScale: Hashable, Sendable {
    /// How many bands there are.
    var count: Int
    /// The share of a band's step that is left empty.
    var padding = 0.25

    /// The distance from the start of one band to the start of the next.
    var step: Double { 1 / Double(max(1, count)) }

    /// Where a band begins and ends.
    func band(_ index: Int) -> (start: Double, end: Double) {
        let start = (Double(index) + padding / 2) * step
        return (start, start + (1 - padding) * step)
    }

    /// The middle of a band.
    func center(_ index: Int) -> Double { (Double(index) + 0.5) * step }
}
