/// An argument that a numerical or statistical function refuses.
public enum ArgumentError: Error, Equatable, Sendable {
    /// A parameter out of its range.
    case invalidParameter(name: String, value: String, expected: String)
    /// Two lists that belong together item by item and differ in length.
    case lengthMismatch(what: String, count: Int, expected: Int)
    /// NaN or an infinity where a number is needed.
    case notFinite(row: Int, column: String, value: Double)
    /// An empty list or table.
    case noRows(in: String)
    /// A table without columns.
    case noColumns(in: String)
    /// A row whose length is not the number of columns.
    case raggedRow(row: Int, count: Int, expected: Int)
}

extension ArgumentError: CustomStringConvertible {
    /// The argument, its value and the accepted ones, in one line.
    public var description: String {
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

/// Throws for the first number that is NaN or infinite.
package func requireFinite(_ values: [Double], named name: String) throws(ArgumentError) {
    for (row, value) in values.enumerated() where !value.isFinite {
        throw .notFinite(row: row, column: name, value: value)
    }
}
