import Glibc
import Numerics

/// Intervals of equal width and how many numbers fall into each, as NumPy's `histogram` counts: each interval holds its
/// left edge, the last one its right edge, too.
public struct Bins: Codable, Hashable, Sendable {
    /// The left edge of the first interval.
    public var start: Double
    /// The right edge of the last interval.
    public var end: Double
    /// How many numbers fall into each interval.
    public var counts: [Int]

    /// Counts the finite numbers within a range.
    ///
    /// - Parameters:
    ///   - count: the number of intervals, at least 1.
    ///   - range: what the intervals cover; numbers outside do not count. All of the numbers where it is `nil`. A range
    ///     without extent is taken half a unit wider on both sides, as NumPy does.
    public init(_ values: [Double], count: Int, range: ClosedRange<Double>? = nil) {
        let values = values.filter(\.isFinite)
        let bounds = range ?? Self.bounds(of: values)
        let (low, high) = (bounds.lowerBound, bounds.upperBound)
        let isEmpty = low == high
        start = isEmpty ? low - 0.5 : low
        end = isEmpty ? high + 0.5 : high
        counts = Array(repeating: 0, count: max(1, count))
        let scale = Double(counts.count)
        for value in values where value >= start && value <= end {
            let place = (value / 2 - start / 2) / (end / 2 - start / 2) * scale
            var index = place.isFinite ? min(max(Int(place), 0), counts.count - 1) : 0
            // The quotient may be off by a rounding error; the edges decide.
            if value < edge(index), index > 0 { index -= 1 }
            if index < counts.count - 1, value >= edge(index + 1) { index += 1 }
            counts[index] += 1
        }
    }

    /// The left edge of an interval, or the right edge of the last one.
    public func edge(_ index: Int) -> Double {
        guard index < counts.count else { return end }
        return start + Double(index) * ((end / Double(counts.count)) - (start / Double(counts.count)))
    }

    /// How many numbers fall into all intervals.
    public var total: Int { counts.reduce(0, +) }

    /// How many intervals suit some numbers: NumPy's `auto`, the larger of the numbers that Sturges (1926) and Freedman &
    /// Diaconis (1981) propose, but at most `limit`.
    public static func suggestedCount(for values: [Double], limit: Int = 60) -> Int {
        let values = values.filter(\.isFinite)
        guard values.count > 1 else { return 1 }
        let bounds = bounds(of: values)
        let extent = bounds.upperBound - bounds.lowerBound
        let sturges = (log2(Double(values.count)) + 1).rounded(.up)
        let quartiles = Descriptive.quantiles(values, [0.25, 0.75])
        let width = 2 * (quartiles[1] - quartiles[0]) / cbrt(Double(values.count))
        let freedman = width > 0 && extent.isFinite ? (extent / width).rounded(.up) : 0
        return Int(min(max(sturges, freedman, 1), Double(limit)))
    }

    static func bounds(of values: [Double]) -> ClosedRange<Double> {
        guard let low = values.min(), let high = values.max() else { return 0...1 }
        return low...high
    }
}
