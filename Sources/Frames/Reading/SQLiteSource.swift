import Base

/// A table of a SQLite database that is read in chunks: ranges of rowids. A view or a table without rowids is one chunk.
///
/// Types that are not declared are inferred from the first chunks, up to one with a value of each column. A later value that
/// is not of such a type is an error; a text in a column of numbers is one too, unlike in ``SQLiteReader``.
package struct SQLiteSource: TableSource {
    package let schema: [SourceColumn]
    package let estimatedRowCount: Int
    private let table: SQLiteTable
    private let file: SQLiteFile
    private let tableName: String
    private let plan: SQLiteTable.Plan
    /// The rowids of each chunk; nil if the table is read by one query.
    private let ranges: [ClosedRange<Int64>]?
    package let path: String?
    package let reader: AnyKeyed?

    package var name: String { file.name }
    package var chunkCount: Int { ranges?.count ?? 1 }

    init(_ reader: SQLiteReader, _ tableName: String, _ file: SQLiteFile, path: String) throws(SQLiteError) {
        self.path = SQLiteFile.isWhole(path) ? path : nil
        self.reader = AnyKeyed(TableReader(reader: reader, table: tableName))
        table = SQLiteTable(reader, tableName, file)
        self.tableName = tableName
        self.file = file
        let plan = try table.plan()
        self.plan = plan
        ranges = plan.rowids.map { [table] in table.ranges(of: $0.bounds) }
        // Rowids are dense as a rule.
        estimatedRowCount =
            plan.rowids.map { Int(clamping: $0.bounds.upperBound &- $0.bounds.lowerBound &+ 1) } ?? 1 << 16
        let columns = plan.columns.map { SQLiteTable.Part.Column(name: $0, type: reader.types[$0]) }
        var kinds = columns.map { _ in SQLiteColumnBuilder.Kinds() }
        for range in ranges.map({ $0.map(Optional.some) }) ?? [nil] {
            // Missing values say nothing about the type.
            guard zip(columns, kinds).contains(where: { $0.type == nil && $1.isSubset(of: .missing) }) else {
                break
            }
            let part = try file.read(table: tableName) { [table] in
                try table.read(columns, plan, range, $0)
            }
            for (index, builder) in part.builders.enumerated() { kinds[index].formUnion(builder.kinds) }
        }
        schema = zip(columns, kinds).map { SourceColumn(name: $0.name, type: $0.type ?? $1.type) }
    }

    /// Reads some columns of a chunk, in the order given.
    ///
    /// - Throws: `SQLiteError`, or `FrameError.unknownColumn`.
    package func chunk(_ index: Int, columns names: [String]) throws -> DataFrame {
        let columns = try names.map { name in
            guard let column = schema.first(where: { $0.name == name }) else {
                throw FrameError.unknownColumn(name, columns: schema.map(\.name))
            }
            return SQLiteTable.Part.Column(name: name, type: column.type)
        }
        let range = ranges?[index]
        let part = try file.read(table: tableName) { try table.read(columns, plan, range, $0) }
        if let (column, problem) = part.problem {
            throw table.error(problem, columns[column], row: try rowCount(before: range) + part.rowCount)
        }
        return try table.assemble([part], columns)
    }

    /// The part that is read from a file.
    private struct TableReader: Encodable, Keyed {
        let reader: SQLiteReader
        let table: String
    }

    /// The number of rows before a range.
    private func rowCount(before range: ClosedRange<Int64>?) throws(SQLiteError) -> Int {
        guard let range, let rowid = plan.rowids?.name else { return 0 }
        let sql = "SELECT count(*) FROM \(tableName.quotedSQLName) WHERE \(rowid) < \(range.lowerBound)"
        return try file.read(table: tableName) { db in
            try db.rows(of: sql) { Int($0.integer(at: 0) ?? 0) }.first ?? 0
        }
    }
}
