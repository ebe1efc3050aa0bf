/// Reads tables of SQLite databases, column by column.
///
///     let films = try SQLiteReader(columns: ["id", "year"]).read(table: "films", from: "library.db")
///
/// SQLite gives types to values rather than to columns, so the type of a column is found from what is stored, unless it
/// is declared:
///
/// - whole numbers, if all values are; floating-point numbers where some value is missing (`NULL`), as in pandas;
/// - floating-point numbers, if all values are numbers; or if all are missing;
/// - text otherwise. Numbers in between are what SQLite makes of them as text.
///
/// A column that is declared as one of dates is read from text as `CSVReader` would, and so is one of numbers that are
/// stored as text. Bytes (BLOBs) are refused. The rows come in the order of their rowids; those of a table without rowids
/// in that of its key, those of a view as SQLite gives them.
///
/// The database is opened for reading only, and must not change meanwhile: large tables are read by several threads, each
/// of them some rowids. What comes of it does not depend on their number.
public struct SQLiteReader: Sendable {
    /// The names of the columns that are wanted, in order; `nil` for all.
    public var columns: [String]?
    /// The types of some columns, by name. A value that is not of its type is an error; a missing one is not.
    public var types: [String: ColumnType]
    /// At most so many threads; `nil` for all cores.
    var threadCount: Int?
    /// How many rowids are read in one go.
    var chunkSize = 1 << 16

    /// Makes a reader of some columns, or of all.
    public init(columns: [String]? = nil, types: [String: ColumnType] = [:]) {
        self.columns = columns
        self.types = types
    }

    /// Reads a table, or a view.
    ///
    /// - Throws: `SQLiteError`, which names the file by the last component of its path.
    public func read(table: String, from path: String) throws(SQLiteError) -> DataFrame {
        try SQLiteTable(self, table, SQLiteFile(path)).read()
    }

    /// The tables of a database, in the order in which they were made. Nothing but the rows' number is read of them.
    ///
    /// - Throws: `SQLiteError`, which names the file by the last component of its path.
    public static func tables(of path: String) throws(SQLiteError) -> [TableSummary] {
        try SQLiteFile(path).summaries()
    }

    /// What a table of a database is called, and how large it is.
    public struct TableSummary: Hashable, Sendable {
        /// The name of the table.
        public let name: String
        /// The number of rows.
        public let rowCount: Int
        /// The names of the columns, in order.
        public let columnNames: [String]

        /// The number of columns.
        public var columnCount: Int { columnNames.count }
    }
}

extension DataFrame {
    /// Reads a table of a SQLite database; `SQLiteReader` has more to choose from.
    ///
    /// - Parameter types: the types of some columns, by name; the others are found from the values.
    /// - Throws: `SQLiteError`.
    public init(sqlite path: String, table: String, types: [String: ColumnType] = [:]) throws(SQLiteError) {
        self = try SQLiteReader(types: types).read(table: table, from: path)
    }
}
