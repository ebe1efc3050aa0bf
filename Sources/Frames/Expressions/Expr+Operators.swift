// The operators of expressions.
//
// There is one for two expressions, which literals are too, and a disfavoured generic one for a value of Swift on each
// side. Overloads for each type of values would take the type checker seconds for ordinary arithmetic in the same file.

extension Expr {
    /// The sum.
    public static func + (first: Expr, second: Expr) -> Expr { call(.add, first, second) }

    /// The sum.
    @_disfavoredOverload
    public static func + (first: Expr, second: some Operand) -> Expr { call(.add, first, second.expr) }

    /// The sum.
    @_disfavoredOverload
    public static func + (first: some Operand, second: Expr) -> Expr { call(.add, first.expr, second) }

    /// The difference.
    public static func - (first: Expr, second: Expr) -> Expr { call(.subtract, first, second) }

    /// The difference.
    @_disfavoredOverload
    public static func - (first: Expr, second: some Operand) -> Expr { call(.subtract, first, second.expr) }

    /// The difference.
    @_disfavoredOverload
    public static func - (first: some Operand, second: Expr) -> Expr { call(.subtract, first.expr, second) }

    /// The product.
    public static func * (first: Expr, second: Expr) -> Expr { call(.multiply, first, second) }

    /// The product.
    @_disfavoredOverload
    public static func * (first: Expr, second: some Operand) -> Expr { call(.multiply, first, second.expr) }

    /// The product.
    @_disfavoredOverload
    public static func * (first: some Operand, second: Expr) -> Expr { call(.multiply, first.expr, second) }

    /// The quotient, a floating-point number; missing if the divisor is 0.
    public static func / (first: Expr, second: Expr) -> Expr { call(.divide, first, second) }

    /// The quotient, a floating-point number; missing if the divisor is 0.
    @_disfavoredOverload
    public static func / (first: Expr, second: some Operand) -> Expr { call(.divide, first, second.expr) }

    /// The quotient, a floating-point number; missing if the divisor is 0.
    @_disfavoredOverload
    public static func / (first: some Operand, second: Expr) -> Expr { call(.divide, first.expr, second) }

    /// The remainder of a division rounded towards zero, as in Swift and SQL; missing if the divisor is 0.
    public static func % (first: Expr, second: Expr) -> Expr { call(.remainder, first, second) }

    /// The remainder of a division rounded towards zero, as in Swift and SQL; missing if the divisor is 0.
    @_disfavoredOverload
    public static func % (first: Expr, second: some Operand) -> Expr { call(.remainder, first, second.expr) }

    /// The remainder of a division rounded towards zero, as in Swift and SQL; missing if the divisor is 0.
    @_disfavoredOverload
    public static func % (first: some Operand, second: Expr) -> Expr { call(.remainder, first.expr, second) }

    /// Whether two values are equal.
    public static func == (first: Expr, second: Expr) -> Expr { call(.equal, first, second) }

    /// Whether two values are equal.
    @_disfavoredOverload
    public static func == (first: Expr, second: some Operand) -> Expr { call(.equal, first, second.expr) }

    /// Whether two values are equal.
    @_disfavoredOverload
    public static func == (first: some Operand, second: Expr) -> Expr { call(.equal, first.expr, second) }

    /// Whether two values differ.
    public static func != (first: Expr, second: Expr) -> Expr { call(.notEqual, first, second) }

    /// Whether two values differ.
    @_disfavoredOverload
    public static func != (first: Expr, second: some Operand) -> Expr { call(.notEqual, first, second.expr) }

    /// Whether two values differ.
    @_disfavoredOverload
    public static func != (first: some Operand, second: Expr) -> Expr { call(.notEqual, first.expr, second) }

    /// Whether one value is less than another.
    public static func < (first: Expr, second: Expr) -> Expr { call(.less, first, second) }

    /// Whether one value is less than another.
    @_disfavoredOverload
    public static func < (first: Expr, second: some Operand) -> Expr { call(.less, first, second.expr) }

    /// Whether one value is less than another.
    @_disfavoredOverload
    public static func < (first: some Operand, second: Expr) -> Expr { call(.less, first.expr, second) }

    /// Whether one value is at most another.
    public static func <= (first: Expr, second: Expr) -> Expr { call(.lessOrEqual, first, second) }

    /// Whether one value is at most another.
    @_disfavoredOverload
    public static func <= (first: Expr, second: some Operand) -> Expr {
        call(.lessOrEqual, first, second.expr)
    }

    /// Whether one value is at most another.
    @_disfavoredOverload
    public static func <= (first: some Operand, second: Expr) -> Expr {
        call(.lessOrEqual, first.expr, second)
    }

    /// Whether one value is greater than another.
    public static func > (first: Expr, second: Expr) -> Expr { call(.greater, first, second) }

    /// Whether one value is greater than another.
    @_disfavoredOverload
    public static func > (first: Expr, second: some Operand) -> Expr { call(.greater, first, second.expr) }

    /// Whether one value is greater than another.
    @_disfavoredOverload
    public static func > (first: some Operand, second: Expr) -> Expr { call(.greater, first.expr, second) }

    /// Whether one value is at least another.
    public static func >= (first: Expr, second: Expr) -> Expr { call(.greaterOrEqual, first, second) }

    /// Whether one value is at least another.
    @_disfavoredOverload
    public static func >= (first: Expr, second: some Operand) -> Expr {
        call(.greaterOrEqual, first, second.expr)
    }

    /// Whether one value is at least another.
    @_disfavoredOverload
    public static func >= (first: some Operand, second: Expr) -> Expr {
        call(.greaterOrEqual, first.expr, second)
    }

    /// Whether both conditions are true; false if one is false, otherwise missing if one is missing.
    public static func && (first: Expr, second: Expr) -> Expr { call(.and, first, second) }

    /// Whether both conditions are true; false if one is false, otherwise missing if one is missing.
    @_disfavoredOverload
    public static func && (first: Expr, second: some Operand) -> Expr { call(.and, first, second.expr) }

    /// Whether both conditions are true; false if one is false, otherwise missing if one is missing.
    @_disfavoredOverload
    public static func && (first: some Operand, second: Expr) -> Expr { call(.and, first.expr, second) }

    /// Whether one of two conditions is true; true if one is true, otherwise missing if one is missing.
    public static func || (first: Expr, second: Expr) -> Expr { call(.or, first, second) }

    /// Whether one of two conditions is true; true if one is true, otherwise missing if one is missing.
    @_disfavoredOverload
    public static func || (first: Expr, second: some Operand) -> Expr { call(.or, first, second.expr) }

    /// Whether one of two conditions is true; true if one is true, otherwise missing if one is missing.
    @_disfavoredOverload
    public static func || (first: some Operand, second: Expr) -> Expr { call(.or, first.expr, second) }

    /// The negated value.
    public static prefix func - (value: Expr) -> Expr { call(.negate, value) }

    /// Whether a condition is false; missing if it is missing.
    public static prefix func ! (condition: Expr) -> Expr { call(.not, condition) }
}
