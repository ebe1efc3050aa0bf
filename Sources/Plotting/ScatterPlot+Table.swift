import Charts
import Frames

extension ScatterPlot {
    /// Creates a plot from a table with a point for each row, and a colour for each value of `by`.
    ///
    ///     try show(ScatterPlot(birds, x: "bill_length_mm", y: "bill_depth_mm", by: "species"), caption: "Bills by species")
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - x: the horizontal values.
    ///   - y: the vertical values.
    ///   - groups: the groups; one by default.
    ///   - logarithmic: the axes that are logarithmic.
    ///   - xLabel: the title of the horizontal axis; the label of its field by default.
    ///   - yLabel: the title of the vertical axis; the label of its field by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    /// - Throws: `QueryError` if the table does not have what the channels need.
    public init(
        _ table: DataFrame, x: any Channel, y: any Channel, by groups: (any Channel)? = nil,
        logarithmic: LogarithmicAxes = [], xLabel: String? = nil, yLabel: String? = nil, title: String? = nil,
        file: String = #fileID, line: Int = #line
    ) throws {
        self = try VerbPlace(verb: "ScatterPlot", file: file, line: line).naming {
            let data = try ChannelTable(table, [("x", x), ("y", y), ("by", groups)])
            let (xs, ys) = (try data.numbers("x"), try data.numbers("y"))
            return ScatterPlot(
                series: try data.groups("by").map { name, rows in
                    (name, rows.map { xs[$0] }, rows.map { ys[$0] })
                }, xLabel: xLabel ?? data.title("x"), yLabel: yLabel ?? data.title("y"), title: title,
                xFormat: try data.format("x"), yFormat: try data.format("y"),
                isXLogarithmic: logarithmic.contains(.x), isYLogarithmic: logarithmic.contains(.y))
        }
    }
}
