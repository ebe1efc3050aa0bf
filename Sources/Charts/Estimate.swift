/// A value with the ends of its interval, such as a confidence interval.
public struct Estimate: Codable, Hashable, Sendable {
    /// The value.
    public var value: Double
    /// The ends of the interval; `nil` if there is none.
    public var lower, upper: Double?

    /// Creates an estimate; `nil` if the value is not finite. Ends of the interval that are not finite are ignored.
    public init?(_ value: Double, interval: ClosedRange<Double>? = nil) {
        guard value.isFinite else { return nil }
        self.value = value
        lower = interval.flatMap { $0.lowerBound.isFinite ? $0.lowerBound : nil }
        upper = interval.flatMap { $0.upperBound.isFinite ? $0.upperBound : nil }
    }

    /// Whether there is an interval.
    var hasInterval: Bool { lower != nil || upper != nil }

    /// The value and the ends of its interval.
    var numbers: [Double] { [lower, value, upper].compactMap(\.self) }

    /// The smallest and the largest number.
    var ends: (low: Double, high: Double) { (min(lower ?? value, value), max(upper ?? value, value)) }

    /// The value and, in parentheses, its interval.
    func text(_ format: TickFormat) -> String {
        guard let lower, let upper else { return format.text(of: value) }
        return "\(format.text(of: value)) (\(format.text(of: lower)) to \(format.text(of: upper)))"
    }
}

extension Estimate {
    /// Arranges the values of several series by category.
    ///
    /// - Parameters:
    ///   - chart: the kind of the chart in words.
    ///   - intervals: the intervals of each series; empty for none.
    /// - Returns: the estimates of each category, one per series; `nil` for values that are not finite.
    static func table(
        _ chart: String, categories: [String], series: [(name: String, values: [Double])],
        intervals: [[ClosedRange<Double>?]]
    ) throws(ChartError) -> [[Estimate?]] {
        let check = InputCheck(chart: chart)
        try check.requireAny(categories.count, "categories")
        try check.requireAny(series.count, "series")
        for (name, values) in series {
            try check.require(
                values.count, equals: categories.count,
                of: name.isEmpty ? "values" : "values of “\(name)”", for: "categories")
        }
        if !intervals.isEmpty {
            try check.require(intervals.count, equals: series.count, of: "lists of intervals", for: "series")
        }
        for list in intervals {
            try check.require(list.count, equals: categories.count, of: "intervals", for: "categories")
        }
        return categories.indices.map { category in
            series.indices.map { index in
                Estimate(
                    series[index].values[category],
                    interval: intervals.isEmpty ? nil : intervals[index][category])
            }
        }
    }
}
