import Charts
import Frames

extension DotPlot {
    /// Creates a plot from a table with a row for each category and a dot for each value of `by`; two or more make a dumbbell.
    ///
    ///     try show(DotPlot(plays, x: .mean("skipped"), y: "platform", interval: .confidence, counts: .count),
    ///              caption: "Share of plays that are skipped")
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - x: the values; those of an aggregation are of the rows with the same `y` and `by`.
    ///   - y: the categories. Texts are in the order of the table, other values ascend.
    ///   - groups: the groups that have a dot each; one by default.
    ///   - interval: the intervals around the values.
    ///   - counts: the number of observations behind each category, which stands at the right.
    ///   - isSorted: whether the largest value comes first.
    ///   - isLogarithmic: whether the axis of values is logarithmic.
    ///   - reference: a value to compare with, as a line.
    ///   - highlighted: the categories that stand out.
    ///   - valueLabel: the title of the axis of values; the label of its field by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    /// - Throws: `QueryError` if the table does not have what the channels need, or nothing can be drawn.
    public init(
        _ table: DataFrame, x: any Channel, y: any Channel, by groups: (any Channel)? = nil,
        interval: Intervals? = nil, counts: (any Channel)? = nil, isSorted: Bool = false,
        isLogarithmic: Bool = false, reference: Reference? = nil, highlighted: [String] = [],
        valueLabel: String? = nil, title: String? = nil, file: String = #fileID, line: Int = #line
    ) throws {
        self = try VerbPlace(verb: "DotPlot", file: file, line: line).naming {
            let dots = try CategoryTable(
                table, values: ("x", x), categories: ("y", y), by: groups, interval: interval, counts: counts,
                isSorted: isSorted)
            return try DotPlot(
                categories: dots.categories, series: dots.series, intervals: dots.intervals,
                counts: dots.counts,
                valueLabel: valueLabel ?? dots.valueTitle, title: title, format: dots.format,
                isLogarithmic: isLogarithmic, reference: reference, highlighted: highlighted)
        }
    }
}

extension StackedBarChart {
    /// Creates a chart from a table with a bar for each category and a segment, or a bar beside the others, for each value of `by`.
    ///
    ///     try show(StackedBarChart(plays, x: .count, y: "platform", by: "reason", arrangement: .shares), caption: "Why plays end")
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - x: the values; those of an aggregation are of the rows with the same `y` and `by`.
    ///   - y: the categories. Texts are in the order of the table, other values ascend.
    ///   - groups: the groups that have a segment each.
    ///   - arrangement: whether groups are stacked, as shares of the whole, or side by side.
    ///   - orientation: whether bars are horizontal or vertical.
    ///   - interval: the intervals around the values, for bars side by side.
    ///   - isSorted: whether the largest value comes first.
    ///   - valueLabel: the title of the axis of values; the label of its field by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    /// - Throws: `QueryError` if the table does not have what the channels need, or nothing can be drawn.
    public init(
        _ table: DataFrame, x: any Channel, y: any Channel, by groups: any Channel,
        arrangement: Arrangement = .stacked, orientation: Orientation = .horizontal,
        interval: Intervals? = nil,
        isSorted: Bool = false, valueLabel: String? = nil, title: String? = nil, file: String = #fileID,
        line: Int = #line
    ) throws {
        self = try VerbPlace(verb: "StackedBarChart", file: file, line: line).naming {
            let bars = try CategoryTable(
                table, values: ("x", x), categories: ("y", y), by: groups, interval: interval,
                isSorted: isSorted)
            return try StackedBarChart(
                categories: bars.categories, series: bars.series, intervals: bars.intervals,
                valueLabel: valueLabel ?? bars.valueTitle, title: title, arrangement: arrangement,
                orientation: orientation, format: bars.format)
        }
    }
}
