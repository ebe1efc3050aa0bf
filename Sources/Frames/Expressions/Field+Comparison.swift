// Comparison and logic of fields.

extension Field {
    /// Whether two values are equal.
    public static func == (first: Field, second: Field) -> Expr { Expr.call(.equal, first.expr, second.expr) }

    /// Whether two values are equal.
    public static func == (first: Field, second: Expr) -> Expr { Expr.call(.equal, first.expr, second) }

    /// Whether two values are equal.
    public static func == (first: Expr, second: Field) -> Expr { Expr.call(.equal, first, second.expr) }

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
    public static func != (first: Field, second: Field) -> Expr {
        Expr.call(.notEqual, first.expr, second.expr)
    }

    /// Whether two values differ.
    public static func != (first: Field, second: Expr) -> Expr { Expr.call(.notEqual, first.expr, second) }

    /// Whether two values differ.
    public static func != (first: Expr, second: Field) -> Expr { Expr.call(.notEqual, first, second.expr) }

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
    public static func < (first: Field, second: Field) -> Expr { Expr.call(.less, first.expr, second.expr) }

    /// Whether one value is less than another.
    public static func < (first: Field, second: Expr) -> Expr { Expr.call(.less, first.expr, second) }

    /// Whether one value is less than another.
    public static func < (first: Expr, second: Field) -> Expr { Expr.call(.less, first, second.expr) }

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
    public static func <= (first: Field, second: Field) -> Expr {
        Expr.call(.lessOrEqual, first.expr, second.expr)
    }

    /// Whether one value is at most another.
    public static func <= (first: Field, second: Expr) -> Expr { Expr.call(.lessOrEqual, first.expr, second) }

    /// Whether one value is at most another.
    public static func <= (first: Expr, second: Field) -> Expr { Expr.call(.lessOrEqual, first, second.expr) }

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
    public static func > (first: Field, second: Field) -> Expr {
        Expr.call(.greater, first.expr, second.expr)
    }

    /// Whether one value is greater than another.
    public static func > (first: Field, second: Expr) -> Expr { Expr.call(.greater, first.expr, second) }

    /// Whether one value is greater than another.
    public static func > (first: Expr, second: Field) -> Expr { Expr.call(.greater, first, second.expr) }

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
    public static func >= (first: Field, second: Field) -> Expr {
        Expr.call(.greaterOrEqual, first.expr, second.expr)
    }

    /// Whether one value is at least another.
    public static func >= (first: Field, second: Expr) -> Expr {
        Expr.call(.greaterOrEqual, first.expr, second)
    }

    /// Whether one value is at least another.
    public static func >= (first: Expr, second: Field) -> Expr {
        Expr.call(.greaterOrEqual, first, second.expr)
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
    public static func && (first: Field, second: Field) -> Expr { Expr.call(.and, first.expr, second.expr) }

    /// Whether both conditions are true; false if one is false, otherwise missing if one is missing.
    public static func && (first: Field, second: Expr) -> Expr { Expr.call(.and, first.expr, second) }

    /// Whether both conditions are true; false if one is false, otherwise missing if one is missing.
    public static func && (first: Expr, second: Field) -> Expr { Expr.call(.and, first, second.expr) }

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
    public static func || (first: Field, second: Field) -> Expr { Expr.call(.or, first.expr, second.expr) }

    /// Whether one of two conditions is true; true if one is true, otherwise missing if one is missing.
    public static func || (first: Field, second: Expr) -> Expr { Expr.call(.or, first.expr, second) }

    /// Whether one of two conditions is true; true if one is true, otherwise missing if one is missing.
    public static func || (first: Expr, second: Field) -> Expr { Expr.call(.or, first, second.expr) }

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

    /// Whether a condition is false; missing where it is.
    public static prefix func ! (condition: Field) -> Expr { Expr.call(.not, condition.expr) }
}
