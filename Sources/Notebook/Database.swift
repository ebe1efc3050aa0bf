import Frames
import Record

/// Opens a SQLite database of the analysis' data folder. The report names the file, and says how many rows its tables have
/// together.
///
///     let library = try database("library.db")
///     show(library.shapes)
///     let films = try library.table("films", columns: ["id", "year"])
///
/// - Parameter name: the file's name below the data folder.
/// - Throws: ``DataError`` if there is no such file, `SQLiteError` if it can't be read.
public func database(_ name: String, file: String = #fileID, line: Int = #line) throws -> Database {
    let path = try dataPath(name)
    let tables = try SQLiteReader.tables(of: path)
    let rows = tables.reduce(0) { $0 + $1.rowCount }
    Session.current.send(.data(DataFile(name: name, rows: rows), place: Place(file: file, line: line)))
    return Database(name: name, tables: tables, path: path)
}

/// A SQLite database of an analysis' data folder.
public struct Database: Sendable {
    /// The name of the file.
    public let name: String
    /// The tables, in the order in which they were made: name, number of rows, names of columns.
    public let tables: [SQLiteReader.TableSummary]
    private let path: String

    init(name: String, tables: [SQLiteReader.TableSummary], path: String) {
        self.name = name
        self.tables = tables
        self.path = path
    }

    /// A table of the tables' shapes: `table`, `rows`, `columns`.
    public var shapes: DataFrame {
        get throws(FrameError) {
            try DataFrame([
                Column("table", tables.map(\.name)), Column("rows", tables.map(\.rowCount)),
                Column("columns", tables.map(\.columnCount)),
            ])
        }
    }

    /// Reads a table, or some of its columns; a view may be read as well.
    ///
    /// - Parameters:
    ///   - name: the name of the table.
    ///   - columns: the columns that are wanted, in order; `nil` for all.
    ///   - types: the types of columns that must not be guessed.
    /// - Throws: `SQLiteError`.
    public func table(
        _ name: String, columns: [String]? = nil, types: [String: ColumnType] = [:]
    ) throws(SQLiteError) -> DataFrame {
        try SQLiteReader(columns: columns, types: types).read(table: name, from: path)
    }
}
