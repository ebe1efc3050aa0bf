// Misuses that the compiler would explain badly.

extension Expr {
    /// Not available: an expression is no Boolean.
    @available(
        *, unavailable,
        message: "an expression has no value outside a verb; write filter(…), or count(where:)"
    )
    public static func == (first: Expr, second: Expr) -> Bool { false }

    /// Not available: an expression is no Boolean.
    @available(
        *, unavailable,
        message: "an expression has no value outside a verb; write filter(…), or count(where:)"
    )
    public static func != (first: Expr, second: Expr) -> Bool { false }

    /// Not available: an expression is no Boolean.
    @available(
        *, unavailable,
        message: "an expression has no value outside a verb; write filter(…), or count(where:)"
    )
    public static func < (first: Expr, second: Expr) -> Bool { false }

    /// Not available: an expression is no Boolean.
    @available(
        *, unavailable,
        message: "an expression has no value outside a verb; write filter(…), or count(where:)"
    )
    public static func <= (first: Expr, second: Expr) -> Bool { false }

    /// Not available: an expression is no Boolean.
    @available(
        *, unavailable,
        message: "an expression has no value outside a verb; write filter(…), or count(where:)"
    )
    public static func > (first: Expr, second: Expr) -> Bool { false }

    /// Not available: an expression is no Boolean.
    @available(
        *, unavailable,
        message: "an expression has no value outside a verb; write filter(…), or count(where:)"
    )
    public static func >= (first: Expr, second: Expr) -> Bool { false }

    /// Not available.
    @available(*, unavailable, message: "write .isMissing")
    public static func == (value: Expr, missing: _OptionalNilComparisonType) -> Expr { value }

    /// Not available.
    @available(*, unavailable, message: "write .isPresent")
    public static func != (value: Expr, missing: _OptionalNilComparisonType) -> Expr { value }

    /// Not available.
    @available(*, unavailable, message: "write && between conditions")
    public static func & (first: Expr, second: Expr) -> Expr { first }

    /// Not available.
    @available(*, unavailable, message: "write || between conditions")
    public static func | (first: Expr, second: Expr) -> Expr { first }
}
