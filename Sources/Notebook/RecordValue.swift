import Base
import Frames
import Record

/// Records a value in `results.json`.
///
/// - Parameters:
///   - key: words joined by dots, such as `test.accuracy`, unique in the report.
///   - value: a number, a Boolean, a short text or a date, recorded at full precision.
///   - headline: whether the value also appears at the top of the report.
///   - label: the label of the value there; the key in words by default.
///   - format: the format of the value there.
///   - file: the file of the call.
///   - line: the line of the call.
public func record(
    _ key: String, _ value: some ValueConvertible, headline: Bool = false, label: String? = nil,
    format: ValueFormat = .automatic, file: String = #fileID, line: Int = #line
) {
    let value = RecordedValue(
        key: key, value: value.asValue, isHeadline: headline, label: label ?? words(of: key), format: format)
    Session.current.show(.value(value), at: Place(file: file, line: line))
}

/// Records values in `results.json`, each under its key.
///
///     record(["rows.raw": videos.rowCount, "rows.complete": complete.rowCount])
///
/// - Parameters:
///   - values: the keys and the values.
///   - file: the file of the call.
///   - line: the line of the call.
public func record(
    _ values: KeyValuePairs<String, any ValueConvertible>, file: String = #fileID, line: Int = #line
) {
    for (key, value) in values { record(key, value.asValue, file: file, line: line) }
}

/// Records a column of a table in `results.json`, each value under the key of its row.
///
///     record(means, "length", by: "status", as: "transcript_length")     // transcript_length.not_verified, …
///     record(models, "area", by: "model", as: "test.*.roc_auc")          // test.random_forest.roc_auc, …
///
/// - Parameters:
///   - table: the table.
///   - column: the name of the column of values.
///   - key: the name of the column whose values distinguish the rows.
///   - pattern: the keys, with a `*` in place of the row's own part, or their beginning.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: `FrameError.unknownColumn`.
public func record(
    _ table: DataFrame, _ column: String, by key: String, as pattern: String, file: String = #fileID,
    line: Int = #line
) throws {
    let pattern = pattern.contains("*") ? pattern : "\(pattern).*"
    let (keys, values) = (try table[key].values, try table[column].values)
    for (key, value) in zip(keys, values) {
        let name = (key?.description ?? "missing").lowercased().map { $0 == " " ? "_" : String($0) }.joined()
        if let value { record(pattern.replacing("*", with: name), value, file: file, line: line) }
    }
}

/// Returns a key in words: `test.roc_auc` is "Test roc auc".
func words(of key: String) -> String {
    let text = String(key.map { $0 == "." || $0 == "_" || $0 == "-" ? " " : $0 })
    return text.prefix(1).uppercased() + text.dropFirst()
}
