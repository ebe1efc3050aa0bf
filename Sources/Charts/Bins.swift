import Numerics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Intervals of equal width with the number of values in each, as in NumPy's `histogram`: each interval includes its left
/// edge, and the last one also its right edge.
public struct Bins: Codable, Hashable, Sendable {
    /// The left edge of the first interval.
    public var start: Double
    /// The right edge of the last interval.
    public var end: Double
    /// The number of values in each interval.
    public var counts: [Int]

    /// Counts the finite values within a range.
    ///
    /// - Parameters:
    ///   - count: the number of intervals, at least 1.
    ///   - range: the range of the intervals, outside of which values are ignored; `nil` for the range of the values. As in
    ///     NumPy, an empty range is extended by half a unit on both sides.
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
            // The quotient may have a rounding error, so the edges decide.
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

    /// The number of values in all intervals.
    public var total: Int { counts.reduce(0, +) }

    /// The number of intervals that suits some values: NumPy's `auto`, which is the maximum of the numbers by Sturges (1926)
    /// and Freedman & Diaconis (1981), but at most `limit`.
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

    /// The range and the number of intervals for whole numbers: each interval holds equally many, with its edges between them.
    /// Intervals of other widths would hold three whole numbers here and four there, which looks like dips and peaks.
    ///
    /// - Returns: `nil` unless all values are whole and few enough per interval for that to matter.
    static func ofWholeNumbers(_ values: [Double]) -> (range: ClosedRange<Double>, count: Int)? {
        let values = values.filter(\.isFinite)
        guard let low = values.min(), let high = values.max(), values.allSatisfy({ $0 == $0.rounded() })
        else {
            return nil
        }
        let extent = high - low + 1
        let count = Double(suggestedCount(for: values))
        guard extent <= 20 * count else { return nil }
        let width = max(1, (extent / count).rounded(.up))
        let bins = (extent / width).rounded(.up)
        return (low - 0.5...low - 0.5 + bins * width, Int(bins))
    }

    static func bounds(of values: [Double]) -> ClosedRange<Double> {
        guard let low = values.min(), let high = values.max() else { return 0...1 }
        return low...high
    }
}
