/// What can go wrong with a file of JSON.
///
/// `file` is the last component of the path only, so that messages hold nothing of the machine. Rows are counted from
/// 1, lines too, and `column` is the byte of the line, because a file may be all in one line.
public enum JSONError: Error, Hashable, Sendable {
    /// There is no such file.
    case fileNotFound(file: String)
    /// The file is there, but cannot be read.
    case unreadable(file: String)
    /// There is nothing in the file.
    case empty(file: String)
    /// There is an array in the file and nothing in it.
    case noRows(file: String)
    /// The text is not JSON, or not made of objects.
    case invalid(file: String, line: Int, column: Int, problem: String)
    /// A field, or a column, was asked for twice.
    case repeatedRequest(file: String, field: String)
    /// A row has a field twice.
    case duplicateField(file: String, row: Int, field: String)
    /// There is an object or an array in a field that was asked for.
    case nestedValue(file: String, row: Int, field: String)
    /// A text is not UTF-8.
    case invalidUTF8(file: String, row: Int, field: String)
    /// A value is not of the type that its field was asked for.
    case invalidValue(file: String, row: Int, field: String, value: String, type: ColumnType)
}

extension JSONError: CustomStringConvertible {
    /// The error in one line: file, place, and what is wrong there.
    public var description: String {
        switch self {
        case .fileNotFound(let file):
            "\(file): there is no such file"
        case .unreadable(let file):
            "\(file): the file cannot be read"
        case .empty(let file):
            "\(file): the file is empty; an array of objects is needed"
        case .noRows(let file):
            "\(file): the array has nothing in it"
        case .invalid(let file, let line, let column, let problem):
            "\(file), line \(line), column \(column): \(problem)"
        case .repeatedRequest(let file, let field):
            "\(file): the field \"\(field)\", or its column, is asked for twice"
        case .duplicateField(let file, let row, let field):
            "\(file), row \(row): the field \"\(field)\" is there twice"
        case .nestedValue(let file, let row, let field):
            "\(file), row \(row), field \"\(field)\": an object or an array, where a single value is needed"
        case .invalidUTF8(let file, let row, let field):
            "\(file), row \(row), field \"\(field)\": the text is not UTF-8"
        case .invalidValue(let file, let row, let field, let value, let type):
            "\(file), row \(row), field \"\(field)\": \(value) is not \(type.noun)"
        }
    }
}
