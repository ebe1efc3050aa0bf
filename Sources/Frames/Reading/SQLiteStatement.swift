internal import CSQLite

/// A prepared statement of SQL. It is finalized with the last reference to it.
final class SQLiteStatement {
    /// Has SQLite copy a text that is bound to a parameter (`SQLITE_TRANSIENT`, a macro that Swift does not import).
    static var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    /// The pointer for loops over many rows, which call SQLite itself. It does not keep the statement alive.
    let handle: OpaquePointer

    /// Prepares a statement of a connection.
    init(_ sql: String, _ connection: OpaquePointer) throws(SQLiteFailure) {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v2(connection, sql, -1, &handle, nil)
        guard code == SQLITE_OK, let handle else { throw SQLiteFailure(code: code, connection) }
        self.handle = handle
    }

    deinit { sqlite3_finalize(handle) }

    /// Sets a parameter to a whole number; the first parameter is at 1.
    func bind(_ value: Int64, at place: Int32) throws(SQLiteFailure) {
        try check(sqlite3_bind_int64(handle, place, value))
    }

    /// Sets a parameter to a text; the first parameter is at 1.
    func bind(_ text: String, at place: Int32) throws(SQLiteFailure) {
        try check(sqlite3_bind_text(handle, place, text, -1, Self.transient))
    }

    /// Moves on to the next row, and returns whether there is one.
    func step() throws(SQLiteFailure) -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        guard code == SQLITE_DONE else { throw failure(code) }
        return false
    }

    /// Returns a whole number of the row, or `nil` for `NULL`; the first column is at 0.
    func integer(at column: Int32) -> Int64? {
        guard sqlite3_column_type(handle, column) != SQLITE_NULL else { return nil }
        return sqlite3_column_int64(handle, column)
    }

    /// Returns a text of the row, or `nil` for `NULL`; the first column is at 0.
    func text(at column: Int32) -> String? {
        sqlite3_column_text(handle, column).map { String(cString: $0) }
    }

    /// Throws unless a call of SQLite succeeded.
    func check(_ code: Int32) throws(SQLiteFailure) {
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Returns the failure of a call that was just made for the statement.
    func failure(_ code: Int32) -> SQLiteFailure {
        SQLiteFailure(code: code, sqlite3_db_handle(handle))
    }
}
