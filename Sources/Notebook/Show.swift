import Base
import Charts
import Frames
import Record

/// Shows a table in the report, at this place of the script.
///
/// - Parameters:
///   - table: what to show.
///   - caption: one line that says what the reader sees; also names the table in `results.json`.
public func show(_ table: Table, caption: String, file: String = #fileID, line: Int = #line) {
    Session.current.show(.table(table, caption: caption), at: Place(file: file, line: line))
}

/// Shows the first rows of a data frame.
///
/// - Parameters:
///   - frame: what to show.
///   - caption: one line that says what the reader sees; also names the table in `results.json`.
///   - rows: how many rows at the most; the caption then says how many there are in all.
public func show(
    _ frame: DataFrame, caption: String, rows: Int = 20, file: String = #fileID, line: Int = #line
) {
    show(Table(frame, rows: rows), caption: caption, file: file, line: line)
}

/// Shows a chart in the report, at this place of the script.
///
/// - Parameters:
///   - chart: what to show.
///   - caption: one line that says what the reader sees; also names the figure in `results.json`.
public func show(_ chart: some Chart, caption: String, file: String = #fileID, line: Int = #line) {
    Session.current.show(.chart(AnyChart(chart), caption: caption), at: Place(file: file, line: line))
}

/// Shows Markdown with computed numbers in it: what a report says of its results.
///
/// A number typed by hand into prose goes stale; a number interpolated here cannot.
public func text(_ markdown: String, file: String = #fileID, line: Int = #line) {
    Session.current.show(.text(markdown), at: Place(file: file, line: line))
}

/// Puts a figure into `results.json`.
///
/// - Parameters:
///   - key: words joined by dots, such as `test.accuracy`; each key once a report.
///   - value: an integer, a number, a Boolean or a short text, kept at full precision.
///   - headline: whether the figure also stands at the top of the report.
///   - label: what it is called there; without it, the key in words.
///   - format: how it is written there.
public func record(
    _ key: String, _ value: some ValueConvertible, headline: Bool = false, label: String? = nil,
    format: ValueFormat = .automatic, file: String = #fileID, line: Int = #line
) {
    let value = RecordedValue(
        key: key, value: value.asValue, isHeadline: headline, label: label ?? words(of: key), format: format)
    Session.current.show(.value(value), at: Place(file: file, line: line))
}

/// `test.roc_auc` in words: "Test roc auc".
private func words(of key: String) -> String {
    let text = String(key.map { $0 == "." || $0 == "_" || $0 == "-" ? " " : $0 })
    return text.prefix(1).uppercased() + text.dropFirst()
}

/// Tells whoever waits at the terminal what a long step is doing.
///
/// - Parameters:
///   - step: what is being done, in a few words.
///   - fraction: how far it has come, 0…1, where that is known.
public func progress(_ step: String, fraction: Double? = nil, file: String = #fileID, line: Int = #line) {
    Session.current.send(.progress(step: step, fraction: fraction, place: Place(file: file, line: line)))
}
