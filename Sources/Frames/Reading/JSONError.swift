import Base

/// An error of reading a file of JSON.
///
/// `file` is the last component of the path, so that messages do not depend on the machine. Rows and lines are counted from
/// 1; `column` is the byte within the line, from 1.
public enum JSONError: Error, Hashable, Sendable {
    /// The file does not exist.
    case fileNotFound(file: String)
    /// The file cannot be read.
    case unreadable(file: String)
    /// The file is compressed, and the reason why it cannot be decompressed.
    case cannotDecompress(file: String, problem: String)
    /// The file is empty.
    case empty(file: String)
    /// The text is UTF-16.
    case utf16(file: String)
    /// The file holds an empty array.
    case noRows(file: String)
    /// The text is not JSON, or it does not consist of objects.
    case invalid(file: String, line: Int, column: Int, problem: String)
    /// An object of JSON Lines is not alone on one line.
    case notALine(file: String, line: Int)
    /// A row takes more than a gigabyte.
    case rowTooLong(file: String, row: Int)
    /// A field or a column was requested twice.
    case repeatedRequest(file: String, field: String)
    /// A field occurs twice in a row.
    case duplicateField(file: String, row: Int, field: String)
    /// A field is none of those that the first rows have; no fields were requested.
    case unknownField(file: String, row: Int, field: String)
    /// No row has any of the requested fields; `found` are the fields of the first rows.
    case noSuchFields(file: String, fields: [String], found: [String])
    /// No row has a requested field, but another one of nearly the same name.
    case misspeltField(file: String, field: String, nearest: String)
    /// A requested field holds an object or an array.
    case nestedValue(file: String, row: Int, field: String)
    /// A text is not UTF-8.
    case invalidUTF8(file: String, row: Int, field: String)
    /// A value is not of the type that was declared for its field.
    case invalidValue(file: String, row: Int, field: String, value: String, type: ColumnType)
    /// A value is not of the type that was inferred from the first rows; `rowCount` is their number.
    case unexpectedValue(
        file: String, row: Int, field: String, value: String, type: ColumnType, rowCount: Int)
    /// More lines cannot be read than may be left out; `line` is the first of them.
    case tooManyBrokenLines(
        file: String, count: Int, lineCount: Int, allowed: Double, line: Int, problem: String)
}

extension JSONError: CustomStringConvertible {
    /// The error in one line, with file, place and problem.
    public var description: String { text.inOneLine }

    private var text: String {
        switch self {
        case .fileNotFound(let file):
            "\(file): the file does not exist"
        case .unreadable(let file):
            "\(file): the file cannot be read"
        case .cannotDecompress(let file, let problem):
            "\(file): the file cannot be decompressed: \(problem)"
        case .empty(let file):
            "\(file): the file is empty; an array of objects is needed"
        case .utf16(let file):
            "\(file): \(utf16Remedy)"
        case .noRows(let file):
            "\(file): the array is empty"
        case .invalid(let file, let line, let column, let problem):
            "\(file), line \(line), column \(column): \(problem)"
        case .notALine(let file, let line):
            "\(file), line \(line): each object must be alone on one line, as the first one is"
        case .rowTooLong(let file, let row):
            "\(file), row \(row): the row takes more than a gigabyte"
        case .repeatedRequest(let file, let field):
            "\(file): the field \"\(field)\", or its column, is requested twice"
        case .duplicateField(let file, let row, let field):
            "\(file), row \(row): the field \"\(field)\" occurs twice"
        case .unknownField(let file, let row, let field):
            "\(file), row \(row): the field \"\(field)\" is none of the first rows'; name the fields to be read"
        case .noSuchFields(let file, let fields, let found):
            "\(file): no row has any of the fields \(Self.list(fields)); the first rows have \(Self.list(found))"
        case .misspeltField(let file, let field, let nearest):
            "\(file): no row has a field \"\(field)\"; did you mean \"\(nearest)\"?"
        case .nestedValue(let file, let row, let field):
            "\(file), row \(row), field \"\(field)\": an object or an array instead of a single value"
        case .invalidUTF8(let file, let row, let field):
            "\(file), row \(row), field \"\(field)\": the text is not UTF-8"
        case .invalidValue(let file, let row, let field, let value, let type):
            "\(file), row \(row), field \"\(field)\": \(value) is not \(type.noun)"
                + (type == .text
                    ? "; with unreadable: .missing, numbers are read as they are written" : type.notation)
        case .unexpectedValue(let file, let row, let field, let value, let type, let rowCount):
            "\(file), row \(row), field \"\(field)\": \(value) is not \(type.noun), which the first \(rowCount) rows "
                + "suggest; name the fields to be read with their types"
        case .tooManyBrokenLines(let file, let count, let lineCount, let allowed, let line, let problem):
            "\(file): \(count) of \(lineCount) lines cannot be read, more than the share of \(allowed) that may be left "
                + "out; the first is line \(line): \(problem)"
        }
    }

    private static func list(_ names: [String]) -> String {
        names.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ") + (names.count > 12 ? ", …" : "")
    }
}
