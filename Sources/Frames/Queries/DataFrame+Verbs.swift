// The verbs of queries on a table in memory, which run at once.

extension DataFrame {
    /// Returns the rows for which a condition is true.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the verb needs.
    public func filter(
        _ condition: Expr, file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.filter(condition, file: file, line: line).collect()
    }

    /// Returns the table with columns added after the others, or replaced where there is one of the name: `with(["minutes": col("ms_played") / 60_000])`.
    /// All expressions read the columns of the table before.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the verb needs.
    public func with(
        _ columns: KeyValuePairs<String, Expr>, file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.with(columns, file: file, line: line).collect()
    }

    /// Returns the table with columns added or replaced, which are made at run time.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the verb needs.
    public func with(
        columns: [(name: String, expression: Expr)], file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.with(columns: columns, file: file, line: line).collect()
    }

    /// Returns some columns, in the order given: names, fields, or expressions under the name of their first column or the one
    /// that they were given by `as`.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the verb needs.
    public func selecting(
        _ column: any ColumnReference, _ others: any ColumnReference..., file: String = #fileID,
        line: Int = #line
    ) throws -> DataFrame {
        try query.selecting(columns: [column] + others, file: file, line: line).collect()
    }

    /// Returns some columns, which are made at run time.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the verb needs.
    public func selecting(
        columns: [any ColumnReference], file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.selecting(columns: columns, file: file, line: line).collect()
    }

    /// Returns some columns under new names: `selecting(["ratings": "user_total_ratings"])`.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the verb needs.
    public func selecting(
        _ columns: KeyValuePairs<String, any ColumnReference>, file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.selecting(columns, file: file, line: line).collect()
    }

    /// Returns the rows sorted by columns: by the first, where that is equal by the second, and so on. `.descending("year")` sorts
    /// with the largest value first. Equal rows keep their order; missing values are last; texts are in the order of code points.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the verb needs.
    public func sorted(
        by key: any SortReference, _ others: any SortReference..., file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.sorted(by: [key] + others, file: file, line: line).collect()
    }

    /// Returns the rows sorted by columns, which are chosen at run time.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the verb needs.
    public func sorted(
        by keys: [any SortReference], file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.sorted(by: keys, file: file, line: line).collect()
    }

    /// Returns the first row of those that have equal values in all columns, or in some. A missing value equals another one.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the verb needs.
    public func distinct(
        by names: String..., file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.distinct(by: names, file: file, line: line).collect()
    }

    /// Returns the first row of those that have equal values in some columns, which are chosen at run time.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the verb needs.
    public func distinct(
        by names: [String], file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.distinct(by: names, file: file, line: line).collect()
    }

    /// Returns the rows of two tables with the same columns, one after the other. Columns are in the order of this table.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the verb needs.
    public func union(
        _ other: some QueryConvertible, file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.union(other, file: file, line: line).collect()
    }

    /// Returns a row for each element of the lists of a column; none for an empty or a missing list.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the verb needs.
    public func exploded(
        _ column: String, file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.exploded(column, file: file, line: line).collect()
    }

    /// Returns a row for each of several columns, with the name of the column and its value, as pandas' `melt`. The rows of a column
    /// follow those of the column before.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the verb needs.
    public func unpivoted(
        _ columns: [String], names: String = "name", values: String = "value", file: String = #fileID,
        line: Int = #line
    ) throws -> DataFrame {
        try query.unpivoted(columns, names: names, values: values, file: file, line: line).collect()
    }

    /// Returns aggregations of all rows, as a table of one row.
    ///
    /// - Throws: ``QueryError`` if the table does not have what the verb needs.
    public func aggregated(
        _ aggregations: KeyValuePairs<String, Aggregation>, file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.aggregated(aggregations, file: file, line: line).collect()
    }

    /// Returns all columns but some.
    ///
    /// - Throws: ``QueryError`` for an unknown column.
    public func dropping(
        _ name: String, _ others: String..., file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.dropping([name] + others, file: file, line: line).collect()
    }

    /// Returns all columns but some, which are chosen at run time.
    ///
    /// - Throws: ``QueryError`` for an unknown column.
    public func dropping(_ names: [String], file: String = #fileID, line: Int = #line) throws -> DataFrame {
        try query.dropping(names, file: file, line: line).collect()
    }

    /// Returns the table with columns renamed: `renaming(["rating": "user_rating"])` calls the column `user_rating` `rating`.
    ///
    /// - Throws: ``QueryError`` for an unknown column, or two columns of the same name.
    public func renaming(
        _ names: KeyValuePairs<String, String>, file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.renaming(names, file: file, line: line).collect()
    }

    /// Returns the rows without a missing value in some columns.
    ///
    /// - Throws: ``QueryError`` for an unknown column.
    public func droppingMissing(
        _ name: String, _ others: String..., file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.droppingMissing(in: [name] + others, file: file, line: line).collect()
    }

    /// Returns the rows without a missing value in some columns, which are chosen at run time; in any column if there are none.
    ///
    /// - Throws: ``QueryError`` for an unknown column.
    public func droppingMissing(
        in names: [String], file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.droppingMissing(in: names, file: file, line: line).collect()
    }
}
