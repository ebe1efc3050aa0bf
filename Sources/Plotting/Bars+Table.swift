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
            let bars = try Bars(table, values: ("x", x), categories: ("y", y), groups, interval, isSorted)
            let chart = BarChart(
                categories: bars.categories, series: bars.series, valueLabel: valueLabel ?? bars.valueTitle,
                title: title, format: bars.format)
            return bars.intervals.map(chart.withIntervals) ?? chart
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
            let bars = try Bars(table, values: ("y", y), categories: ("x", x), nil, interval, false)
            let chart = ColumnChart(
                zip(bars.categories, bars.series[0].values).map { ($0, $1) },
                categoryLabel: categoryLabel ?? bars.categoryTitle, valueLabel: valueLabel ?? bars.valueTitle,
                title: title, format: bars.format)
            return bars.intervals.map(chart.withIntervals) ?? chart
        }
    }
}

/// The bars of a table: a value for each category and group.
private struct Bars {
    let categories: [String]
    let series: [(name: String, values: [Double])]
    let intervals: [ClosedRange<Double>?]?
    let format: TickFormat
    let categoryTitle: String
    let valueTitle: String

    init(
        _ table: DataFrame, values: (name: String, channel: any Channel),
        categories: (name: String, channel: any Channel), _ groups: (any Channel)?, _ interval: Intervals?,
        _ isSorted: Bool
    ) throws {
        var channels: [(name: String, channel: (any Channel)?)] = [categories, values, ("by", groups)]
        var mean: String?
        switch interval {
        case .confidence: mean = values.name
        case .between(let low, let high): channels += [("lower", low), ("upper", high)]
        case nil: break
        }
        let data = try ChannelTable(table, channels, interval: mean)
        let numbers = try data.numbers(values.name)
        let (codes, names) = try data.categories(categories.name)
        var series: [(name: String, values: [Double])] = []
        for group in try data.groups("by") {
            var values = [Double](repeating: .nan, count: names.count)
            for row in group.rows where codes[row] >= 0 {
                guard values[codes[row]].isNaN else {
                    throw ChannelError.severalValues(row: names[codes[row]], column: group.name)
                }
                values[codes[row]] = numbers[row]
            }
            series.append((group.name, values))
        }
        var ends: [ClosedRange<Double>?]?
        switch interval {
        case nil: break
        case .confidence(let confidence): ends = try data.intervals(values.name, confidence: confidence)
        case .between:
            ends = zip(try data.numbers("lower"), try data.numbers("upper")).map { $0 <= $1 ? $0...$1 : nil }
        }
        if let rows = ends {
            var ofCategories = [ClosedRange<Double>?](repeating: nil, count: names.count)
            for (row, code) in codes.enumerated() where code >= 0 { ofCategories[code] = rows[row] }
            ends = ofCategories
        }
        var order = Array(names.indices)
        if isSorted {
            let sizes = names.indices.map { index in
                series.map { $0.values[index] }.filter { !$0.isNaN }.max() ?? -.infinity
            }
            order.sort { (-sizes[$0], $0) < (-sizes[$1], $1) }
        }
        self.categories = order.map { names[$0] }
        self.series = series.map { group in (group.name, order.map { group.values[$0] }) }
        intervals = ends.map { ends in order.map { ends[$0] } }
        format = try data.format(values.name)
        categoryTitle = data.title(categories.name)
        valueTitle = data.title(values.name)
    }
}
