import Charts
import Frames

extension LineChart {
    /// Creates a chart of lines from a table: a line for each of several channels, or for each value of `by`.
    ///
    ///     try show(LineChart(days, x: "date", y: "temp_max"), caption: "Highest temperature of each day")
    ///     try show(LineChart(plays, x: col("date").floor(.month), y: .count, by: "platform"), caption: "Plays by month")
    ///
    /// Dates get an axis of dates, texts one of categories. A line is interrupted at missing values and, over dates, where the
    /// distance to the next point is more than four times the median distance.
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - x: the horizontal values.
    ///   - y: the vertical values; those of an aggregation are of the rows with the same `x` and `by`.
    ///   - others: more vertical values, each with a line of its own.
    ///   - groups: the groups that have a line each; not with `others`.
    ///   - interval: the intervals around the values, as shaded bands.
    ///   - logarithmic: the axes that are logarithmic.
    ///   - startsAtZero: whether the vertical axis includes zero.
    ///   - xLabel: the title of the horizontal axis; the label of its field by default.
    ///   - yLabel: the title of the vertical axis; the label of its field by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    /// - Throws: `QueryError` if the table does not have what the channels need.
    public init(
        _ table: DataFrame, x: any Channel, y: any Channel, _ others: any Channel...,
        by groups: (any Channel)? = nil,
        interval: Intervals? = nil, logarithmic: LogarithmicAxes = [], startsAtZero: Bool = false,
        xLabel: String? = nil, yLabel: String? = nil, title: String? = nil, file: String = #fileID,
        line: Int = #line
    ) throws {
        self = try VerbPlace(verb: "LineChart", file: file, line: line).naming {
            var channels: [(name: String, channel: (any Channel)?)] = [("x", x), ("by", groups)]
            let heights = [y] + others
            for (index, height) in heights.enumerated() { channels.append((Self.name(index), height)) }
            var mean: String?
            switch interval {
            case .confidence: mean = Self.name(0)
            case .share(let count): channels.append(("cases", count))
            case .between(let low, let high): channels += [("lower", low), ("upper", high)]
            case nil: break
            }
            let data = try ChannelTable(table, channels, interval: mean)
            let parts = try data.groups("by")
            let (positions, categories) = try Self.positions(data)
            let ends = try Self.ends(interval, data)
            var series: [Series] = []
            for index in heights.indices {
                let name = Self.name(index)
                let values = try data.numbers(name)
                for part in parts {
                    let label = [heights.count > 1 ? data.title(name) : "", part.name].filter { !$0.isEmpty }
                    let line = Series(
                        name: label.joined(separator: ", "), x: part.rows.map { positions[$0] },
                        y: part.rows.map { values[$0] },
                        lower: index == 0 ? ends.map { ends in part.rows.map { ends[$0].lower } } : nil,
                        upper: index == 0 ? ends.map { ends in part.rows.map { ends[$0].upper } } : nil)
                    series.append(try data.format("x") == .date ? line.interruptedAtGaps() : line)
                }
            }
            var chart = LineChart(
                series: series, xLabel: xLabel ?? data.title("x"),
                yLabel: yLabel ?? (heights.count == 1 ? data.title(Self.name(0)) : ""), title: title,
                xFormat: categories.isEmpty ? try data.format("x") : .number,
                yFormat: try data.format(Self.name(0)),
                startsAtZero: startsAtZero)
            chart.categories = categories
            chart.isXLogarithmic = logarithmic.contains(.x)
            chart.isYLogarithmic = logarithmic.contains(.y)
            return chart
        }
    }

    private static func name(_ index: Int) -> String { index == 0 ? "y" : "y\(index + 1)" }

    /// The horizontal values and, if they are categories, their names.
    private static func positions(_ data: ChannelTable) throws -> (values: [Double], categories: [String]) {
        guard try data.isCategorical("x") else { return (try data.numbers("x"), []) }
        let (codes, names) = try data.categories("x")
        return (codes.map { $0 < 0 ? .nan : Double($0) }, names)
    }

    /// The ends of the interval of each row; NaN where there is none.
    private static func ends(
        _ interval: Intervals?, _ data: ChannelTable
    ) throws -> [(lower: Double, upper: Double)]? {
        func pair(_ interval: ClosedRange<Double>?) -> (lower: Double, upper: Double) {
            (interval?.lowerBound ?? .nan, interval?.upperBound ?? .nan)
        }
        switch interval {
        case nil: return nil
        case .confidence(let confidence):
            return try data.intervals(name(0), confidence: confidence).map(pair)
        case .share: return try data.intervals(name(0), sharesOf: "cases").map(pair)
        case .between: return Array(zip(try data.numbers("lower"), try data.numbers("upper")))
        }
    }
}

extension LineChart.Series {
    /// The line, interrupted where the distance of two points is more than four times the median distance: there is nothing that
    /// a line between them could show.
    fileprivate func interruptedAtGaps() -> LineChart.Series {
        let steps = zip(x, x.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }.sorted()
        guard steps.count > 2 else { return self }
        let limit = 4 * steps[steps.count / 2]
        var result = self
        func inserting(_ gaps: [Int], into values: [Double?]) -> [Double?] {
            var values = values
            for gap in gaps.reversed() { values.insert(nil, at: gap) }
            return values
        }
        let gaps = x.indices.dropFirst().filter { x[$0] - x[$0 - 1] > limit }
        for gap in gaps.reversed() { result.x.insert((x[gap] + x[gap - 1]) / 2, at: gap) }
        result.y = inserting(gaps, into: y)
        result.lower = lower.map { inserting(gaps, into: $0) }
        result.upper = upper.map { inserting(gaps, into: $0) }
        return result
    }
}
