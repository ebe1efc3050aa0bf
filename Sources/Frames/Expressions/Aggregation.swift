import Base

/// A value computed from all rows of a group: `.count`, `.mean("rating")`, `.sum(col("ms_played")) / 3_600_000`.
///
/// Missing values are skipped; over none, a statistic is missing and a count is 0.
public struct Aggregation: Sendable {
    package let node: AggregationNode

    package init(_ node: AggregationNode) {
        self.node = node
    }

    private static func statistic(
        _ statistic: AggregateFunction, _ values: any ColumnReference..., order: SortOrder? = nil
    ) -> Aggregation {
        Aggregation(.statistic(statistic, values.map { $0.reference.node.unnamed }, order: order?.node))
    }
}

/// An aggregation as a tree.
package indirect enum AggregationNode: Encodable, Sendable {
    /// A statistic of expressions, for some statistics in an order.
    case statistic(AggregateFunction, [ExprNode], order: OrderNode?)
    /// The same value in each group.
    case literal(Value?)
    /// A function of other aggregations.
    case call(ScalarFunction, [AggregationNode])

    /// The expressions that statistics are computed from.
    var expressions: [ExprNode] {
        switch self {
        case .statistic(_, let nodes, let order): nodes + (order.map { [$0.node] } ?? [])
        case .literal: []
        case .call(_, let arguments): arguments.flatMap(\.expressions)
        }
    }
}

extension Aggregation {
    /// The number of rows.
    public static var count: Aggregation { statistic(.rowCount) }

    /// The number of present values of a column.
    public static func count(_ column: any ColumnReference) -> Aggregation { statistic(.count, column) }

    /// The number of rows for which a condition is true.
    public static func count(where condition: Expr) -> Aggregation { statistic(.trueCount, condition) }

    /// The number of distinct present values.
    public static func uniqueCount(_ column: any ColumnReference) -> Aggregation {
        statistic(.distinctCount, column)
    }

    /// The sum of numbers; that of Booleans is the number of true ones.
    public static func sum(_ column: any ColumnReference) -> Aggregation { statistic(.sum, column) }

    /// The arithmetic mean; that of Booleans is the fraction of true ones, that of dates a date.
    public static func mean(_ column: any ColumnReference) -> Aggregation { statistic(.mean, column) }

    /// The smallest value.
    public static func min(_ column: any ColumnReference) -> Aggregation { statistic(.min, column) }

    /// The largest value.
    public static func max(_ column: any ColumnReference) -> Aggregation { statistic(.max, column) }

    /// The variance; missing if there are no more than `ddof` values.
    ///
    /// - Parameter ddof: the number that the count is reduced by in the divisor: 1 for a sample, 0 for a population.
    public static func variance(_ column: any ColumnReference, ddof: Int = 1) -> Aggregation {
        statistic(.variance(ddof: ddof), column)
    }

    /// The standard deviation; missing if there are no more than `ddof` values.
    ///
    /// - Parameter ddof: the number that the count is reduced by in the divisor: 1 for a sample, 0 for a population.
    public static func std(_ column: any ColumnReference, ddof: Int = 1) -> Aggregation {
        statistic(.standardDeviation(ddof: ddof), column)
    }

    /// The median.
    public static func median(_ column: any ColumnReference) -> Aggregation {
        statistic(.quantile(0.5), column)
    }

    /// The quantile at a probability from 0 to 1, interpolated linearly as NumPy does.
    public static func quantile(_ column: any ColumnReference, _ probability: Double) -> Aggregation {
        statistic(.quantile(probability), column)
    }

    /// The most frequent value, the smallest of equally frequent ones.
    public static func mode(_ column: any ColumnReference) -> Aggregation { statistic(.mode, column) }

    /// The first present value, in the order of the rows.
    public static func first(_ column: any ColumnReference) -> Aggregation { statistic(.first(), column) }

    /// The present value of the first row in an order: `.first("price", by: .descending("date"))`.
    public static func first(_ column: any ColumnReference, by order: any SortReference) -> Aggregation {
        statistic(.first(), column, order: order.order)
    }

    /// The last present value, in the order of the rows.
    public static func last(_ column: any ColumnReference) -> Aggregation { statistic(.last(), column) }

    /// The present value of the last row in an order.
    public static func last(_ column: any ColumnReference, by order: any SortReference) -> Aggregation {
        statistic(.last(), column, order: order.order)
    }

    /// Whether a condition is true for any row.
    public static func any(_ condition: Expr) -> Aggregation { statistic(.any, condition) }

    /// Whether a condition is true for all rows for which it is not missing.
    public static func all(_ condition: Expr) -> Aggregation { statistic(.all, condition) }

    /// The correlation coefficient of two columns, by Pearson, over the rows in which both have a value.
    public static func correlation(_ first: any ColumnReference, _ second: any ColumnReference) -> Aggregation
    {
        statistic(.correlation, first, second)
    }

    /// The sample covariance of two columns, over the rows in which both have a value.
    public static func covariance(_ first: any ColumnReference, _ second: any ColumnReference) -> Aggregation
    {
        statistic(.covariance(ddof: 1), first, second)
    }

    /// The texts as a list, in the order of the rows.
    public static func list(_ column: any ColumnReference) -> Aggregation { statistic(.list, column) }
}

extension Aggregation: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    /// Creates the same integer for each group.
    public init(integerLiteral value: Int) { self.init(.literal(.integer(value))) }

    /// Creates the same number for each group.
    public init(floatLiteral value: Double) { self.init(.literal(.real(value))) }
}

extension Aggregation {
    private static func call(_ function: ScalarFunction, _ arguments: Aggregation...) -> Aggregation {
        Aggregation(.call(function, arguments.map(\.node)))
    }

    /// The sum.
    public static func + (first: Aggregation, second: Aggregation) -> Aggregation {
        call(.add, first, second)
    }

    /// The difference.
    public static func - (first: Aggregation, second: Aggregation) -> Aggregation {
        call(.subtract, first, second)
    }

    /// The product.
    public static func * (first: Aggregation, second: Aggregation) -> Aggregation {
        call(.multiply, first, second)
    }

    /// The quotient, a floating-point number; missing if the divisor is 0.
    public static func / (first: Aggregation, second: Aggregation) -> Aggregation {
        call(.divide, first, second)
    }

    /// Returns the aggregation rounded to a number of decimals, halves away from zero as in SQL.
    public func rounded(_ decimals: Int = 0) -> Aggregation { Self.call(.round(decimals: decimals), self) }

    /// Returns the value of the group of each row, as an expression: `.mean("price").over("shop")`.
    public func over(_ keys: any ColumnReference...) -> Expr {
        let window = Window(keys: keys.map { $0.reference.node.unnamed })
        func node(_ aggregation: AggregationNode) -> ExprNode {
            switch aggregation {
            case .literal(let value): .literal(value)
            case .call(let function, let arguments): .call(function, arguments.map(node))
            case .statistic(let statistic, let arguments, let order):
                .window(
                    .statistic(statistic), arguments,
                    Window(keys: window.keys, order: order.map { [$0] } ?? []))
            }
        }
        return Expr(node(self.node))
    }
}
