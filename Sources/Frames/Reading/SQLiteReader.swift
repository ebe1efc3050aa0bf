import Base

/// Reads tables of SQLite databases, column by column.
///
///     let films = try SQLiteReader(columns: ["id", "year"]).read(table: "films", from: "library.db")
///
/// In SQLite, values have types rather than columns, so the type of a column is inferred from its values unless it is
/// declared:
///
/// - integers if all values are; some may be missing (`NULL`);
/// - floating-point numbers if all values are numbers, or if all are missing;
/// - text otherwise; numbers are then converted to text by SQLite.
///
/// A column that is declared to hold dates is parsed from text as by `CSVReader`, and so is one of numbers that are stored
/// as text. BLOBs are an error. Rows are in the order of their rowids; those of a table without rowids in the order of its
/// key, those of a view in the order of SQLite.
///
/// The database is opened for reading only and must not change meanwhile: large tables are read by several threads, each a
/// range of rowids. The result does not depend on the number of threads.
public struct SQLiteReader: Encodable, Sendable {
    /// The names of the columns to read, in order; `nil` for all.
    public var columns: [String]?
    /// The declared types of columns, by name. A value of another type is an error; a missing value is not.
    public var types: [String: ColumnType]
    /// The maximum number of threads; `nil` for all cores.
    var threadCount: Int?
    /// The number of rowids that are read by one query.
    var chunkSize = 1 << 16

    /// Creates a reader of some columns, or of all.
    public init(columns: [String]? = nil, types: [String: ColumnType] = [:]) {
        self.columns = columns
        self.types = types
    }

    /// Reads a table or a view.
    ///
    /// - Throws: `SQLiteError`, which names the file by the last component of its path.
    public func read(table: String, from path: String) throws(SQLiteError) -> DataFrame {
        let key =
            SQLiteFile.isWhole(path) ? ResultKey("SQLiteReader.read", files: [path], self, table) : nil
        return try keptFrame(key) { () throws(SQLiteError) in
            try SQLiteTable(self, table, SQLiteFile(path)).read()
        }
    }

    /// Returns a table or a view as a source of a query, which reads it in chunks.
    ///
    /// - Throws: `SQLiteError`, which names the file by the last component of its path.
    package func source(table: String, of path: String) throws(SQLiteError) -> SQLiteSource {
        try SQLiteSource(self, table, SQLiteFile(path), path: path)
    }

    /// Returns summaries of the tables of a database, in order of creation, without reading their values.
    ///
    /// - Throws: `SQLiteError`, which names the file by the last component of its path.
    public static func tables(of path: String) throws(SQLiteError) -> [TableSummary] {
        try SQLiteFile(path).summaries()
    }

    /// The name and the size of a table of a database.
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
    /// Reads a table of a SQLite database; `SQLiteReader` has more options.
    ///
    /// - Parameter types: the declared types of columns, by name; the other types are inferred.
    /// - Throws: `SQLiteError`.
    public init(sqlite path: String, table: String, types: [String: ColumnType] = [:]) throws(SQLiteError) {
        self = try SQLiteReader(types: types).read(table: table, from: path)
    }
}

extension SQLiteReader: Keyed {}
