// The operators of fields, which are expressions.

extension Field {
    /// The sum.
    public static func + (first: Field, second: Expr) -> Expr { Expr.call(.add, first.expr, second) }

    /// The sum.
    @_disfavoredOverload
    public static func + (first: Field, second: some Operand) -> Expr {
        Expr.call(.add, first.expr, second.expr)
    }

    /// The sum.
    @_disfavoredOverload
    public static func + (first: some Operand, second: Field) -> Expr {
        Expr.call(.add, first.expr, second.expr)
    }

    /// The difference.
    public static func - (first: Field, second: Expr) -> Expr { Expr.call(.subtract, first.expr, second) }

    /// The difference.
    @_disfavoredOverload
    public static func - (first: Field, second: some Operand) -> Expr {
        Expr.call(.subtract, first.expr, second.expr)
    }

    /// The difference.
    @_disfavoredOverload
    public static func - (first: some Operand, second: Field) -> Expr {
        Expr.call(.subtract, first.expr, second.expr)
    }

    /// The product.
    public static func * (first: Field, second: Expr) -> Expr { Expr.call(.multiply, first.expr, second) }

    /// The product.
    @_disfavoredOverload
    public static func * (first: Field, second: some Operand) -> Expr {
        Expr.call(.multiply, first.expr, second.expr)
    }

    /// The product.
    @_disfavoredOverload
    public static func * (first: some Operand, second: Field) -> Expr {
        Expr.call(.multiply, first.expr, second.expr)
    }

    /// The quotient, a floating-point number; missing if the divisor is 0.
    public static func / (first: Field, second: Expr) -> Expr { Expr.call(.divide, first.expr, second) }

    /// The quotient, a floating-point number; missing if the divisor is 0.
    @_disfavoredOverload
    public static func / (first: Field, second: some Operand) -> Expr {
        Expr.call(.divide, first.expr, second.expr)
    }

    /// The quotient, a floating-point number; missing if the divisor is 0.
    @_disfavoredOverload
    public static func / (first: some Operand, second: Field) -> Expr {
        Expr.call(.divide, first.expr, second.expr)
    }

    /// The remainder of a division rounded towards zero, as in Swift and SQL; missing if the divisor is 0.
    public static func % (first: Field, second: Expr) -> Expr { Expr.call(.remainder, first.expr, second) }

    /// The remainder of a division rounded towards zero, as in Swift and SQL; missing if the divisor is 0.
    @_disfavoredOverload
    public static func % (first: Field, second: some Operand) -> Expr {
        Expr.call(.remainder, first.expr, second.expr)
    }

    /// The remainder of a division rounded towards zero, as in Swift and SQL; missing if the divisor is 0.
    @_disfavoredOverload
    public static func % (first: some Operand, second: Field) -> Expr {
        Expr.call(.remainder, first.expr, second.expr)
    }

    /// Whether two values are equal.
    public static func == (first: Field, second: Expr) -> Expr { Expr.call(.equal, first.expr, second) }

    /// Whether two values are equal.
    @_disfavoredOverload
    public static func == (first: Field, second: some Operand) -> Expr {
        Expr.call(.equal, first.expr, second.expr)
    }

    /// Whether two values are equal.
    @_disfavoredOverload
    public static func == (first: some Operand, second: Field) -> Expr {
        Expr.call(.equal, first.expr, second.expr)
    }

    /// Whether two values differ.
    public static func != (first: Field, second: Expr) -> Expr { Expr.call(.notEqual, first.expr, second) }

    /// Whether two values differ.
    @_disfavoredOverload
    public static func != (first: Field, second: some Operand) -> Expr {
        Expr.call(.notEqual, first.expr, second.expr)
    }

    /// Whether two values differ.
    @_disfavoredOverload
    public static func != (first: some Operand, second: Field) -> Expr {
        Expr.call(.notEqual, first.expr, second.expr)
    }

    /// Whether one value is less than another.
    public static func < (first: Field, second: Expr) -> Expr { Expr.call(.less, first.expr, second) }

    /// Whether one value is less than another.
    @_disfavoredOverload
    public static func < (first: Field, second: some Operand) -> Expr {
        Expr.call(.less, first.expr, second.expr)
    }

    /// Whether one value is less than another.
    @_disfavoredOverload
    public static func < (first: some Operand, second: Field) -> Expr {
        Expr.call(.less, first.expr, second.expr)
    }

    /// Whether one value is at most another.
    public static func <= (first: Field, second: Expr) -> Expr { Expr.call(.lessOrEqual, first.expr, second) }

    /// Whether one value is at most another.
    @_disfavoredOverload
    public static func <= (first: Field, second: some Operand) -> Expr {
        Expr.call(.lessOrEqual, first.expr, second.expr)
    }

    /// Whether one value is at most another.
    @_disfavoredOverload
    public static func <= (first: some Operand, second: Field) -> Expr {
        Expr.call(.lessOrEqual, first.expr, second.expr)
    }

    /// Whether one value is greater than another.
    public static func > (first: Field, second: Expr) -> Expr { Expr.call(.greater, first.expr, second) }

    /// Whether one value is greater than another.
    @_disfavoredOverload
    public static func > (first: Field, second: some Operand) -> Expr {
        Expr.call(.greater, first.expr, second.expr)
    }

    /// Whether one value is greater than another.
    @_disfavoredOverload
    public static func > (first: some Operand, second: Field) -> Expr {
        Expr.call(.greater, first.expr, second.expr)
    }

    /// Whether one value is at least another.
    public static func >= (first: Field, second: Expr) -> Expr {
        Expr.call(.greaterOrEqual, first.expr, second)
    }

    /// Whether one value is at least another.
    @_disfavoredOverload
    public static func >= (first: Field, second: some Operand) -> Expr {
        Expr.call(.greaterOrEqual, first.expr, second.expr)
    }

    /// Whether one value is at least another.
    @_disfavoredOverload
    public static func >= (first: some Operand, second: Field) -> Expr {
        Expr.call(.greaterOrEqual, first.expr, second.expr)
    }

    /// Whether both conditions are true; false if one is false, otherwise missing if one is missing.
    public static func && (first: Field, second: Expr) -> Expr { Expr.call(.and, first.expr, second) }

    /// Whether both conditions are true; false if one is false, otherwise missing if one is missing.
    @_disfavoredOverload
    public static func && (first: Field, second: some Operand) -> Expr {
        Expr.call(.and, first.expr, second.expr)
    }

    /// Whether both conditions are true; false if one is false, otherwise missing if one is missing.
    @_disfavoredOverload
    public static func && (first: some Operand, second: Field) -> Expr {
        Expr.call(.and, first.expr, second.expr)
    }

    /// Whether one of two conditions is true; true if one is true, otherwise missing if one is missing.
    public static func || (first: Field, second: Expr) -> Expr { Expr.call(.or, first.expr, second) }

    /// Whether one of two conditions is true; true if one is true, otherwise missing if one is missing.
    @_disfavoredOverload
    public static func || (first: Field, second: some Operand) -> Expr {
        Expr.call(.or, first.expr, second.expr)
    }

    /// Whether one of two conditions is true; true if one is true, otherwise missing if one is missing.
    @_disfavoredOverload
    public static func || (first: some Operand, second: Field) -> Expr {
        Expr.call(.or, first.expr, second.expr)
    }
}
