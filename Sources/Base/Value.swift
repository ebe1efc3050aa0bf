/// One value: a cell of a column or of a table, a parameter, a recorded result. A missing value is a `nil` of `Value?`.
///
/// Values are written as literals where that reads better: `frame.filter("status") { $0 == "active" }`.
public enum Value: Hashable, Sendable {
    /// A whole number.
    case integer(Int)
    /// A floating-point number.
    case real(Double)
    /// True or false.
    case boolean(Bool)
    /// A text.
    case text(String)
    /// A date with its time of day.
    case date(Timestamp)
}

extension Value {
    /// The whole number, or `nil` where the value is something else.
    public var integer: Int? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The value as a number (a Boolean is 0 or 1), or `nil` where it is text or a date.
    public var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .real(let value): value
        case .boolean(let value): value ? 1 : 0
        case .text, .date: nil
        }
    }

    /// The Boolean, or `nil` where the value is something else.
    public var boolean: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    /// The text, or `nil` where the value is something else.
    public var text: String? {
        if case .text(let value) = self { value } else { nil }
    }

    /// The date, or `nil` where the value is something else.
    public var date: Timestamp? {
        if case .date(let value) = self { value } else { nil }
    }
}

extension Value: CustomStringConvertible {
    /// The value at full precision; a date in ISO 8601.
    public var description: String {
        switch self {
        case .integer(let value): value.description
        case .real(let value): value.description
        case .boolean(let value): value.description
        case .text(let value): value
        case .date(let value): value.description
        }
    }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral
{
    /// Makes text of a literal.
    public init(stringLiteral value: String) { self = .text(value) }

    /// Makes a whole number of a literal.
    public init(integerLiteral value: Int) { self = .integer(value) }

    /// Makes a floating-point number of a literal.
    public init(floatLiteral value: Double) { self = .real(value) }

    /// Makes a Boolean of a literal.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
}
