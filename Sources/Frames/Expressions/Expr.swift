import Base

/// An expression over the columns of a table: `col("ms_played") / 1000`, `col("rating") >= 4 && col("date").isPresent`.
///
/// An expression is a value. It is checked when a verb meets a table, and evaluated a column at a time. Missing values
/// follow SQL: a comparison with a missing value is missing, `false && missing` is false, and a filter keeps the rows for
/// which a condition is true. NaN is a value that equals itself and is larger than any other number.
///
/// Expressions are written with operators and literals: in `1 / 2 * col("x")` the literals are expressions too, so this is
/// half of x. Swift's own values enter by the same operators.
public struct Expr: ColumnExpression, Sendable {
    package let node: ExprNode
    /// Whether the expression is nothing but a text in quotes, which may have been meant as the name of a column.
    let isBareText: Bool

    package init(_ node: ExprNode) {
        self.init(node, isBareText: false)
    }

    private init(_ node: ExprNode, isBareText: Bool) {
        self.node = node
        self.isBareText = isBareText
    }

    /// The expression itself.
    public var expr: Expr { self }
}

/// Returns the column of a name.
public func col(_ name: String) -> Expr { Expr(.column(name)) }

/// Returns the values of a column in memory, which must have as many rows as the table that it is used with.
public func col(_ values: Column) -> Expr { Expr(.values(values)) }

/// Returns numbers in memory, one for each row of the table that they are used with. NaN is a value.
public func col(_ values: [Double]) -> Expr { Expr(.values(Column("values", values))) }

/// Returns integers in memory, one for each row of the table that they are used with.
public func col(_ values: [Int]) -> Expr { Expr(.values(Column("values", values))) }

/// Returns a value as an expression, for places where a text would be the name of a column.
public func lit(_ value: some Operand) -> Expr { value.expr }

extension Expr {
    /// A missing value.
    public static var missing: Expr { Expr(.literal(nil)) }

    /// The number of the row, from 1.
    public static var rowNumber: Expr { Expr(.window(.rowNumber, [], Window())) }

    /// The ratio of a circle's circumference to its diameter.
    public static var pi: Expr { Expr(.literal(.real(.pi))) }

    /// A number of days of 24 hours.
    public static func days(_ count: Int) -> Expr { TimeSpan.days(count).expr }

    /// A number of hours.
    public static func hours(_ count: Int) -> Expr { TimeSpan.hours(count).expr }

    /// A number of minutes.
    public static func minutes(_ count: Int) -> Expr { TimeSpan.minutes(count).expr }

    /// A number of seconds.
    public static func seconds(_ count: Int) -> Expr { TimeSpan.seconds(count).expr }

    static func call(_ function: ScalarFunction, _ arguments: Expr...) -> Expr {
        Expr(.call(function, arguments.map(\.node)))
    }
}

extension Expr: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
    ExpressibleByBooleanLiteral
{
    /// Creates an integer.
    public init(integerLiteral value: Int) { self.init(.literal(.integer(value))) }

    /// Creates a floating-point number.
    public init(floatLiteral value: Double) { self.init(.literal(.real(value))) }

    /// Creates a text.
    public init(stringLiteral value: String) { self.init(.literal(.text(value)), isBareText: true) }

    /// Creates a Boolean.
    public init(booleanLiteral value: Bool) { self.init(.literal(.boolean(value))) }
}

extension Expr: CustomStringConvertible {
    /// The expression in Swift's notation.
    public var description: String { node.description }
}
