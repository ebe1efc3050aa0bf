// The operators of fields, which are expressions. Of two fields, and of a field and an expression, so that literals become
// expressions; the disfavoured ones take a value of Swift on either side.

extension Field {
    /// The sum.
    public static func + (first: Field, second: Field) -> Expr { Expr.call(.add, first.expr, second.expr) }

    /// The sum.
    public static func + (first: Field, second: Expr) -> Expr { Expr.call(.add, first.expr, second) }

    /// The sum.
    public static func + (first: Expr, second: Field) -> Expr { Expr.call(.add, first, second.expr) }

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
    public static func - (first: Field, second: Field) -> Expr {
        Expr.call(.subtract, first.expr, second.expr)
    }

    /// The difference.
    public static func - (first: Field, second: Expr) -> Expr { Expr.call(.subtract, first.expr, second) }

    /// The difference.
    public static func - (first: Expr, second: Field) -> Expr { Expr.call(.subtract, first, second.expr) }

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
    public static func * (first: Field, second: Field) -> Expr {
        Expr.call(.multiply, first.expr, second.expr)
    }

    /// The product.
    public static func * (first: Field, second: Expr) -> Expr { Expr.call(.multiply, first.expr, second) }

    /// The product.
    public static func * (first: Expr, second: Field) -> Expr { Expr.call(.multiply, first, second.expr) }

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
    public static func / (first: Field, second: Field) -> Expr { Expr.call(.divide, first.expr, second.expr) }

    /// The quotient, a floating-point number; missing if the divisor is 0.
    public static func / (first: Field, second: Expr) -> Expr { Expr.call(.divide, first.expr, second) }

    /// The quotient, a floating-point number; missing if the divisor is 0.
    public static func / (first: Expr, second: Field) -> Expr { Expr.call(.divide, first, second.expr) }

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
    public static func % (first: Field, second: Field) -> Expr {
        Expr.call(.remainder, first.expr, second.expr)
    }

    /// The remainder of a division rounded towards zero, as in Swift and SQL; missing if the divisor is 0.
    public static func % (first: Field, second: Expr) -> Expr { Expr.call(.remainder, first.expr, second) }

    /// The remainder of a division rounded towards zero, as in Swift and SQL; missing if the divisor is 0.
    public static func % (first: Expr, second: Field) -> Expr { Expr.call(.remainder, first, second.expr) }

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

    /// The number with the other sign.
    public static prefix func - (value: Field) -> Expr { Expr.call(.negate, value.expr) }
}
