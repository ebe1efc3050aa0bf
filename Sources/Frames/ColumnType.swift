/// The type of the values of a column.
public enum ColumnType: Codable, Hashable, Sendable, CaseIterable {
    /// Integers of 64 bits.
    case integer
    /// Floating-point numbers of double precision. NaN is a value, not a missing one.
    case real
    /// Booleans.
    case boolean
    /// Text in UTF-8.
    case text
    /// Points in time, to the microsecond.
    case date
    /// Lengths of time, to the microsecond.
    case timeSpan
    /// Lists of values of a type.
    case list(of: ListElement)

    /// The type of the values in lists.
    public enum ListElement: Codable, Hashable, Sendable, CaseIterable {
        /// Text in UTF-8.
        case text
    }

    /// All types.
    public static let allCases: [ColumnType] = [
        .integer, .real, .boolean, .text, .date, .timeSpan, .list(of: .text),
    ]

    /// Whether the values are integers or floating-point numbers.
    public var isNumeric: Bool { self == .integer || self == .real }

    /// The noun for a single value in messages.
    package var noun: String {
        switch self {
        case .integer: "a whole number"
        case .real: "a number"
        case .boolean: "a Boolean"
        case .text: "text"
        case .date: "a date"
        case .timeSpan: "a time span"
        case .list: "a list of texts"
        }
    }

    /// The end of a message about a value that is not of the type: how such values are written, where that is not obvious.
    package var notation: String {
        self == .date ? "; dates are written 2021-03-04, 2021-03-04 05:06:07 or 2021-03-04T05:06:07Z" : ""
    }

    /// The noun for several values in messages.
    package var plural: String {
        switch self {
        case .integer: "whole numbers"
        case .real: "numbers"
        case .boolean: "Booleans"
        case .text: "text"
        case .date: "dates"
        case .timeSpan: "time spans"
        case .list: "lists of texts"
        }
    }
}

extension ColumnType: CustomStringConvertible {
    /// The name of the type in pandas, so that a table of types reads the same in both; a list's in Arrow.
    public var description: String {
        switch self {
        case .integer: "int64"
        case .real: "float64"
        case .boolean: "bool"
        case .text: "str"
        case .date: "datetime64"
        case .timeSpan: "timedelta64"
        case .list: "list<str>"
        }
    }
}
