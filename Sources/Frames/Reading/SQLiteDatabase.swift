internal import CSQLite

/// A connection to a SQLite database. It is closed with the last reference to it.
///
/// SQLite does not lock the connection against other threads (`SQLITE_OPEN_NOMUTEX`), which would cost time with every
/// value that is read. It may pass from one thread to another, but only one at a time may use it.
final class SQLiteDatabase: @unchecked Sendable {
    /// The access that a connection is opened for.
    enum Access {
        case reading
        case writing

        fileprivate var flags: Int32 {
            switch self {
            case .reading: SQLITE_OPEN_READONLY
            case .writing: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        }
    }

    private let connection: OpaquePointer

    /// Opens a connection.
    ///
    /// - Parameter url: the file, whose URL may have SQLite's parameters (sqlite.org/uri.html).
    init(_ url: String, for access: Access) throws(SQLiteFailure) {
        var connection: OpaquePointer?
        let code = sqlite3_open_v2(
            url, &connection, access.flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let connection else {
            // A connection that could not be opened is there nevertheless: it holds the message.
            defer { sqlite3_close_v2(connection) }
            throw SQLiteFailure(code: code, connection)
        }
        self.connection = connection
    }

    // Where a statement is left, SQLite puts off the closing until the statement is finalized.
    deinit { sqlite3_close_v2(connection) }

    /// Executes statements of SQL, separated by semicolons, and drops the rows that they give.
    func execute(_ sql: String) throws(SQLiteFailure) {
        let code = sqlite3_exec(connection, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteFailure(code: code, connection) }
    }

    /// Prepares a statement.
    func prepare(_ sql: String) throws(SQLiteFailure) -> SQLiteStatement {
        try SQLiteStatement(sql, connection)
    }

    /// Returns a value made from each row of a query.
    ///
    /// - Parameter parameter: the value of the query's parameter, if it has one.
    func rows<Row>(
        of sql: String, parameter: String? = nil, _ row: (SQLiteStatement) -> Row
    ) throws(SQLiteFailure) -> [Row] {
        let statement = try prepare(sql)
        if let parameter { try statement.bind(parameter, at: 1) }
        var rows: [Row] = []
        while try statement.step() { rows.append(row(statement)) }
        return rows
    }
}

/// The failure of a call of SQLite.
struct SQLiteFailure: Error {
    /// SQLite's code for the kind of the failure, such as `SQLITE_BUSY`.
    let code: Int32
    /// SQLite's description of it.
    let message: String

    /// Makes a failure from the last call that a connection was used for.
    init(code: Int32, _ connection: OpaquePointer?) {
        self.code = code
        message = String(cString: sqlite3_errmsg(connection))
    }
}
