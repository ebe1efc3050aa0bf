/// A single value: a cell of a column or of a table, a parameter, a recorded result. A missing value is a `nil` of `Value?`.
///
/// Values can be written as literals: `frame.filter("status") { $0 == "active" }`.
///
/// Two texts are equal if they have the same code points.
public enum Value: Sendable {
    /// An integer.
    case integer(Int)
    /// A floating-point number.
    case real(Double)
    /// True or false.
    case boolean(Bool)
    /// A text.
    case text(String)
    /// A date with its time of day.
    case date(Timestamp)
    /// A length of time.
    case timeSpan(TimeSpan)
    /// Several texts in an order.
    case list([String])
}

extension Value: Hashable {
    /// Whether two values are the same: of one type, texts of the same code points.
    @inlinable
    public static func == (first: Value, second: Value) -> Bool {
        switch (first, second) {
        case (.integer(let first), .integer(let second)): first == second
        case (.real(let first), .real(let second)): first == second
        case (.boolean(let first), .boolean(let second)): first == second
        case (.text(let first), .text(let second)): first.hasSameCodePoints(as: second)
        case (.date(let first), .date(let second)): first == second
        case (.timeSpan(let first), .timeSpan(let second)): first == second
        case (.list(let first), .list(let second)): first.haveSameCodePoints(as: second)
        default: false
        }
    }

    /// Hashes the value; of texts the code points.
    @inlinable
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .integer(let value): value.hash(into: &hasher)
        case .real(let value): value.hash(into: &hasher)
        case .boolean(let value): value.hash(into: &hasher)
        case .text(let value): value.hashCodePoints(into: &hasher)
        case .date(let value): value.hash(into: &hasher)
        case .timeSpan(let value): value.hash(into: &hasher)
        case .list(let texts): for text in texts { text.hashCodePoints(into: &hasher) }
        }
    }
}

extension Value {
    /// The integer, or `nil` if the value is something else.
    public var integer: Int? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The value as a number (a Boolean is 0 or 1), or `nil` if it is none.
    public var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .real(let value): value
        case .boolean(let value): value ? 1 : 0
        case .text, .date, .timeSpan, .list: nil
        }
    }

    /// The Boolean, or `nil` if the value is something else.
    public var boolean: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    /// The text, or `nil` if the value is something else.
    public var text: String? {
        if case .text(let value) = self { value } else { nil }
    }

    /// The date, or `nil` if the value is something else.
    public var date: Timestamp? {
        if case .date(let value) = self { value } else { nil }
    }

    /// The time span, or `nil` if the value is something else.
    public var timeSpan: TimeSpan? {
        if case .timeSpan(let value) = self { value } else { nil }
    }

    /// The texts of a list, or `nil` if the value is something else.
    public var list: [String]? {
        if case .list(let value) = self { value } else { nil }
    }
}

extension Value: CustomStringConvertible {
    /// The value at full precision; a date in ISO 8601; the texts of a list with commas between them.
    public var description: String {
        switch self {
        case .integer(let value): value.description
        case .real(let value): value.description
        case .boolean(let value): value.description
        case .text(let value): value
        case .date(let value): value.description
        case .timeSpan(let value): value.description
        case .list(let texts): texts.joined(separator: ", ")
        }
    }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral
{
    /// Creates a text from a literal.
    public init(stringLiteral value: String) { self = .text(value) }

    /// Creates an integer from a literal.
    public init(integerLiteral value: Int) { self = .integer(value) }

    /// Creates a floating-point number from a literal.
    public init(floatLiteral value: Double) { self = .real(value) }

    /// Creates a Boolean from a literal.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
}
