import Base

/// A JSON value that is written for reading and for comparing line by line: keys sorted, indented by two spaces, arrays of
/// scalars on one line, numbers as the shortest text that reads back as the same value.
///
/// `JSONEncoder` puts a space before each colon and each element of an array on a line of its own.
package indirect enum JSONText {
    /// A number, a Boolean or a string; `nil` is written `null`. Dates, NaN and infinity are written as strings.
    case value(Value?)
    /// An array.
    case array([JSONText])
    /// An object, with its members by key.
    case object([String: JSONText])

    /// A string.
    package static func text(_ value: String) -> JSONText { .value(.text(value)) }
    /// A whole number.
    package static func integer(_ value: Int) -> JSONText { .value(.integer(value)) }

    /// The JSON text, with a line feed at the end.
    package var document: String {
        var result = ""
        write(to: &result, indent: 0)
        result += "\n"
        return result
    }

    private func write(to text: inout String, indent: Int) {
        switch self {
        case .value(let value): Self.write(value, to: &text)
        case .array(let elements):
            let isPlain = elements.allSatisfy { if case .value = $0 { true } else { false } }
            Self.write(
                elements.map { ("", $0) }, between: "[", "]", onOneLine: isPlain, to: &text, indent: indent)
        case .object(let members):
            let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            Self.write(
                sorted.map { ("\(Self.quoted($0.key)): ", $0.value) }, between: "{", "}", onOneLine: false,
                to: &text, indent: indent)
        }
    }

    private static func write(
        _ items: [(prefix: String, value: JSONText)], between open: String, _ close: String, onOneLine: Bool,
        to text: inout String, indent: Int
    ) {
        text += open
        let newline = onOneLine || items.isEmpty ? "" : "\n" + String(repeating: " ", count: indent + 2)
        for (index, item) in items.enumerated() {
            if index > 0 { text += onOneLine ? ", " : "," }
            text += newline
            text += item.prefix
            item.value.write(to: &text, indent: indent + 2)
        }
        if !newline.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
        text += close
    }

    private static func write(_ value: Value?, to text: inout String) {
        switch value {
        case nil: text += "null"
        case .integer(let value): text += "\(value)"
        case .boolean(let value): text += value ? "true" : "false"
        case .text(let value): text += quoted(value)
        case .date(let value): text += quoted(value.description)
        case .timeSpan(let value): text += quoted(value.description)
        case .list(let texts): text += "[" + texts.map(quoted).joined(separator: ", ") + "]"
        case .real(let value) where !value.isFinite: text += quoted(Value.name(ofNonFinite: value))
        case .real(let value):
            // The real number 3 is written 3.0, which distinguishes it from a count.
            text += "\(value)"
        }
    }

    private static func quoted(_ value: String) -> String {
        var text = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            // C1 controls, which a terminal obeys as well, and what turns the direction of writing, so that a diff shows it.
            case "\u{0}"..<"\u{20}", "\u{7f}"..."\u{9f}", "\u{202a}"..."\u{202e}", "\u{2066}"..."\u{2069}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
