// What was known before a row: statistics of the rows with the same keys at earlier times. Rows of the same time count as
// simultaneous, so they do not know of each other, whatever their order in the table.

extension ColumnExpression {
    /// The number of present values at earlier times, among the rows with the same keys: what was known before the row.
    ///
    ///     plays.with(["plays before": col("track").countBefore("time", over: "user")])
    ///
    /// - Parameters:
    ///   - time: the column that orders the rows.
    ///   - keys: the columns of the keys; without any, all rows belong together.
    public func countBefore(_ time: any ColumnReference, over keys: any ColumnReference...) -> Expr {
        before(runningCount, time, keys)
    }

    /// The sum of the present values at earlier times, among the rows with the same keys; 0 where there are none.
    ///
    /// - Parameters:
    ///   - time: the column that orders the rows.
    ///   - keys: the columns of the keys; without any, all rows belong together.
    public func sumBefore(_ time: any ColumnReference, over keys: any ColumnReference...) -> Expr {
        before(runningSum, time, keys)
    }

    /// The mean of the present values at earlier times, among the rows with the same keys; missing where there are none.
    ///
    /// - Parameters:
    ///   - time: the column that orders the rows.
    ///   - keys: the columns of the keys; without any, all rows belong together.
    public func meanBefore(_ time: any ColumnReference, over keys: any ColumnReference...) -> Expr {
        before(runningSum, time, keys) / before(runningCount, time, keys)
    }

    /// The number of present values at earlier times, among the rows with the same keys.
    public func countBefore(_ time: any ColumnReference, over keys: [any ColumnReference]) -> Expr {
        before(runningCount, time, keys)
    }

    /// The sum of the present values at earlier times, among the rows with the same keys; 0 where there are none.
    public func sumBefore(_ time: any ColumnReference, over keys: [any ColumnReference]) -> Expr {
        before(runningSum, time, keys)
    }

    /// The total up to the row in the order of time, without what the total up to the row holds of the same time. Rows of one time
    /// are in the order of the table in both, so that the two share these rows.
    private func before(_ total: Expr, _ time: any ColumnReference, _ keys: [any ColumnReference]) -> Expr {
        func over(_ keys: [any ColumnReference], order: [any SortReference]) -> Expr {
            total.over(keys: keys, order: order).orElse(0)
        }
        return over(keys, order: [time.reference]) - over(keys + [time], order: [])
    }
}
