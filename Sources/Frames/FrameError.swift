import Base

/// What can go wrong with columns and data frames.
public enum FrameError: Error, Hashable, Sendable {
    /// There is no column of that name; `columns` are those that there are.
    case unknownColumn(String, columns: [String])
    /// Two columns have the same name.
    case duplicateColumn(String)
    /// A column is longer or shorter than the others.
    case lengthMismatch(column: String, count: Int, expected: Int)
    /// A column's type does not suit the operation, such as a mean of text.
    case wrongType(column: String, type: ColumnType, operation: String)
    /// A position outside of the rows.
    case rowOutOfRange(Int, count: Int)
    /// A mask that is longer or shorter than the rows.
    case maskLengthMismatch(count: Int, expected: Int)
    /// A probability outside of 0...1.
    case invalidProbability(Double)
    /// Frames that were to be put one below the other do not have the same columns.
    case differentColumns([String], [String])
    /// Columns that were to be put one below the other hold different things.
    case differentTypes(column: String, ColumnType, ColumnType)
    /// A text is a date in none of the formats that the others of the column are in.
    case unreadableDate(column: String, row: Int, text: String)
    /// A text is no number.
    case unreadableNumber(column: String, row: Int, text: String)
    /// Columns that were to be compared row by row are not equally long.
    case differentCounts(String, Int, String, Int)
}

extension FrameError: CustomStringConvertible {
    /// The error in one line, with a way out where there is one.
    public var description: String {
        switch self {
        case .unknownColumn(let name, let columns):
            return "no column \"\(name)\"" + hint(for: name, among: columns, calling: "the columns are")
        case .duplicateColumn(let name):
            return "two columns are named \"\(name)\"; rename one"
        case .lengthMismatch(let column, let count, let expected):
            return "column \"\(column)\" has \(count) rows, not \(expected) as the others"
        case .wrongType(let column, let type, let operation):
            return "column \"\(column)\" holds \(type.plural) (\(type)): \(operation)"
        case .rowOutOfRange(let row, let count):
            return "row \(row) is not among the \(count) rows (the first is 0)"
        case .maskLengthMismatch(let count, let expected):
            return "the mask has \(count) values for \(expected) rows"
        case .invalidProbability(let probability):
            return "\(probability) is not a probability: it must be between 0 and 1"
        case .differentColumns(let first, let second):
            return "the frames have different columns: " + difference(first, second)
        case .differentTypes(let column, let first, let second):
            return "column \"\(column)\" holds \(first.plural) in one frame and \(second.plural) in another"
        case .unreadableDate(let column, let row, let text):
            return
                "column \"\(column)\", row \(row): \"\(text)\" is no date that is written as the others are"
        case .unreadableNumber(let column, let row, let text):
            return "column \"\(column)\", row \(row): \"\(text)\" is no number"
        case .differentCounts(let first, let count, let second, let otherCount):
            return "columns \"\(first)\" and \"\(second)\" have \(count) and \(otherCount) rows"
        }
    }

    /// The names that are in one frame only.
    private func difference(_ first: [String], _ second: [String]) -> String {
        let only = first.filter { !second.contains($0) } + second.filter { !first.contains($0) }
        return only.map { "\"\($0)\"" }.joined(separator: ", ") + (only.count == 1 ? " is" : " are")
            + " in one only"
    }
}
