import Base

// Tables with a column for each value of a column.

extension DataFrame {
    /// Returns a row for each value of a column and a column for each value of another one, with an aggregation of the rows that
    /// have both: `pivoted(rows: "species", columns: "sex", values: .mean("body_mass_g"))`.
    ///
    /// Rows are in the order in which they first appear. The other columns are named after their values, "missing" for
    /// missing ones, and sorted by them. Where there are no rows, the value is missing; counts are 0.
    ///
    /// - Throws: ``QueryError`` if the table does not have what keys and aggregation need, or if two columns get the same name.
    public func pivoted(
        rows key: any ColumnReference, _ others: any ColumnReference..., columns: any ColumnReference,
        values: Aggregation, file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try pivoted(rows: [key] + others, columns: columns, values: values, file: file, line: line)
    }

    /// Returns a row for each combination of the values of columns that are chosen at run time, and a column for each value of
    /// another one.
    ///
    /// - Throws: ``QueryError`` if the table does not have what keys and aggregation need, or if two columns get the same name.
    public func pivoted(
        rows keys: [any ColumnReference], columns: any ColumnReference, values: Aggregation,
        file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        // The names of the columns of the long table must differ from each other, but not from those of the result.
        let groups = query.grouped(by: keys + [columns.reference.as("column key")])
        let long = try groups.aggregated(["value of a cell": values], file: file, line: line).collect()
        let place = VerbPlace(verb: "pivoted", file: file, line: line)
        return try place.attempt {
            try long.spread(keyCount: keys.count, zeros: values.node.isCount)
        }
    }

    /// Returns a row for each combination of the first columns and a column for each value of the last but one, with the
    /// values of the last.
    /// Returns the table with a column of Booleans for each element of a column of lists: whether the list of the row has it. The
    /// columns have the names of the elements, sorted.
    ///
    ///     let films = try table.withIndicators(of: "genres", minimumCount: 50)
    ///
    /// - Parameters:
    ///   - column: the name of the column of lists.
    ///   - minimumCount: the number of rows from which an element gets a column.
    /// - Returns: the table, and the names of the new columns.
    /// - Throws: `QueryError` for a column that does not exist or holds no lists, or an element with the name of a column.
    public func withIndicators(
        of column: String, minimumCount: Int = 1, file: String = #fileID, line: Int = #line
    ) throws -> (table: DataFrame, names: [String]) {
        let lists = query.selecting(columns: [column], file: file, line: line)
        let counts = try lists.exploded(column, file: file, line: line).grouped(by: column)
            .aggregated(["rows": .count]).filter(col("rows") >= minimumCount).sorted(by: column).collect()
        let names = try counts[column].texts.compactMap(\.self)
        let place = VerbPlace(verb: "withIndicators", file: file, line: line)
        try place.attempt {
            if let taken = names.first(where: hasColumn) { throw FrameError.duplicateColumn(taken) }
        }
        let columns = names.map { (name: $0, expression: col(column).contains(lit($0)).orElse(false)) }
        return (try with(columns: columns, file: file, line: line), names)
    }

    private func spread(keyCount: Int, zeros: Bool) throws(FrameError) -> DataFrame {
        let keys = columns.prefix(keyCount)
        let rows = keys.isEmpty ? RowGroups(rowCount: rowCount) : RowGroups(Array(keys), missing: .kept)
        let names = columns[keyCount]
        let order = sortedRows(count: rowCount, by: [(names, false)])
        let groups = RowGroups([names.gathering(order)], missing: .kept)
        var sources = [[Int]](
            repeating: [Int](repeating: -1, count: rows.count), count: groups.count)
        for (row, group) in zip(order, groups.codes) {
            sources[Int(group)][Int(rows.codes[Int(row)])] = Int(row)
        }
        var result = keys.map { $0.gathering(rows.firstRows) }
        for (source, first) in zip(sources, groups.firstRows) {
            let name = names[Int(order[Int(first)])]?.description ?? "missing"
            let values = columns[keyCount + 1].gathering(source).renamed(name)
            result.append(zeros ? try values.fillingMissing(with: .integer(0)) : values)
        }
        let field = declarations[columns[keyCount + 1].name]
        var declarations = declarations
        for column in result.dropFirst(keyCount) { declarations[column.name] = field?.renamed(column.name) }
        return try DataFrame(result).declaring(declarations)
    }
}
