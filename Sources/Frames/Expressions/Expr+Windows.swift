import Base

// Functions of several rows, with a result for each: over all rows in their order, or by ``over(_:order:)`` over those with
// the same keys in a given order.

extension ColumnExpression {
    func window(_ function: WindowFunction) -> Expr { Expr(.window(function, [expr.node], Window())) }

    /// The value a number of rows before; missing for the first rows.
    public func lag(_ rows: Int = 1) -> Expr { window(.lag(rows)) }

    /// The value a number of rows after; missing for the last rows.
    public func lead(_ rows: Int = 1) -> Expr { window(.lag(-rows)) }

    /// The sum of the present values up to the row; missing where there is none yet.
    public var runningSum: Expr { window(.runningSum) }

    /// The number of present values up to the row.
    public var runningCount: Expr { window(.runningCount) }

    /// The smallest value up to the row; missing where there is none yet.
    public var runningMin: Expr { window(.runningMin) }

    /// The largest value up to the row; missing where there is none yet.
    public var runningMax: Expr { window(.runningMax) }

    /// The rank of the value among those of all rows, from 1; missing for a missing value.
    public func rank(_ ties: RankTies = .min, descending: Bool = false) -> Expr {
        window(.rank(ties, descending: descending))
    }

    /// The last present value up to the row.
    public var filledForward: Expr { window(.filledForward) }

    /// The number of the session that the date belongs to, from 0: a session ends where the next date is more than a gap
    /// away. Rows are in the order of the window.
    public func session(gap: TimeSpan) -> Expr { window(.session(gap: gap.microseconds)) }

    /// The last rows, whose statistic is a column: `col("temperature").rolling(7).mean`.
    ///
    /// - Parameters:
    ///   - rows: the number of rows, this one included.
    ///   - minimumCount: the number of present values from which there is a result; all rows by default.
    ///   - isCentered: whether the row is in the middle of the rows rather than at the end.
    public func rolling(_ rows: Int, minimumCount: Int? = nil, isCentered: Bool = false) -> RollingExpr {
        RollingExpr(
            node: expr.node, rows: max(1, rows), minimumCount: max(1, minimumCount ?? rows),
            isCentered: isCentered)
    }
}

extension Expr {
    /// Returns the expression with its functions of several rows computed over the rows with the same keys, in an order.
    ///
    /// - Parameters:
    ///   - keys: the columns of the keys; without any, all rows belong together. A missing key is a key of its own.
    ///   - order: the columns to order the rows by; without any, they are in the order of the table.
    public func over(_ keys: any ColumnReference..., order: any SortReference...) -> Expr {
        over(keys: keys, order: order)
    }

    /// Returns the expression with its functions of several rows computed over the rows with the same keys, in an order.
    func over(keys: [any ColumnReference], order: [any SortReference]) -> Expr {
        let window = Window(keys: keys.map { $0.reference.node.unnamed }, order: order.map { $0.order.node })
        func setting(_ node: ExprNode) -> ExprNode {
            if case .window(let function, let arguments, let old) = node, old.keys.isEmpty, old.order.isEmpty
            {
                return .window(function, arguments.map(setting), window)
            }
            return node.mapChildren(setting)
        }
        return Expr(setting(node))
    }
}

/// The last rows of each row, of which a statistic is a column.
public struct RollingExpr: Sendable {
    let node: ExprNode
    let rows: Int
    let minimumCount: Int
    let isCentered: Bool

    private func statistic(_ statistic: RollingStatistic) -> Expr {
        Expr(
            .window(
                .rolling(statistic, rows: rows, minimumCount: minimumCount, isCentered: isCentered), [node],
                Window()))
    }

    /// The sums.
    public var sum: Expr { statistic(.sum) }

    /// The arithmetic means.
    public var mean: Expr { statistic(.mean) }

    /// The smallest values.
    public var min: Expr { statistic(.min) }

    /// The largest values.
    public var max: Expr { statistic(.max) }

    /// The sample standard deviations.
    public var std: Expr { statistic(.std) }

    /// The medians.
    public var median: Expr { statistic(.median) }
}
