import Base

// Tables in memory and files.

extension SQLDialect {
    /// A statement that yields a table in memory.
    ///
    /// - Parameter rowColumn: the name of a column with the places of the rows from 0; `nil` for none.
    package func values(of frame: DataFrame, rowColumn: String?) -> String {
        let names = (frame.columnNames + (rowColumn.map { [$0] } ?? [])).map(identifier)
        guard frame.rowCount > 0 else {
            let types = frame.columns.map(\.type) + (rowColumn == nil ? [] : [.integer])
            let columns = zip(types, names).map { "\(missing($0)) AS \($1)" }
            return "SELECT \(columns.joined(separator: ", ")) WHERE FALSE"
        }
        let rows = (0..<frame.rowCount).map { row in
            var cells = frame.columns.map { cell($0, row) }
            if rowColumn != nil { cells.append(literal(.integer(row))) }
            return "(\(cells.joined(separator: ", ")))"
        }
        return
            "SELECT * FROM (VALUES\n  \(rows.joined(separator: ",\n  "))\n) AS t(\(names.joined(separator: ", ")))"
    }

    /// A value of a column; a missing one of the first row has a type, which is that of the column.
    @inline(never)
    private func cell(_ column: Column, _ row: Int) -> String {
        guard let value = column[row] else { return missing(row == 0 ? column.type : nil) }
        return literal(value)
    }

    /// A file as a table with some columns.
    func table(_ source: any TableSource, _ columns: [SourceColumn]) -> String {
        let isJSON = [".jsonl", ".json", ".ndjson"].contains { source.name.hasSuffix($0) }
        switch self {
        case .duckDB:
            let types = columns.map { "\(text($0.name)): \(text(name(of: $0.type)))" }.joined(separator: ", ")
            return isJSON
                ? "read_json(\(text(source.name)), columns = {\(types)})"
                : "read_csv(\(text(source.name)), types = {\(types)})"
        case .spark: return "\(isJSON ? "json" : "csv").\(identifier(source.name))"
        }
    }
}
