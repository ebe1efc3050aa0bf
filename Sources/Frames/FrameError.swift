import Base

/// An error of an operation on columns or data frames.
public enum FrameError: Error, Hashable, Sendable {
    /// There is no column of that name; `columns` are the names of the columns.
    case unknownColumn(String, columns: [String])
    /// Two columns have the same name.
    case duplicateColumn(String)
    /// The length of a column differs from that of the others.
    case lengthMismatch(column: String, count: Int, expected: Int)
    /// An operation does not support the type of a column, such as the mean of text.
    case wrongType(column: String, type: ColumnType, operation: String)
    /// A row does not exist.
    case rowOutOfRange(Int, count: Int)
    /// A probability is outside of 0...1.
    case invalidProbability(Double)
    /// Frames to be concatenated have different columns.
    case differentColumns([String], [String])
    /// Columns to be concatenated or compared have different types.
    case differentTypes(column: String, ColumnType, ColumnType)
    /// One of the columns to be concatenated holds texts and the others do not; `text` is the first that is why.
    case textAmongOthers(column: String, ColumnType, text: String, row: Int, frame: Int)
    /// A text is not a date in a format of the others in the column.
    case unreadableDate(column: String, row: Int, text: String)
    /// A text is not a number.
    case unreadableNumber(column: String, row: Int, text: String)
    /// Columns to be compared row by row have different lengths.
    case differentCounts(String, Int, String, Int)
    /// A sum of whole numbers does not fit into 64 bits.
    case sumOverflow(column: String)
    /// A key of the right table of a join occurs in several rows, of which `rows` are the first two.
    case duplicateKey(columns: [String], values: [String], rows: [Int])
    /// A single row was asked for, but there are `count`.
    case notOneRow(count: Int)
}

extension FrameError: CustomStringConvertible {
    /// The error in one line, with a remedy if there is one.
    public var description: String { text.inOneLine }

    private var text: String {
        switch self {
        case .unknownColumn(let name, let columns):
            return "no column \"\(name)\"" + hint(for: name, among: columns, calling: "the columns are")
        case .notOneRow(let count):
            return "the condition is true for \(count) rows; it must be true for exactly one"
        case .duplicateColumn(let name):
            return "two columns are named \"\(name)\"; rename one"
        case .lengthMismatch(let column, let count, let expected):
            return "column \"\(column)\" has \(count) rows, but the others have \(expected)"
        case .wrongType(let column, let type, let operation):
            return "column \"\(column)\" holds \(type.plural) (\(type)): \(operation)"
        case .rowOutOfRange(let row, let count):
            return "row \(row) is out of range; there are \(count) rows, and the first is 0"
        case .invalidProbability(let probability):
            return "\(probability) is not a probability: it must be between 0 and 1"
        case .differentColumns(let first, let second):
            return "the frames have different columns: " + difference(first, second)
        case .differentTypes(let column, let first, let second):
            return "column \"\(column)\" holds \(first.plural) in one frame and \(second.plural) in another"
        case .textAmongOthers(let column, let type, let text, let row, let frame):
            return
                "column \"\(column)\" holds \(type.plural) in one frame and texts in another: "
                + "row \(row + 1) of frame \(frame + 1) is \"\(text)\""
        case .unreadableDate(let column, let row, let text):
            return
                "column \"\(column)\", row \(row + 1): \"\(text)\" is not a date in the format of the others"
                + "; dates are written 2021-03-04, 2021-03-04 05:06:07 or 2021-03-04T05:06:07Z, and in the format "
                + ".dayFirst 04.03.2021 or 04/03/2021 05:06"
        case .unreadableNumber(let column, let row, let text):
            return "column \"\(column)\", row \(row + 1): \"\(text)\" is not a number"
        case .differentCounts(let first, let count, let second, let otherCount):
            return "columns \"\(first)\" and \"\(second)\" have \(count) and \(otherCount) rows"
        case .sumOverflow(let column):
            return
                "the sum of column \"\(column)\" exceeds 64 bits; make it a column of floating-point numbers first"
        case .duplicateKey(let columns, let values, let rows):
            let key = zip(columns, values).map { "\"\($0)\" = \($1)" }.joined(separator: ", ")
            return "the key \(key) is not unique in the right table: rows \(rows[0]) and \(rows[1]) have it; "
                + "remove duplicates first, or allow several matches"
        }
    }

    /// Names the columns that only one of two frames has.
    private func difference(_ first: [String], _ second: [String]) -> String {
        let only = first.filter { !second.contains($0) } + second.filter { !first.contains($0) }
        return only.map { "\"\($0)\"" }.joined(separator: ", ") + (only.count == 1 ? " is" : " are")
            + " in only one of them"
    }
}
