import Base
import Drawing

/// The parts of categories as bars: stacked to their sum, stacked to 100%, or side by side.
public struct StackedBarChart: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "stacked-bar-chart"

    /// The arrangement of the parts of a category.
    public enum Arrangement: String, Codable, Sendable {
        /// One after the other, so that their sum can be read.
        case stacked
        /// One after the other as fractions of their sum, so that compositions can be compared.
        case shares
        /// Side by side, each from zero, so that single parts can be compared.
        case grouped
    }

    /// The direction of the bars.
    public enum Orientation: String, Codable, Sendable {
        /// From left to right, with room for names.
        case horizontal
        /// From bottom to top, for categories with an order, such as years.
        case vertical
    }

    /// The parts of a category.
    public struct Category: Codable, Hashable, Sendable {
        /// The name of the category.
        public var name: String
        /// The value of each series, with its interval; `nil` for missing ones.
        public var parts: [Estimate?]

        /// The sum of the parts.
        var total: Double { parts.reduce(0) { $0 + ($1?.value ?? 0) } }
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the values, with their unit.
    public var valueLabel: String
    /// The names of the parts, in the order of the stack: from left to right, or from bottom to top.
    public var series: [String]
    /// The categories from top to bottom, or from left to right.
    public var categories: [Category]
    /// The arrangement of the parts of a category.
    public var arrangement: Arrangement
    /// The direction of the bars.
    public var orientation: Orientation
    /// The format of the values; that of shares is always a percentage.
    public var format: TickFormat

    /// Creates a chart of the parts of some categories. Values that are not finite are missing.
    ///
    /// Up to six parts have colours of their own; gather the smallest in one if there are more.
    ///
    /// - Parameters:
    ///   - categories: the names of the categories.
    ///   - series: the names and values of the parts, one value per category.
    ///   - intervals: the intervals of each part, one per category, which only grouped bars can show; empty for none.
    ///   - valueLabel: the label of the values, with their unit.
    ///   - title: the title; `nil` for none.
    ///   - arrangement: the arrangement of the parts of a category.
    ///   - orientation: the direction of the bars.
    ///   - format: the format of the values.
    /// - Throws: ``ChartError/lengthMismatch(chart:list:count:expected:items:)`` unless the lists have one item per category
    ///   or series, ``ChartError/nothingToDraw(chart:missing:)`` without categories or series,
    ///   ``ChartError/invalidValue(chart:of:value:expected:)`` for a negative part of a stack or an infinite sum, and for
    ///   intervals in a stack.
    public init(
        categories: [String], series: [(name: String, values: [Double])],
        intervals: [[ClosedRange<Double>?]] = [], valueLabel: String, title: String? = nil,
        arrangement: Arrangement = .stacked, orientation: Orientation = .horizontal,
        format: TickFormat = .number
    ) throws(ChartError) {
        let check = InputCheck(chart: "stacked bar chart")
        let parts = try Estimate.table(
            check.chart, categories: categories, series: series, intervals: intervals)
        self.categories = categories.indices.map { Category(name: categories[$0], parts: parts[$0]) }
        if arrangement != .grouped {
            for (name, values) in series {
                try check.require(
                    values.filter(\.isFinite), in: 0...Double.greatestFiniteMagnitude,
                    of: "a part “\(name)” of a stack", expected: "0 or more")
            }
            try check.requireFinite(self.categories.map(\.total), of: "the sum of a stack")
            guard intervals.isEmpty else {
                throw .invalidValue(
                    chart: check.chart, of: "a part of a stack", value: "an interval",
                    expected: "a number alone, or the arrangement grouped")
            }
        }
        self.title = title
        self.valueLabel = valueLabel
        self.series = series.map(\.name)
        self.arrangement = arrangement
        self.orientation = orientation
        self.format = format
    }

    /// The format of the axis and the labels.
    var shownFormat: TickFormat { arrangement == .shares ? .percent : format }

    /// The value of a part as it is drawn; `nil` if it is missing, or a share of nothing.
    func shown(_ part: Estimate?, of category: Category) -> Estimate? {
        guard arrangement == .shares, let part else { return part }
        // Halving keeps the sum of the largest numbers finite.
        return Estimate(part.value / category.total)
    }

    /// The number of categories without any share.
    public var note: String? {
        let empty = arrangement == .shares ? categories.count { $0.total == 0 } : 0
        return empty == 0
            ? nil : "\(empty) \(empty == 1 ? "category has" : "categories have") no values to take shares of"
    }

    /// A description of the values of each part: all of them if they are few, otherwise the largest and the smallest.
    public var description: String {
        let parts = series.enumerated().prefix(6).map { index, name in
            let values = categories.compactMap { category in
                part(index, of: category).map { (name: category.name, value: $0.value) }
            }
            return (name.isEmpty ? "" : "\(name), ") + extremes(of: values, shownFormat)
        }
        let kind =
            switch arrangement {
            case .stacked: "Stacked bar chart of \(valueLabel)"
            case .shares: "Stacked bar chart of shares of \(valueLabel)"
            case .grouped: "Grouped bar chart of \(valueLabel)"
            }
        let rest = series.count > 6 ? "; and \(series.count - 6) more parts" : ""
        return
            "\(kind) for \(categories.count) \(categories.count == 1 ? "category" : "categories"): "
            + "\(parts.joined(separator: "; "))\(rest)."
    }

    private func part(_ index: Int, of category: Category) -> Estimate? {
        index < category.parts.count ? shown(category.parts[index], of: category) : nil
    }

    /// The natural size of the chart, in CSS pixels. The height of horizontal bars depends on their number.
    public var size: Size {
        let header = (title == nil ? 0.0 : 28) + (series.count > 1 ? 28 : 0)
        guard orientation == .horizontal else { return Size(Self.width, header + 320) }
        let height = arrangement == .grouped ? Double(series.count) * 18 + 14 : 36
        return Size(Self.width, header + Double(max(1, categories.count)) * height + 60)
    }
}
