import Base
import Drawing

/// Values of categories as dots, one or more in each row, with intervals: a comparison that need not start at zero.
///
/// Two dots in a row are joined by a line (a dumbbell), so that their difference can be read.
public struct DotPlot: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "dot-plot"

    /// The dots of a category.
    public struct Row: Codable, Hashable, Sendable {
        /// The name of the category.
        public var name: String
        /// The dot of each series; `nil` for missing ones.
        public var dots: [Estimate?]
        /// The number of cases that the dots stand for; `nil` if it is not shown.
        public var count: Int?
    }

    /// A value that the dots are compared with.
    public struct Reference: Codable, Hashable, Sendable {
        /// The value.
        public var value: Double
        /// The words beside its line.
        public var label: String

        /// Creates a reference.
        public init(_ value: Double, _ label: String) {
            self.value = value
            self.label = label
        }
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the values, with their unit.
    public var valueLabel: String
    /// The names of the series; one empty name if there is only one.
    public var series: [String]
    /// The categories from top to bottom.
    public var rows: [Row]
    /// The format of the values.
    public var format: TickFormat
    /// Whether the axis of values is logarithmic. Dots that it can't show are omitted.
    public var isLogarithmic: Bool
    /// The value that the dots are compared with; `nil` for none.
    public var reference: Reference?
    /// The categories that are highlighted, with grey dots for the others. Empty for none.
    public var highlighted: [String]

    /// Creates a plot of several series. Values that are not finite are missing.
    ///
    /// - Parameters:
    ///   - categories: the names of the rows, from top to bottom.
    ///   - series: the names and values of the series, one value per category.
    ///   - intervals: the intervals of each series, one per category; empty for none.
    ///   - counts: the number of cases of each category, shown at the right; empty for none.
    ///   - valueLabel: the label of the values, with their unit.
    ///   - title: the title; `nil` for none.
    ///   - format: the format of the values.
    ///   - isLogarithmic: whether the axis of values is logarithmic.
    ///   - reference: the value that the dots are compared with.
    ///   - highlighted: the categories that are highlighted; empty for none.
    /// - Throws: ``ChartError/lengthMismatch(chart:list:count:expected:items:)`` unless the lists have one item per category
    ///   or series, ``ChartError/nothingToDraw(chart:missing:)`` without categories or series.
    public init(
        categories: [String], series: [(name: String, values: [Double])],
        intervals: [[ClosedRange<Double>?]] = [], counts: [Int] = [], valueLabel: String,
        title: String? = nil, format: TickFormat = .number, isLogarithmic: Bool = false,
        reference: Reference? = nil, highlighted: [String] = []
    ) throws(ChartError) {
        let estimates = try Estimate.table(
            "dot plot", categories: categories, series: series, intervals: intervals)
        let check = InputCheck(chart: "dot plot")
        if !counts.isEmpty {
            try check.require(counts.count, equals: categories.count, of: "counts", for: "categories")
        }
        if let reference { try check.requireFinite([reference.value], of: "the reference") }
        self.title = title
        self.valueLabel = valueLabel
        self.series = series.map(\.name)
        rows = categories.indices.map { index in
            Row(
                name: categories[index], dots: estimates[index], count: counts.isEmpty ? nil : counts[index])
        }
        self.format = format
        self.isLogarithmic = isLogarithmic
        self.reference = reference.flatMap { isLogarithmic && $0.value <= 0 ? nil : $0 }
        self.highlighted = highlighted
    }

    /// Creates a plot with one dot per category; see
    /// ``init(categories:series:intervals:counts:valueLabel:title:format:isLogarithmic:reference:highlighted:)``.
    ///
    /// - Throws: ``ChartError`` if there are no values, or not as many intervals or counts as values.
    public init(
        _ values: [(name: String, value: Double)], intervals: [ClosedRange<Double>?] = [],
        counts: [Int] = [], valueLabel: String, title: String? = nil, format: TickFormat = .number,
        isLogarithmic: Bool = false, reference: Reference? = nil, highlighted: [String] = []
    ) throws(ChartError) {
        try self.init(
            categories: values.map(\.name), series: [("", values.map(\.value))],
            intervals: intervals.isEmpty ? [] : [intervals], counts: counts, valueLabel: valueLabel,
            title: title, format: format, isLogarithmic: isLogarithmic, reference: reference,
            highlighted: highlighted)
    }

    /// The number of dots that a logarithmic axis can't show.
    public var note: String? {
        omittedNote(rows.flatMap(\.dots).count { $0.map { !shows($0) } ?? false }, "value")
    }

    /// Whether the axis can show a dot.
    func shows(_ dot: Estimate) -> Bool { !isLogarithmic || dot.value > 0 }

    /// A description of the values of each series, and of the largest difference between two series.
    public var description: String {
        let parts = series.enumerated().prefix(4).map { index, name in
            (name.isEmpty ? "" : "\(name), ") + words(of: index)
        }
        var sentences = [
            "Dot plot of \(valueLabel) for \(rows.count) \(rows.count == 1 ? "category" : "categories"): "
                + parts.joined(separator: "; ")
        ]
        if let difference = largestDifference { sentences.append(difference) }
        if let reference {
            sentences.append("Reference: \(reference.label) \(format.text(of: reference.value))")
        }
        return sentences.joined(separator: ". ") + "."
    }

    private func words(of series: Int) -> String {
        let dots = rows.compactMap { row in dot(series, of: row).map { (name: row.name, dot: $0) } }
        guard dots.count > 4 || dots.isEmpty else {
            return dots.map { "\($0.name) \($0.dot.text(format))" }.joined(separator: ", ")
        }
        return extremes(of: dots.map { ($0.name, $0.dot.value) }, format)
    }

    private func dot(_ series: Int, of row: Row) -> Estimate? {
        series < row.dots.count ? row.dots[series] : nil
    }

    private var largestDifference: String? {
        guard series.count == 2, rows.count > 1 else { return nil }
        let pairs = rows.compactMap { row in
            dot(0, of: row).flatMap { first in dot(1, of: row).map { (row.name, first.value, $0.value) } }
        }
        guard let widest = pairs.max(by: { abs($0.2 - $0.1) < abs($1.2 - $1.1) }) else { return nil }
        return
            "Largest difference: \(widest.0), from \(format.text(of: widest.1)) to \(format.text(of: widest.2))"
    }

    /// The natural size of the chart, in CSS pixels. Its height depends on the number of rows.
    public var size: Size {
        let isTall = series.count > 2 || (series.count > 1 && rows.contains { $0.hasIntervals })
        let lines = Double(rows.count + (reference == nil ? 0 : 1))
        return Size(
            Self.width,
            (title == nil ? 0 : 28) + (series.count > 1 ? 28 : 0) + max(2, lines) * (isTall ? 36 : 30) + 60)
    }
}

extension DotPlot.Row {
    /// Whether a dot has an interval.
    var hasIntervals: Bool { dots.contains { $0?.hasInterval ?? false } }
}
