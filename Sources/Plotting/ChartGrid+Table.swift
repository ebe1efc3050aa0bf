import Base
import Charts
import Frames

extension ChartGrid {
    /// Creates a grid with a panel for each value of a channel, whose axes have the same ranges.
    ///
    ///     try show(ChartGrid(birds, by: "island") { try ScatterPlot($0, x: "bill_length_mm", y: "bill_depth_mm") },
    ///              caption: "Bills by island")
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - groups: the value of each row. Texts are in the order of the table, other values ascend.
    ///   - columns: the number of panels per row.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    ///   - chart: makes the chart of the rows of a group.
    /// - Throws: `QueryError` if the table does not have what the channel needs, and the errors of `chart`.
    public init<Panel: FacetChart>(
        _ table: DataFrame, by groups: any Channel, columns: Int = 2, file: String = #fileID,
        line: Int = #line,
        _ chart: (DataFrame) throws -> Panel
    ) throws {
        let parts = try VerbPlace(verb: "ChartGrid", file: file, line: line).naming {
            try ChannelTable(table, [("by", groups)]).groups("by")
        }
        self.init(
            panels: try parts.map { name, rows in (name: name, chart: try chart(table[rows: rows])) },
            columns: columns)
    }
}

extension Annotation {
    /// Points out a day or a time on a horizontal axis of dates: `.date("2017-09-06", "a single day")`. A text that is no date
    /// points out nothing.
    public static func date(_ date: String, _ label: String = "") -> Annotation {
        Annotation(.x(seconds(date)), label)
    }

    /// Points out a period on a horizontal axis of dates.
    public static func period(from start: String, to end: String, _ label: String = "") -> Annotation {
        Annotation(.xBand(seconds(start), seconds(end)), label)
    }

    private static func seconds(_ text: String) -> Double {
        Timestamp(text).map { Double($0.microseconds) / 1e6 } ?? .nan
    }
}
