import Base

// Single values and columns computed from a table in memory.

extension DataFrame {
    /// Returns the values of an expression, a row each.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the expression needs.
    public func column(
        _ expression: Expr, file: String = #fileID, line: Int = #line
    ) throws -> Column {
        let name = expression.node.name ?? "value"
        return try query.selecting([name: expression], file: file, line: line).collect().columns[0]
    }

    /// Returns an aggregation of all rows; `nil` if it is missing.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the aggregation needs.
    public func value(
        _ aggregation: Aggregation, file: String = #fileID, line: Int = #line
    ) throws -> Value? {
        try query.aggregated(["value": aggregation], file: file, line: line).collect().columns[0][0]
    }

    /// Returns the number of rows for which a condition is true.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the condition needs.
    public func count(where condition: Expr, file: String = #fileID, line: Int = #line) throws -> Int {
        try value(.count(where: condition), file: file, line: line)?.integer ?? 0
    }

    /// Returns the mean of numbers, or the fraction of rows for which a condition is true; NaN if all values are missing.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the expression needs.
    public func mean(of expression: Expr, file: String = #fileID, line: Int = #line) throws -> Double {
        try value(.mean(expression), file: file, line: line)?.double ?? .nan
    }

    /// Returns the number in a column of the only row for which a condition is true, as polars' `item`; NaN if it is missing.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the condition needs, if the condition is not true for exactly one
    ///   row, or if the column holds no numbers.
    public func item(
        _ column: any ColumnReference, where condition: Expr, file: String = #fileID, line: Int = #line
    ) throws -> Double {
        let rows = try filter(condition, file: file, line: line)
        return try VerbPlace(verb: "item", file: file, line: line).attempt {
            guard rows.rowCount == 1 else { throw FrameError.notOneRow(count: rows.rowCount) }
            return try rows.column(column.reference).doubles[0]
        }
    }
}
