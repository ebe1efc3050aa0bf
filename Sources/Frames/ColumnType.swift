/// The type of the values of a column.
///
/// The raw values are the names of these types in pandas, so that a table of types reads the same in both.
public enum ColumnType: String, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    /// Integers of 64 bits.
    case integer = "int64"
    /// Floating-point numbers of double precision; a missing one is NaN.
    case real = "float64"
    /// Booleans.
    case boolean = "bool"
    /// Text in UTF-8.
    case text = "str"
    /// Points in time, to the microsecond.
    case date = "datetime64"

    /// The name of the type in pandas.
    public var description: String { rawValue }

    /// Whether the values are integers or floating-point numbers.
    public var isNumeric: Bool { self == .integer || self == .real }

    /// The noun for a single value in messages.
    var noun: String {
        switch self {
        case .integer: "a whole number"
        case .real: "a number"
        case .boolean: "a Boolean"
        case .text: "text"
        case .date: "a date"
        }
    }

    /// The noun for several values in messages.
    var plural: String {
        switch self {
        case .integer: "whole numbers"
        case .real: "numbers"
        case .boolean: "Booleans"
        case .text: "text"
        case .date: "dates"
        }
    }
}
