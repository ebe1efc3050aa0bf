import Base

/// An expression that does not fit the table that it is used with, or that has no value for a row.
public enum ExprError: Error, Equatable, CustomStringConvertible {
    /// The table has no column of this name.
    case unknownColumn(String, in: String, columns: [String])
    /// A function is used with values that it is not made for.
    case wrongType(expression: String, argument: String, type: ColumnType, needed: String)
    /// Two values that do not go together: a text is compared with a number, or a date added to a date.
    case incompatible(expression: String, ColumnType, ColumnType)
    /// A text that stands for a date is none.
    case unreadableLiteral(expression: String, text: String, type: ColumnType)
    /// A value cannot be converted.
    case unreadable(expression: String, value: String, type: ColumnType)
    /// The result is beyond the range of integers.
    case overflow(expression: String)
    /// A regular expression is malformed.
    case malformedPattern(expression: String, message: String)
    /// Values in memory do not have as many rows as the table.
    case rowCount(expression: String, count: Int, expected: Int)
    /// Bounds, edges or probabilities that make no sense.
    case invalidArgument(expression: String, message: String)

    /// The problem, with the expression and the way out.
    public var description: String { text.inOneLine }

    private var text: String {
        switch self {
        case .unknownColumn(let name, let expression, let columns):
            "there is no column \"\(name)\"\(context(expression, of: name))"
                + hint(for: name, among: columns, calling: "the columns are")
        case .wrongType(let expression, let argument, let type, let needed):
            (expression == argument ? "" : "\(expression): ")
                + "\(needed), but \(argument) holds \(type.plural)"
        case .incompatible(let expression, let first, let second):
            "\(expression): \(first.plural) and \(second.plural) do not go together"
        case .unreadableLiteral(let expression, let text, let type):
            "\(expression): \"\(text)\" is not \(type.noun)"
        case .unreadable(let expression, let value, let type):
            "\(expression): \"\(value)\" is not \(type.noun)\(type.notation); with unreadable: .missing it becomes a missing value"
        case .overflow(let expression):
            "\(expression): the result is beyond the range of integers; compute with .converted(to: .real)"
        case .malformedPattern(let expression, let message):
            "\(expression): the pattern is malformed: \(message)"
        case .rowCount(let expression, let count, let expected):
            "\(expression): there are \(count) values in memory for the \(expected) rows of the table"
        case .invalidArgument(let expression, let message):
            "\(expression): \(message)"
        }
    }

    /// Whether the error is one of the values of some rows, and not of the expression.
    var isOfValues: Bool {
        switch self {
        case .overflow, .unreadable: true
        default: false
        }
    }

    private func context(_ expression: String, of name: String) -> String {
        expression == "col(\(name.quoted))" || expression.isEmpty ? "" : " in \(expression)"
    }
}
