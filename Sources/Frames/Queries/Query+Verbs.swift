// The verbs of queries. Each notes its place, so that an error that shows when the query runs names the line.

extension Query {
    private func adding(_ step: Plan.Step, _ verb: String, _ file: String, _ line: Int) -> Query {
        Query(Plan(step, VerbPlace(verb: verb, file: file, line: line)))
    }

    /// Returns the rows for which a condition is true.
    public func filter(
        _ condition: Expr, file: String = #fileID, line: Int = #line
    ) -> Query {
        adding(
            .filter(plan, condition.node.unnamed),
            "filter", file, line)
    }

    /// Returns the table with columns added after the others, or replaced where there is one of the name: `with(["minutes": col("ms_played") / 60_000])`.
    /// All expressions read the columns of the table before.
    public func with(
        _ columns: KeyValuePairs<String, Expr>, file: String = #fileID, line: Int = #line
    ) -> Query {
        adding(
            .with(
                plan,
                columns.map {
                    NamedNode(name: $0.key, node: $0.value.node.unnamed, isBareText: $0.value.isBareText)
                }),
            "with", file, line)
    }

    /// Returns the table with columns added or replaced, which are made at run time.
    public func with(
        columns: [(name: String, expression: Expr)], file: String = #fileID, line: Int = #line
    ) -> Query {
        adding(
            .with(plan, columns.map { NamedNode(name: $0.name, node: $0.expression.node.unnamed) }),
            "with", file, line)
    }

    /// Returns some columns, in the order given: names, fields, or expressions under the name of their first column or the one
    /// that they were given by `as`.
    public func selecting(
        _ column: any ColumnReference, _ others: any ColumnReference..., file: String = #fileID,
        line: Int = #line
    ) -> Query {
        selecting(columns: [column] + others, file: file, line: line)
    }

    /// Returns some columns, which are made at run time.
    public func selecting(
        columns: [any ColumnReference], file: String = #fileID, line: Int = #line
    ) -> Query {
        adding(
            .select(plan, columns.map(NamedNode.init)),
            "selecting", file, line)
    }

    /// Returns some columns under new names: `selecting(["ratings": "user_total_ratings"])`.
    public func selecting(
        _ columns: KeyValuePairs<String, any ColumnReference>, file: String = #fileID, line: Int = #line
    ) -> Query {
        adding(
            .select(
                plan, columns.map { NamedNode(name: $0.key, node: $0.value.reference.node.unnamed) }),
            "selecting", file, line)
    }

    /// Returns the rows sorted by columns: by the first, where that is equal by the second, and so on. `.descending("year")` sorts
    /// with the largest value first. Equal rows keep their order; missing values are last; texts are in the order of code points.
    public func sorted(
        by key: any SortReference, _ others: any SortReference..., file: String = #fileID, line: Int = #line
    ) -> Query {
        sorted(by: [key] + others, file: file, line: line)
    }

    /// Returns the rows sorted by columns, which are chosen at run time.
    public func sorted(
        by keys: [any SortReference], file: String = #fileID, line: Int = #line
    ) -> Query {
        adding(
            .sort(plan, keys.map(\.order.node)),
            "sorted", file, line)
    }

    /// Returns the first rows, or all if there are fewer.
    public func first(
        _ count: Int, file: String = #fileID, line: Int = #line
    ) -> Query {
        adding(
            .first(plan, max(0, count)),
            "first", file, line)
    }

    /// Returns the first row of those that have equal values in all columns, or in some. A missing value equals another one.
    public func distinct(
        by names: String..., file: String = #fileID, line: Int = #line
    ) -> Query {
        distinct(by: names, file: file, line: line)
    }

    /// Returns the first row of those that have equal values in some columns, which are chosen at run time.
    public func distinct(
        by names: [String], file: String = #fileID, line: Int = #line
    ) -> Query {
        adding(
            .distinct(plan, names),
            "distinct", file, line)
    }

    /// Returns the rows of two tables with the same columns, one after the other. Columns are in the order of this table.
    public func union(
        _ other: some QueryConvertible, file: String = #fileID, line: Int = #line
    ) -> Query {
        adding(
            .union(plan, other.query.plan),
            "union", file, line)
    }

    /// Returns a row for each element of the lists of a column; none for an empty or a missing list.
    public func exploded(
        _ column: String, file: String = #fileID, line: Int = #line
    ) -> Query {
        adding(
            .explode(plan, column),
            "exploded", file, line)
    }

    /// Returns a row for each of several columns, with the name of the column and its value, as pandas' `melt`. The rows of a column
    /// follow those of the column before.
    public func unpivoted(
        _ columns: [String], names: String = "name", values: String = "value", file: String = #fileID,
        line: Int = #line
    ) -> Query {
        adding(
            .unpivot(plan, columns: columns, names: names, values: values),
            "unpivoted", file, line)
    }

    /// Returns aggregations of all rows, as a table of one row.
    public func aggregated(
        _ aggregations: KeyValuePairs<String, Aggregation>, file: String = #fileID, line: Int = #line
    ) -> Query {
        adding(
            .aggregate(
                plan, keys: [],
                aggregations.map { NamedAggregation(name: $0.key, node: $0.value.node) }),
            "aggregated", file, line)
    }

    /// Returns aggregations of all rows, which are made at run time, as a table of one row.
    public func aggregated(
        aggregations: [(name: String, aggregation: Aggregation)], file: String = #fileID, line: Int = #line
    ) -> Query {
        adding(
            .aggregate(
                plan, keys: [],
                aggregations.map { NamedAggregation(name: $0.name, node: $0.aggregation.node) }),
            "aggregated", file, line)
    }

    /// Returns all columns but some.
    public func dropping(_ name: String, _ others: String..., file: String = #fileID, line: Int = #line)
        -> Query
    {
        dropping([name] + others, file: file, line: line)
    }

    /// Returns all columns but some, which are chosen at run time.
    public func dropping(_ names: [String], file: String = #fileID, line: Int = #line) -> Query {
        adding(.drop(plan, names), "dropping", file, line)
    }

    /// Returns the table with columns renamed: `renaming(["rating": "user_rating"])` calls the column `user_rating` `rating`.
    public func renaming(
        _ names: KeyValuePairs<String, String>, file: String = #fileID, line: Int = #line
    ) -> Query {
        adding(.rename(plan, names.map { ($0.key, $0.value) }), "renaming", file, line)
    }

    /// Returns the rows without a missing value in some columns, or in any column without names.
    public func droppingMissing(_ names: String..., file: String = #fileID, line: Int = #line) -> Query {
        droppingMissing(in: names, file: file, line: line)
    }

    /// Returns the rows without a missing value in some columns, which are chosen at run time; in any column if there are none.
    public func droppingMissing(in names: [String], file: String = #fileID, line: Int = #line) -> Query {
        adding(.dropMissing(plan, names), "droppingMissing", file, line)
    }
}

extension NamedNode {
    /// A column with the name that it was given, or that of the first column that it reads.
    init(_ column: any ColumnReference) {
        let node = column.reference.node
        self.init(name: node.name ?? node.description, node: node.unnamed)
    }
}
