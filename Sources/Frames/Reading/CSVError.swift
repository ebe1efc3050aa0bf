import Base

/// An error of reading or writing a file of comma-separated values.
///
/// `file` is the last component of the path, so that messages do not depend on the machine. `line` is the line of the file,
/// from 1, at which the error is.
public enum CSVError: Error, Hashable, Sendable {
    /// The file does not exist.
    case fileNotFound(file: String)
    /// The file cannot be read.
    case unreadable(file: String)
    /// The file is compressed, and the reason why it cannot be decompressed.
    case cannotDecompress(file: String, problem: String)
    /// The file cannot be written.
    case unwritable(file: String)
    /// The delimiter is empty, has a quotation mark or a line break, or cannot be written in Latin-1.
    case unusableDelimiter(file: String, delimiter: String)
    /// The file is empty.
    case empty(file: String)
    /// The file has a header but no rows.
    case noRows(file: String)
    /// The text is UTF-16.
    case utf16(file: String)
    /// The header is one field by the delimiter of the reader, and several by another one.
    case otherDelimiter(file: String, header: String, delimiter: String)
    /// Two columns of the header have the same name.
    case duplicateColumn(file: String, column: String)
    /// A type was declared for a column that the header does not have; `columns` are the names in the header.
    case unknownColumn(file: String, column: String, columns: [String])
    /// A column was requested that the header does not have; `columns` are the names in the header.
    case noSuchColumn(file: String, column: String, columns: [String])
    /// A column was requested twice.
    case repeatedColumn(file: String, column: String)
    /// A row has more or fewer fields than the header.
    case wrongFieldCount(file: String, line: Int, found: Int, expected: Int)
    /// A row takes more than a gigabyte.
    case recordTooLong(file: String, line: Int)
    /// A quoted field is not closed; `line` is the one that it begins on.
    case unclosedQuote(file: String, line: Int, column: String)
    /// There is text between a closing quotation mark and the next delimiter.
    case textAfterQuote(file: String, line: Int, column: String)
    /// There is a quotation mark in an unquoted field.
    case quoteInField(file: String, line: Int, column: String)
    /// There is a carriage return without a line feed in an unquoted field.
    case strayCarriageReturn(file: String, line: Int, column: String)
    /// A text is not UTF-8.
    case invalidUTF8(file: String, line: Int, column: String)
    /// A value is not of the type that was declared for its column.
    case invalidValue(file: String, line: Int, column: String, value: String, type: ColumnType)
    /// A value is not of the type that was inferred from the first rows; `rowCount` is their number.
    case unexpectedValue(
        file: String, line: Int, column: String, value: String, type: ColumnType, rowCount: Int)
}

extension CSVError: CustomStringConvertible {
    /// The error in one line, with file, line, column, value and a remedy.
    public var description: String { text.inOneLine }

    private var text: String {
        switch self {
        case .fileNotFound(let file):
            return "\(file): the file does not exist"
        case .unreadable(let file):
            return "\(file): the file cannot be read"
        case .cannotDecompress(let file, let problem):
            return "\(file): the file cannot be decompressed: \(problem)"
        case .unwritable(let file):
            return "\(file): the file cannot be written"
        case .unusableDelimiter(let file, let delimiter):
            return
                "\(file): \(delimiter.debugDescription) cannot be a delimiter; it must be one character or several, "
                + "without quotation marks and line breaks, in the encoding of the file"
        case .empty(let file):
            return "\(file): the file is empty; a header is needed"
        case .noRows(let file):
            return "\(file): the file has a header but no rows"
        case .utf16(let file):
            return "\(file): \(utf16Remedy)"
        case .otherDelimiter(let file, let header, let delimiter):
            return
                "\(file): the header is one column, \(header.debugDescription): the delimiter seems to be "
                + "\(delimiter.debugDescription); read the file with CSVReader(delimiter: \(delimiter.debugDescription))"
        case .duplicateColumn(let file, let column):
            return "\(file): two columns are named \"\(column)\"; rename one"
        case .unknownColumn(let file, let column, let columns):
            return "\(file): a type is declared for \"\(column)\", but there is no such column"
                + hint(for: column, among: columns, calling: "the columns are")
        case .noSuchColumn(let file, let column, let columns):
            return "\(file): there is no column \"\(column)\""
                + hint(for: column, among: columns, calling: "the columns are")
        case .repeatedColumn(let file, let column):
            return "\(file): the column \"\(column)\" is requested twice"
        case .wrongFieldCount(let file, let line, let found, let expected):
            return
                "\(file), line \(line): \(found) \(found == 1 ? "field" : "fields"), but the header has \(expected)"
        case .recordTooLong(let file, let line):
            return "\(file), line \(line): the row takes more than a gigabyte"
        case .unclosedQuote(let file, let line, let column):
            return place(file, line, column) + "the quotation mark that begins the field is never closed"
        case .textAfterQuote(let file, let line, let column):
            return place(file, line, column)
                + "text after the closing quotation mark; a quotation mark within a field must be doubled"
        case .quoteInField(let file, let line, let column):
            return place(file, line, column)
                + "a quotation mark inside an unquoted field; quote the field and double the mark"
        case .strayCarriageReturn(let file, let line, let column):
            return place(file, line, column)
                + "a carriage return without a line feed; lines must end with LF or CR LF"
        case .invalidUTF8(let file, let line, let column):
            return place(file, line, column)
                + "the text is not UTF-8; if it is Latin-1, set the encoding of the reader"
        case .invalidValue(let file, let line, let column, let value, let type):
            return place(file, line, column) + "\"\(value)\" is not \(type.noun)\(type.notation)"
        case .unexpectedValue(let file, let line, let column, let value, let type, let rowCount):
            return place(file, line, column)
                + "\"\(value)\" is not \(type.noun), which the first \(rowCount) rows suggest; declare the column's type"
        }
    }

    private func place(_ file: String, _ line: Int, _ column: String) -> String {
        "\(file), line \(line), column \"\(column)\": "
    }
}

/// The end of a message about a file in UTF-16.
let utf16Remedy = "the text is UTF-16; convert it to UTF-8, for instance by iconv -f UTF-16 -t UTF-8"
