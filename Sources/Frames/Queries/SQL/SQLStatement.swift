/// A query in SQL, with the tables in memory that it reads under a name.
package struct SQLStatement: Sendable {
    /// A table in memory that the database must have under a name.
    package struct Table: Sendable {
        /// The name that the query uses.
        package var name: String
        /// The table.
        package var frame: DataFrame
        /// The column of the database's table that numbers the rows from 0; `nil` if the query does not need their order.
        package var rowColumn: String?
    }

    /// A file that the database must have as a table under a name.
    package struct File: Sendable {
        /// The name that the query uses.
        package var name: String
        /// The file.
        package var source: any TableSource
        /// The columns of the table, under their names in ``source``.
        package var columns: [SourceColumn]
        /// The column of the database's table that increases from row to row; `nil` if the query does not need their order.
        package var rowColumn: String?
    }

    /// The notation of the files that a query reads.
    package enum FileNames: Sendable {
        /// The file itself, in the notation of the dialect.
        case inPlace
        /// A table that the database has under a name, with the order of the rows where that matters.
        case tables
    }

    /// The order of the rows that a query is asked for.
    package enum RowOrder: Int, Comparable, Sendable {
        /// Any order.
        case none
        /// The order of the keys of `sorted`; rows that are equal in these in any order.
        case sorted
        /// The order that the local engine has them in, which is known for rows of tables in memory, and of files as tables.
        case exact

        package static func < (first: RowOrder, second: RowOrder) -> Bool { first.rawValue < second.rawValue }
    }

    /// The statement.
    package var text: String
    /// The tables that it reads and that are too large to be written out.
    package var tables: [Table]
    /// The files that it reads as tables.
    package var files: [File]
    /// The columns of the result.
    package var schema: Schema
    /// The keys that the rows are sorted by, of those that are columns of the result.
    package var isSorted: Bool
}

extension Query {
    /// Returns the query as a statement of SQL, for a person to read and for a database to run.
    ///
    /// The answer is the one of ``collect()``: whole numbers, texts and dates are the same, other numbers but for rounding. Rows have an
    /// order only where ``sorted(by:_:file:line:)`` gives them one; rows of files have none of their own, so what depends on their order (`first`
    /// without `sorted`, `lag` without an order) is not determined. Time spans are numbers of microseconds.
    ///
    /// - Throws: ``QueryError`` with the line of a verb that does not fit its table, or that SQL has no notation for.
    public func sql(_ dialect: SQLDialect) throws -> String { try statement(dialect).text }

    /// Returns the query as a statement of SQL with the tables that it needs.
    ///
    /// - Parameters:
    ///   - order: the order of the rows.
    ///   - inlineRows: the number of rows up to which tables are written out.
    ///   - files: how files are written.
    package func statement(
        _ dialect: SQLDialect, order: SQLStatement.RowOrder = .sorted, inlineRows: Int = 20,
        files: SQLStatement.FileNames = .inPlace
    ) throws -> SQLStatement {
        _ = try plan.schema()
        let writer = SQLWriter(dialect, plan, inlineRows: inlineRows, files: files)
        return try writer.statement(order)
    }
}
