import Base
import Foundation

/// A value of JSON, written with the digits that are needed.
indirect enum JSON {
    case integer(Int)
    case boolean(Bool)
    case text(String)
    case list([JSON])
    case object([String: JSON])
    /// A text of JSON.
    case raw(String)

    /// A value of a table: numbers as texts, dates and time spans as numbers of microseconds.
    init(_ value: Value?) {
        switch value {
        case nil: self = .raw("null")
        case .integer(let value): self = .integer(value)
        case .real(let value): self = .text(value.isNaN ? "nan" : value.description)
        case .boolean(let value): self = .boolean(value)
        case .text(let text): self = .text(text)
        case .date(let date): self = .integer(date.microseconds)
        case .timeSpan(let span): self = .integer(span.microseconds)
        case .list(let texts): self = .list(texts.map { .text($0) })
        }
    }

    static func lines(_ lines: [String]) -> JSON { .list(lines.map { .text($0) }) }

    var text: String {
        switch self {
        case .integer(let value): value.description
        case .boolean(let value): value.description
        case .text(let text): Self.quoted(text)
        case .list(let items): "[" + items.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            "{"
                + members.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\($0.value.text)" }.joined(
                    separator: ",") + "}"
        case .raw(let text): text
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

/// Writes a line of JSON to standard output.
func writeLine(_ members: [String: JSON]) {
    FileHandle.standardOutput.write(Data((JSON.object(members).text + "\n").utf8))
}
