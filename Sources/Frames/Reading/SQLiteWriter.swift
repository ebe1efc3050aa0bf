internal import CSQLite
import Base
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes tables into a new SQLite database.
///
/// Each frame becomes a table, its rows in order. Integers and Booleans (0 and 1) are `INTEGER`, floating-point numbers
/// `REAL`, text and dates `TEXT`; dates are written as by `CSVWriter`, and a missing value is `NULL`. The same frames give
/// the same bytes with the same version of SQLite.
///
/// Columns of databases are not always of one type. A column of text that is declared as another type writes such a table:
/// in a column declared `INTEGER`, SQLite stores the text `1994` as a number and the text `NULL` as text.
///
///     try SQLiteWriter(types: ["films": ["year": .integer]]).write(["films": films], to: path)
public struct SQLiteWriter: Sendable {
    /// The declared types of columns, by table and column, if they differ from those of the frames.
    public var types: [String: [String: ColumnType]]

    /// Creates a writer.
    public init(types: [String: [String: ColumnType]] = [:]) {
        self.types = types
    }

    /// Writes tables to a file, in the order given. An existing file is replaced atomically.
    ///
    /// - Parameter tables: the frames by the names of their tables. Names in SQLite are not case-sensitive.
    /// - Throws: `SQLiteError`.
    public func write(_ tables: KeyValuePairs<String, DataFrame>, to path: String) throws(SQLiteError) {
        let destination = URL(filePath: path)
        let file = destination.lastPathComponent
        try checkTypes(tables, file)
        let draft = destination.deletingLastPathComponent().appending(path: ".\(file)-\(UUID().uuidString)")
        defer { unlink(draft.path) }

        do {
            let db = try SQLiteDatabase(draft.absoluteString, for: .writing)
            // An interrupted draft is discarded, so no journal is needed.
            try db.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            try db.execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE")
            for (name, frame) in tables { try write(frame, as: name, into: db, file) }
            try db.execute("COMMIT")
        } catch let error as SQLiteError {
            throw error
        } catch {
            throw .unwritable(file: file)
        }
        // A journal of an earlier database would be rolled back into this one.
        for suffix in ["-journal", "-wal", "-shm"] { unlink(destination.path + suffix) }
        guard rename(draft.path, destination.path) == 0 else { throw .unwritable(file: file) }
    }

    private func checkTypes(_ tables: KeyValuePairs<String, DataFrame>, _ file: String) throws(SQLiteError) {
        for table in types.keys.sorted() {
            guard let frame = tables.first(where: { $0.key == table })?.value else {
                throw .unknownTable(file: file, table: table, tables: tables.map(\.key))
            }
            for column in (types[table] ?? [:]).keys.sorted() where !frame.hasColumn(column) {
                throw .unknownColumn(
                    file: file, table: table, column: column, columns: frame.columnNames)
            }
        }
    }

    private func write(
        _ frame: DataFrame, as table: String, into db: SQLiteDatabase, _ file: String
    ) throws(SQLiteError) {
        let declarations = frame.columns.map { column in
            let type = types[table]?[column.name] ?? column.type
            return "\(column.name.quotedSQLName) \(type.sqliteName)"
        }
        let parameters = Array(repeating: "?", count: frame.columnCount).joined(separator: ", ")
        let name = table.quotedSQLName
        do throws(SQLiteFailure) {
            try db.execute("CREATE TABLE \(name) (\(declarations.joined(separator: ", ")))")
            try insert(frame, db.prepare("INSERT INTO \(name) VALUES (\(parameters))"))
        } catch {
            throw .cannotWrite(file: file, table: table, problem: error.message)
        }
    }

    private func insert(_ frame: DataFrame, _ statement: SQLiteStatement) throws(SQLiteFailure) {
        let handle = statement.handle
        // The pointer does not keep the statement alive.
        defer { withExtendedLifetime(statement) {} }
        let binders = frame.columns.enumerated().map { binder(for: $1, handle, Int32($0 + 1)) }
        for row in 0..<frame.rowCount {
            for bind in binders { try statement.check(bind(row)) }
            _ = sqlite3_step(handle)
            // Returns the result of the step.
            try statement.check(sqlite3_reset(handle))
        }
    }

    /// Returns a function that binds the value of a row to a parameter of the statement.
    private func binder(
        for column: Column, _ statement: OpaquePointer, _ index: Int32
    ) -> (Int) -> Int32 {
        switch column.storage {
        case .integer(let values):
            return {
                values.isMissing($0)
                    ? sqlite3_bind_null(statement, index)
                    : sqlite3_bind_int64(statement, index, Int64(values.values[$0]))
            }
        case .real(let values):
            // A NaN becomes NULL.
            return {
                values.isMissing($0)
                    ? sqlite3_bind_null(statement, index)
                    : sqlite3_bind_double(statement, index, values.values[$0])
            }
        case .boolean(let values):
            return { row in
                guard let value = values[row] else { return sqlite3_bind_null(statement, index) }
                return sqlite3_bind_int64(statement, index, value ? 1 : 0)
            }
        case .text(let text):
            return textBinder(for: text, statement, index)
        case .timeSpan(let values):
            return {
                values.isMissing($0)
                    ? sqlite3_bind_null(statement, index)
                    : sqlite3_bind_int64(statement, index, Int64(values.values[$0].microseconds))
            }
        case .list:
            let texts = (0..<column.count).map { column[$0]?.description }
            return textBinder(for: TextStorage(texts), statement, index)
        case .date(let values):
            let isDaily = (0..<column.count).allSatisfy { values[$0]?.isMidnight ?? true }
            let texts = values.optionals.map { $0.map { isDaily ? $0.dateText : $0.text(separator: " ") } }
            return textBinder(for: TextStorage(texts), statement, index)
        }
    }

    private func textBinder(
        for text: TextStorage, _ statement: OpaquePointer, _ index: Int32
    ) -> (Int) -> Int32 {
        return { row in
            let code = text.codes[row]
            guard code >= 0 else { return sqlite3_bind_null(statement, index) }
            let range = text.pool.range(of: Int(code))
            return text.pool.bytes.withUnsafeBytes { bytes in
                // A pool of only the empty text may have no address, which would be NULL.
                guard let base = bytes.baseAddress else {
                    return sqlite3_bind_text(statement, index, "", 0, nil)
                }
                return sqlite3_bind_text64(
                    statement, index, (base + range.lowerBound).assumingMemoryBound(to: CChar.self),
                    UInt64(range.count), SQLiteStatement.transient, UInt8(SQLITE_UTF8))
            }
        }
    }
}

extension ColumnType {
    /// The declared type of a column, by which SQLite decides what it converts to a number.
    fileprivate var sqliteName: String {
        switch self {
        case .integer, .boolean, .timeSpan: "INTEGER"
        case .real: "REAL"
        case .text, .date, .list: "TEXT"
        }
    }
}
