import Base
import Charts
import Frames
import Record

/// Shows a table in the report, at this place of the script.
///
/// - Parameters:
///   - table: the table.
///   - caption: one line that says what the table contains. It also names the table in `results.json`.
///   - file: the file of the call.
///   - line: the line of the call.
public func show(_ table: Table, caption: String, file: String = #fileID, line: Int = #line) {
    Session.current.show(.table(table, caption: caption), at: Place(file: file, line: line))
}

/// Shows the first rows of a data frame.
///
/// - Parameters:
///   - frame: the data frame.
///   - caption: one line that says what the table contains. It also names the table in `results.json`.
///   - rows: the maximum number of rows. If the frame has more, the caption gives their number.
///   - file: the file of the call.
///   - line: the line of the call.
public func show(
    _ frame: DataFrame, caption: String, rows: Int = 20, file: String = #fileID, line: Int = #line
) {
    show(Table(frame, rows: rows), caption: caption, file: file, line: line)
}

/// Shows a chart in the report, at this place of the script.
///
/// - Parameters:
///   - chart: the chart.
///   - caption: one line that says what the chart shows. It also names the figure in `results.json` and its file below
///     `figures/`.
///   - file: the file of the call.
///   - line: the line of the call.
public func show(_ chart: some Chart, caption: String, file: String = #fileID, line: Int = #line) {
    Session.current.show(.chart(AnyChart(chart), caption: caption), at: Place(file: file, line: line))
}

/// A result that a report shows as a table or a chart: a confusion matrix, a classification report, a type of your own.
///
///     extension Season: Showable {
///         var shown: Shown { .table(Table(["month", "plays"], rows: months.map { [$0.name, $0.plays] })) }
///     }
public protocol Showable {
    /// The table or the chart.
    var shown: Shown { get throws }
}

/// A table or a chart as which a result is shown.
public enum Shown: Sendable {
    /// A table.
    case table(Table)
    /// A chart.
    case chart(AnyChart)

    /// A chart.
    public static func chart(_ chart: some Chart) -> Shown { .chart(AnyChart(chart)) }
}

/// Shows a result in the report, at this place of the script.
///
/// - Parameters:
///   - result: the result.
///   - caption: one line that says what it is. It also names the table or figure in `results.json`.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: An error of the result, if it can't be shown.
public func show(
    _ result: some Showable, caption: String, file: String = #fileID, line: Int = #line
) throws {
    let content: Content =
        switch try result.shown {
        case .table(let table): .table(table, caption: caption)
        case .chart(let chart): .chart(chart, caption: caption)
        }
    Session.current.show(content, at: Place(file: file, line: line))
}

/// Shows Markdown with computed values, at this place of the script.
///
///     text("The model is right in **\(accuracy, .percent)** of cases.")
///
/// A number typed into prose by hand goes stale when the data change; an interpolated one does not. A relation between numbers
/// is a ``claim(_:_:as:file:line:)``.
///
/// - Parameters:
///   - markdown: the text, see `Prose`.
///   - file: the file of the call.
///   - line: the line of the call.
public func text(_ markdown: Prose, file: String = #fileID, line: Int = #line) {
    Session.current.show(.text(markdown), at: Place(file: file, line: line))
}
