import Base

/// A value of Swift that can stand beside an operator of an expression: a number, a text, a Boolean, a date, a time span.
public protocol Operand {
    /// The value as an expression.
    var expr: Expr { get }
}

extension Int: Operand {
    /// The integer as an expression.
    public var expr: Expr { Expr(.literal(.integer(self))) }
}

extension Double: Operand {
    /// The number as an expression.
    public var expr: Expr { Expr(.literal(.real(self))) }
}

extension String: Operand {
    /// The text as an expression. It is a value, not the name of a column.
    public var expr: Expr { Expr(.literal(.text(self))) }
}

extension Bool: Operand {
    /// The Boolean as an expression.
    public var expr: Expr { Expr(.literal(.boolean(self))) }
}

extension Timestamp: Operand {
    /// The date as an expression.
    public var expr: Expr { Expr(.literal(.date(self))) }
}

extension TimeSpan: Operand {
    /// The time span as an expression.
    public var expr: Expr { Expr(.literal(.timeSpan(self))) }
}

extension Value: Operand {
    /// The value as an expression.
    public var expr: Expr { Expr(.literal(self)) }
}

// What may not stand beside an operator says so, instead of leaving it to the type checker to find out.

@available(
    *, unavailable,
    message: "an array is no operand of an expression; use col(values) for values of the rows, or .isIn([…])"
)
extension Array: Operand {
    /// Not available.
    public var expr: Expr { Expr(.literal(nil)) }
}

@available(*, unavailable, message: "an optional is no operand of an expression; unwrap it first")
extension Optional: Operand {
    /// Not available.
    public var expr: Expr { Expr(.literal(nil)) }
}

@available(*, unavailable, message: "write col(column) for the values of a column in memory")
extension Column: Operand {
    /// Not available.
    public var expr: Expr { Expr(.literal(nil)) }
}

@available(
    *, unavailable, message: "a data frame is no operand of an expression; name a column of it with col(…)"
)
extension DataFrame: Operand {
    /// Not available.
    public var expr: Expr { Expr(.literal(nil)) }
}
