// Functions of numbers.

extension ColumnExpression {
    /// The magnitude.
    public var absolute: Expr { call(.absolute) }

    /// -1, 0 or 1, by the sign.
    public var sign: Expr { call(.sign) }

    /// The square root; NaN for a negative number.
    public var squareRoot: Expr { call(.squareRoot) }

    /// e to the power of the number.
    public var exponential: Expr { call(.exponential) }

    /// The natural logarithm; negative infinity for 0, NaN for a negative number.
    public var logarithm: Expr { call(.logarithm) }

    /// The logarithm to a base.
    public func logarithm(base: Double) -> Expr { call(.logarithm) / base.expr.logarithm }

    /// The number to the power of another one.
    public func power(_ exponent: Expr) -> Expr { call(.power, exponent) }

    /// The number to the power of another one.
    @_disfavoredOverload
    public func power(_ exponent: some Operand) -> Expr { call(.power, exponent.expr) }

    /// The sine of an angle in radians.
    public var sine: Expr { call(.sine) }

    /// The cosine of an angle in radians.
    public var cosine: Expr { call(.cosine) }

    /// The tangent of an angle in radians.
    public var tangent: Expr { call(.tangent) }

    /// The largest integral number that is not larger, as a floating-point number.
    public var roundedDown: Expr { call(.floor) }

    /// The smallest integral number that is not smaller, as a floating-point number.
    public var roundedUp: Expr { call(.ceiling) }

    /// The number rounded to a number of decimals, halves away from zero as in SQL.
    public func rounded(_ decimals: Int = 0) -> Expr { call(.round(decimals: decimals)) }

    /// The quotient of whole numbers, rounded down; missing if the divisor is 0.
    public func floorDivided(by divisor: Expr) -> Expr { call(.floorDivide, divisor) }

    /// The quotient of whole numbers, rounded down; missing if the divisor is 0.
    @_disfavoredOverload
    public func floorDivided(by divisor: some Operand) -> Expr { call(.floorDivide, divisor.expr) }

    /// The number, or the nearest bound if it is beyond one.
    public func clipped(_ lower: Expr, _ upper: Expr) -> Expr {
        when(expr < lower, then: lower, otherwise: when(expr > upper, then: upper, otherwise: expr))
    }

    /// The number, or the nearest bound if it is beyond one.
    @_disfavoredOverload
    public func clipped(_ lower: some Operand, _ upper: some Operand) -> Expr {
        clipped(lower.expr, upper.expr)
    }
}
