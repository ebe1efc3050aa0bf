/// A type whose values can be recorded and put into tables.
public protocol ValueConvertible {
    /// The value in the form that reports record.
    var asValue: Value { get }
}

extension Value: ValueConvertible {
    /// The value itself.
    public var asValue: Value { self }
}

extension Int: ValueConvertible {
    /// An integer.
    public var asValue: Value { .integer(self) }
}

extension Double: ValueConvertible {
    /// A number.
    public var asValue: Value { .real(self) }
}

extension Bool: ValueConvertible {
    /// A Boolean.
    public var asValue: Value { .boolean(self) }
}

extension String: ValueConvertible {
    /// A text.
    public var asValue: Value { .text(self) }
}

extension Timestamp: ValueConvertible {
    /// A date.
    public var asValue: Value { .date(self) }
}

extension TimeSpan: ValueConvertible {
    /// A time span.
    public var asValue: Value { .timeSpan(self) }
}
