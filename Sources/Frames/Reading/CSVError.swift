import Base

/// What can go wrong with a file of comma-separated values.
///
/// `file` is the last component of the path only, so that messages hold nothing of the machine. `line` is the line of
/// the file, from 1, where the trouble begins.
public enum CSVError: Error, Hashable, Sendable {
    /// There is no such file.
    case fileNotFound(file: String)
    /// The file is there, but cannot be read.
    case unreadable(file: String)
    /// The file cannot be written.
    case unwritable(file: String)
    /// There is nothing in the file.
    case empty(file: String)
    /// There is a header and nothing below it.
    case noRows(file: String)
    /// Two columns of the header have the same name.
    case duplicateColumn(file: String, column: String)
    /// A type was declared for a column that the header does not have; `columns` are those that it has.
    case unknownColumn(file: String, column: String, columns: [String])
    /// A row has more or fewer fields than the header.
    case wrongFieldCount(file: String, line: Int, found: Int, expected: Int)
    /// A quoted field is never closed; `line` is where it was opened.
    case unclosedQuote(file: String, line: Int, column: String)
    /// There is something between a closing quotation mark and the next delimiter.
    case textAfterQuote(file: String, line: Int, column: String)
    /// There is a quotation mark in a field that does not begin with one.
    case quoteInField(file: String, line: Int, column: String)
    /// There is a carriage return without a line feed outside of quotes.
    case strayCarriageReturn(file: String, line: Int, column: String)
    /// A text is not UTF-8.
    case invalidUTF8(file: String, line: Int, column: String)
    /// A value is not of the type that was declared for its column.
    case invalidValue(file: String, line: Int, column: String, value: String, type: ColumnType)
}

extension CSVError: CustomStringConvertible {
    /// The error in one line: file, line, column, value and a way out.
    public var description: String {
        switch self {
        case .fileNotFound(let file):
            return "\(file): there is no such file"
        case .unreadable(let file):
            return "\(file): the file cannot be read"
        case .unwritable(let file):
            return "\(file): the file cannot be written"
        case .empty(let file):
            return "\(file): the file is empty; a header is needed"
        case .noRows(let file):
            return "\(file): the file has a header but no rows"
        case .duplicateColumn(let file, let column):
            return "\(file): two columns are named \"\(column)\"; rename one"
        case .unknownColumn(let file, let column, let columns):
            return "\(file): a type is declared for \"\(column)\", but there is no such column"
                + hint(for: column, among: columns, calling: "the columns are")
        case .wrongFieldCount(let file, let line, let found, let expected):
            return
                "\(file), line \(line): \(found) \(found == 1 ? "field" : "fields"), but the header has \(expected)"
        case .unclosedQuote(let file, let line, let column):
            return place(file, line, column) + "the quotation mark that opens here is never closed"
        case .textAfterQuote(let file, let line, let column):
            return place(file, line, column)
                + "there is text after the closing quotation mark; one within the text is doubled"
        case .quoteInField(let file, let line, let column):
            return place(file, line, column)
                + "a quotation mark inside an unquoted field; quote the field and double the mark"
        case .strayCarriageReturn(let file, let line, let column):
            return place(file, line, column)
                + "a carriage return without a line feed; lines end with both or with the latter"
        case .invalidUTF8(let file, let line, let column):
            return place(file, line, column) + "the text is not UTF-8; if it is Latin-1, read it as that"
        case .invalidValue(let file, let line, let column, let value, let type):
            return place(file, line, column) + "\"\(value)\" is not \(type.noun)"
        }
    }

    private func place(_ file: String, _ line: Int, _ column: String) -> String {
        "\(file), line \(line), column \"\(column)\": "
    }
}
