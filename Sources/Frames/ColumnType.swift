/// What the values of a column are.
///
/// The raw values are the names that pandas gives these types, so that a table of types reads the same in both.
public enum ColumnType: String, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    /// Whole numbers of 64 bits.
    case integer = "int64"
    /// Floating-point numbers of double precision; a missing one is a NaN.
    case real = "float64"
    /// Truth values.
    case boolean = "bool"
    /// Text in UTF-8.
    case text = "str"
    /// Points in time, to the microsecond.
    case date = "datetime64"

    /// The name that pandas gives the type.
    public var description: String { rawValue }

    /// Whether the values can be reckoned with: whole and floating-point numbers.
    public var isNumeric: Bool { self == .integer || self == .real }

    /// What a single value is called in a message.
    var noun: String {
        switch self {
        case .integer: "a whole number"
        case .real: "a number"
        case .boolean: "a Boolean"
        case .text: "text"
        case .date: "a date"
        }
    }

    /// What several values are called in a message.
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
