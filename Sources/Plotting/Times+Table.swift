import Base
import Charts
import Frames

extension AreaChart {
    /// Creates a chart of stacked areas from a table, one for each value of `by`. Where a group has no row it has no area.
    ///
    ///     try show(AreaChart(plays, x: col("date").floor(.month), y: .count, by: "platform"), caption: "Plays by platform")
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - x: the horizontal values; dates get an axis of dates, texts one of categories.
    ///   - y: the heights; those of an aggregation are of the rows with the same `x` and `by`.
    ///   - groups: the groups that have an area each; one by default.
    ///   - arrangement: whether areas are stacked as they are or as shares of the whole.
    ///   - xLabel: the title of the horizontal axis; the label of its field by default.
    ///   - yLabel: the title of the vertical axis; the label of its field by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    /// - Throws: `QueryError` if the table does not have what the channels need, or nothing can be drawn.
    public init(
        _ table: DataFrame, x: any Channel, y: any Channel, by groups: (any Channel)? = nil,
        arrangement: Arrangement = .stacked, xLabel: String? = nil, yLabel: String? = nil,
        title: String? = nil,
        file: String = #fileID, line: Int = #line
    ) throws {
        self = try VerbPlace(verb: "AreaChart", file: file, line: line).naming {
            let data = try ChannelTable(table, [("x", x), ("y", y), ("by", groups)])
            let isCategorical = try data.isCategorical("x")
            let (codes, names) = isCategorical ? try data.categories("x") : ([], [])
            let positions = isCategorical ? codes.map { $0 < 0 ? .nan : Double($0) } : try data.numbers("x")
            let places = Set(positions.filter(\.isFinite)).sorted()
            let indices = Dictionary(uniqueKeysWithValues: zip(places, places.indices))
            let heights = try data.numbers("y")
            let series = try data.groups("by").map { name, rows in
                var values = [Double](repeating: 0, count: places.count)
                for row in rows where heights[row].isFinite {
                    if let index = indices[positions[row]] { values[index] += heights[row] }
                }
                return (name: name, values: values)
            }
            let (xLabel, yLabel) = (xLabel ?? data.title("x"), yLabel ?? data.title("y"))
            if isCategorical {
                return try AreaChart(
                    categories: names, series: series, xLabel: xLabel, yLabel: yLabel, title: title,
                    arrangement: arrangement, yFormat: try data.format("y"))
            }
            return try AreaChart(
                x: places, series: series, xLabel: xLabel, yLabel: yLabel, title: title,
                arrangement: arrangement,
                xFormat: try data.format("x"), yFormat: try data.format("y"))
        }
    }
}

extension CalendarHeatmap {
    /// Creates a calendar from a table with a cell for each day.
    ///
    ///     try show(CalendarHeatmap(plays, day: "date", values: .count), caption: "Plays on each day")
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - day: the day of each row, a date.
    ///   - values: the values; those of an aggregation are of the rows of the same day.
    ///   - domain: the values at the ends of the colour scale; those of the table by default.
    ///   - valueLabel: the label of the values; that of their field by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    /// - Throws: `QueryError` if the table does not have what the channels need, or nothing can be drawn.
    public init(
        _ table: DataFrame, day: any ColumnReference, values: any Channel, domain: ClosedRange<Double>? = nil,
        valueLabel: String? = nil, title: String? = nil, file: String = #fileID, line: Int = #line
    ) throws {
        self = try VerbPlace(verb: "CalendarHeatmap", file: file, line: line).naming {
            let data = try ChannelTable(table, [("day", day.reference.floor(.day)), ("values", values)])
            let days = zip(try data.numbers("day"), try data.numbers("values")).filter { $0.0.isFinite }
            return try CalendarHeatmap(
                days: days.map { (Timestamp(secondsSince1970: $0), $1) },
                valueLabel: valueLabel ?? data.title("values"), title: title, domain: domain,
                format: try data.format("values"))
        }
    }
}
