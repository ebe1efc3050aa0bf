import Frames
import Record

/// Opens a SQLite database of the analysis' data folder. The report lists the file with the number of rows of all its
/// tables.
///
///     let library = try database("library.db")
///     show(try library.shapes, caption: "The tables of the library")
///     let films = try library.table("films", columns: ["id", "year"])
///
/// - Parameters:
///   - name: the file's path below the data folder.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: ``DataError`` if the file does not exist, `SQLiteError` if it can't be read.
public func database(_ name: String, file: String = #fileID, line: Int = #line) throws -> Database {
    let path = try dataPath(name)
    let tables = try SQLiteReader.tables(of: path)
    let rows = tables.reduce(0) { $0 + $1.rowCount }
    Session.current.send(.data(DataFile(name: name, rows: rows), place: Place(file: file, line: line)))
    return Database(name: name, tables: tables, path: path)
}

/// A SQLite database of an analysis' data folder.
public struct Database: Sendable {
    /// The file's path below the data folder.
    public let name: String
    /// The tables in the order of their creation, each with its name, its number of rows and the names of its columns.
    public let tables: [SQLiteReader.TableSummary]
    private let path: String

    init(name: String, tables: [SQLiteReader.TableSummary], path: String) {
        self.name = name
        self.tables = tables
        self.path = path
    }

    /// The shapes of the tables, a row each: `table` (the name), `rows` and `columns` (their numbers).
    public var shapes: DataFrame {
        get throws(FrameError) {
            try DataFrame([
                Column("table", tables.map(\.name)), Column("rows", tables.map(\.rowCount)),
                Column("columns", tables.map(\.columnCount)),
            ])
        }
    }

    /// Reads a table or a view.
    ///
    /// - Parameters:
    ///   - name: the name of the table or view.
    ///   - columns: the names of the columns to read, in order; `nil` for all.
    ///   - fields: what is declared about columns: types that are not to be inferred, labels, units.
    /// - Throws: `SQLiteError` if there is no such table or column, or if it can't be read with the given types.
    public func table(_ name: String, columns: [String]? = nil, fields: [Field] = []) throws -> DataFrame {
        let frame = try SQLiteReader(columns: columns, types: fields.types).read(table: name, from: path)
        return try frame.selecting(columns: frame.columnNames.map(fields.reference)).with(fields: fields)
    }

    /// Starts a query over a table or a view, which is read when the query is collected: in chunks, and only the columns that
    /// the query needs.
    ///
    /// Types that are not declared are inferred from the first rows; a later value of another type is an error when the query
    /// runs.
    ///
    /// - Parameters:
    ///   - name: the name of the table or view.
    ///   - fields: what is declared about columns.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    /// - Throws: `SQLiteError` if there is no such table or column.
    public func scan(
        _ name: String, fields: [Field] = [], file: String = #fileID, line: Int = #line
    ) throws -> Query {
        Query(
            scanning: try SQLiteReader(types: fields.types).source(table: name, of: path), fields: fields,
            file: file, line: line)
    }
}
