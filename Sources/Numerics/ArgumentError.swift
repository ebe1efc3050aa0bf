import Base

/// An invalid argument of a numerical or statistical function.
public enum ArgumentError: Error, Equatable, Sendable {
    /// A parameter is outside of its range.
    case invalidParameter(name: String, value: String, expected: String)
    /// Two lists that are paired element by element differ in length.
    case lengthMismatch(what: String, count: Int, expected: Int)
    /// A value is NaN or infinite.
    case notFinite(row: Int, column: String, value: Double)
    /// A list or a table is empty.
    case noRows(in: String)
    /// A table has no columns.
    case noColumns(in: String)
    /// The length of a row is not the number of columns.
    case raggedRow(row: Int, count: Int, expected: Int)
}

extension ArgumentError: CustomStringConvertible {
    /// The argument, its value and the accepted values, in one line.
    public var description: String { text.inOneLine }

    private var text: String {
        switch self {
        case .invalidParameter(let name, let value, let expected):
            "\(name) is \(value), but must be \(expected)"
        case .lengthMismatch(let what, let count, let expected):
            "\(what): \(count) values for \(expected) rows"
        case .notFinite(let row, let column, let value):
            "row \(row) of column “\(column)” is \(value); impute or drop it first"
        case .noRows(let what):
            "\(what) has no rows"
        case .noColumns(let what):
            "\(what) has no columns"
        case .raggedRow(let row, let count, let expected):
            "row \(row) has \(count) values, but there are \(expected) columns"
        }
    }
}

/// Throws an error for the first number that is NaN or infinite.
package func requireFinite(_ values: [Double], named name: String) throws(ArgumentError) {
    for (row, value) in values.enumerated() where !value.isFinite {
        throw .notFinite(row: row, column: name, value: value)
    }
}
