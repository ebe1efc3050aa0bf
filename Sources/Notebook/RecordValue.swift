import Base
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

/// Returns a key in words: `test.roc_auc` is "Test roc auc".
private func words(of key: String) -> String {
    let text = String(key.map { $0 == "." || $0 == "_" || $0 == "-" ? " " : $0 })
    return text.prefix(1).uppercased() + text.dropFirst()
}
