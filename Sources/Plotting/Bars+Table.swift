import Charts
import Frames

extension BarChart {
    /// Creates a chart from a table with a horizontal bar for each category, or several for the values of `by`.
    ///
    ///     try show(BarChart(birds, x: .mean("body_mass_g"), y: "species", interval: .confidence), caption: "Mean mass")
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - x: the values; those of an aggregation are of the rows with the same `y` and `by`.
    ///   - y: the categories. Texts are in the order of the table, other values ascend.
    ///   - groups: the groups that have a bar each within a category; one by default.
    ///   - interval: the intervals around the values; not with `by`.
    ///   - isSorted: whether the largest value comes first.
    ///   - valueLabel: the title of the axis of values; the label of its field by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    /// - Throws: `QueryError` if the table does not have what the channels need.
    public init(
        _ table: DataFrame, x: any Channel, y: any Channel, by groups: (any Channel)? = nil,
        interval: Intervals? = nil, isSorted: Bool = false, valueLabel: String? = nil, title: String? = nil,
        file: String = #fileID, line: Int = #line
    ) throws {
        self = try VerbPlace(verb: "BarChart", file: file, line: line).naming {
            let bars = try CategoryTable(
                table, values: ("x", x), categories: ("y", y), by: groups, interval: interval,
                isSorted: isSorted)
            let chart = BarChart(
                categories: bars.categories, series: bars.series, valueLabel: valueLabel ?? bars.valueTitle,
                title: title, format: bars.format)
            return bars.intervals.first.map(chart.withIntervals) ?? chart
        }
    }
}

extension ColumnChart {
    /// Creates a chart from a table with a vertical bar for each category.
    ///
    ///     try show(ColumnChart(plays, x: col("date").year, y: .count), caption: "Plays by year")
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - x: the categories. Texts are in the order of the table, other values ascend.
    ///   - y: the values; those of an aggregation are of the rows with the same `x`.
    ///   - interval: the intervals around the values.
    ///   - categoryLabel: the title of the axis of categories; the label of its field by default.
    ///   - valueLabel: the title of the axis of values; the label of its field by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    /// - Throws: `QueryError` if the table does not have what the channels need.
    public init(
        _ table: DataFrame, x: any Channel, y: any Channel, interval: Intervals? = nil,
        categoryLabel: String? = nil, valueLabel: String? = nil, title: String? = nil, file: String = #fileID,
        line: Int = #line
    ) throws {
        self = try VerbPlace(verb: "ColumnChart", file: file, line: line).naming {
            let bars = try CategoryTable(
                table, values: ("y", y), categories: ("x", x), interval: interval)
            let chart = ColumnChart(
                zip(bars.categories, bars.series[0].values).map { ($0, $1) },
                categoryLabel: categoryLabel ?? bars.categoryTitle, valueLabel: valueLabel ?? bars.valueTitle,
                title: title, format: bars.format)
            return bars.intervals.first.map(chart.withIntervals) ?? chart
        }
    }
}
