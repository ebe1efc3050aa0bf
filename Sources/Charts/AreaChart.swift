import Base
import Drawing

/// Parts of a whole as a function of another variable, such as time, as areas on top of each other.
public struct AreaChart: AnnotatedChart {
    /// The name of this kind of chart in records.
    public static let kind = "area-chart"

    /// A part.
    public struct Series: Codable, Hashable, Sendable {
        /// The name of the part; empty if there is only one.
        public var name: String
        /// The values, one for each place on the horizontal axis.
        public var values: [Double]
    }

    /// The height of the areas.
    public enum Arrangement: String, Codable, Sendable {
        /// The values on top of each other, so that their sum can be read.
        case stacked
        /// The values as fractions of their sum, so that compositions can be compared.
        case shares
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the horizontal axis.
    public var xLabel: String
    /// The label of the values, with their unit.
    public var yLabel: String
    /// The places on the horizontal axis, in ascending order.
    public var x: [Double]
    /// The names of 0, 1, 2 … on the horizontal axis, such as months; empty if it shows numbers.
    public var categories: [String]
    /// The parts from bottom to top.
    public var series: [Series]
    /// The height of the areas.
    public var arrangement: Arrangement
    /// The format of the horizontal axis.
    public var xFormat: TickFormat
    /// The format of the values; that of shares is always a percentage.
    public var yFormat: TickFormat
    /// Lines, periods and points that are pointed out.
    public var annotations: [Annotation] = []

    /// Creates a chart of areas over numbers.
    ///
    /// - Parameters:
    ///   - x: the places on the horizontal axis, in ascending order.
    ///   - series: the names and values of the parts from bottom to top, one value per place.
    ///   - xLabel: the label of the horizontal axis.
    ///   - yLabel: the label of the values, with their unit.
    ///   - title: the title; `nil` for none.
    ///   - arrangement: the height of the areas.
    ///   - xFormat: the format of the horizontal axis.
    ///   - yFormat: the format of the values.
    /// - Throws: ``ChartError/nothingToDraw(chart:missing:)`` with fewer than two places or without parts,
    ///   ``ChartError/lengthMismatch(chart:list:count:expected:items:)`` unless there is one value per place,
    ///   ``ChartError/invalidValue(chart:of:value:expected:)`` for a value that is negative, missing or infinite, an
    ///   infinite sum, and a place that is not after the one before it.
    public init(
        x: [Double], series: [(name: String, values: [Double])], xLabel: String, yLabel: String,
        title: String? = nil, arrangement: Arrangement = .stacked, xFormat: TickFormat = .number,
        yFormat: TickFormat = .number
    ) throws(ChartError) {
        let check = InputCheck(chart: "area chart")
        try check.requireAny(max(0, x.count - 1), "pair of places to draw an area between")
        try check.requireAny(series.count, "series")
        try check.requireFinite(x, of: "a place on the horizontal axis")
        for (place, next) in zip(x, x.dropFirst()) where next <= place {
            throw check.invalid(
                next, of: "a place on the horizontal axis",
                expected: "greater than the one before it, \(NumberFormat.significant(place))")
        }
        for (name, values) in series {
            try check.require(
                values.count, equals: x.count, of: name.isEmpty ? "values" : "values of “\(name)”",
                for: "places on the horizontal axis")
            try check.require(
                values, in: 0...Double.greatestFiniteMagnitude, of: "a value of “\(name)”",
                expected: "0 or more, and 0 where there is none")
        }
        self.title = title
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.x = x
        categories = []
        self.series = series.map { Series(name: $0, values: $1) }
        self.arrangement = arrangement
        self.xFormat = xFormat
        self.yFormat = yFormat
        try check.requireFinite(totals, of: "the sum of the values at a place")
    }

    /// Creates a chart of areas over ordered categories, such as months.
    ///
    /// - Throws: ``ChartError`` as for areas over numbers.
    public init(
        categories: [String], series: [(name: String, values: [Double])], xLabel: String, yLabel: String,
        title: String? = nil, arrangement: Arrangement = .stacked, yFormat: TickFormat = .number
    ) throws(ChartError) {
        try self.init(
            x: categories.indices.map(Double.init), series: series, xLabel: xLabel, yLabel: yLabel,
            title: title, arrangement: arrangement, yFormat: yFormat)
        self.categories = categories
    }

    /// The sum of the values at each place.
    private var totals: [Double] {
        x.indices.map { place in
            series.reduce(0) { $0 + ($1.values.indices.contains(place) ? $1.values[place] : 0) }
        }
    }

    /// The edges between the areas, from the ground up: one more than there are parts.
    var edges: [[Double]] {
        let totals = totals
        var edges = [totals.map { _ in 0.0 }]
        for part in series {
            let last = edges[edges.count - 1]
            edges.append(
                totals.indices.map { place in
                    let value = place < part.values.count ? part.values[place] : 0
                    guard arrangement == .shares else { return last[place] + value }
                    return totals[place] > 0 ? min(1, last[place] + value / totals[place]) : 0
                })
        }
        return edges
    }

    /// The number of places without any share.
    public var note: String? {
        let empty = arrangement == .shares ? totals.count { $0 == 0 } : 0
        return empty == 0
            ? nil : "\(empty) \(empty == 1 ? "place has" : "places have") no values to take shares of"
    }

    /// A description of the first, the last and the largest value of each part, and of their sum.
    public var description: String {
        let shown = arrangement == .shares ? TickFormat.percent : yFormat
        let totals = totals
        func words(_ name: String, _ values: [Double]) -> String? {
            guard let first = values.first, let last = values.last,
                let highest = values.indices.max(by: { values[$0] < values[$1] })
            else { return nil }
            return
                "\(name.isEmpty ? "" : "\(name) ")from \(shown.text(of: first)) to \(shown.text(of: last)), "
                + "highest \(shown.text(of: values[highest])) at \(xText(highest))"
        }
        var parts = series.prefix(6).compactMap { part in
            words(
                part.name,
                arrangement == .shares
                    ? zip(part.values, totals).map { $1 > 0 ? $0 / $1 : 0 } : part.values)
        }
        if series.count > 6 { parts.append("and \(series.count - 6) more parts") }
        if arrangement == .stacked, series.count > 1, let sum = words("together", totals) {
            parts.append(sum)
        }
        let what = arrangement == .shares ? "shares of \(yLabel)" : yLabel
        let span = x.isEmpty ? "" : ", \(xText(0)) to \(xText(x.count - 1))"
        return "Area chart of \(what) by \(xLabel)\(span): \(parts.joined(separator: "; ")).\(annotationText)"
    }

    private func xText(_ place: Int) -> String {
        place < categories.count ? categories[place] : xFormat.text(of: x[place])
    }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, title == nil ? 340 : 370) }
}
