internal import CSQLite

/// A connection to a SQLite database. It is closed with the last reference to it.
///
/// The connection is not locked against other threads (`SQLITE_OPEN_NOMUTEX`), which would cost time for every value. It
/// may be passed from thread to thread, but only one at a time may use it.
final class SQLiteDatabase: @unchecked Sendable {
    /// The access of a connection.
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
    /// - Parameter url: the URL of the file, with SQLite's parameters if needed (sqlite.org/uri.html).
    init(_ url: String, for access: Access) throws(SQLiteFailure) {
        var connection: OpaquePointer?
        let code = sqlite3_open_v2(
            url, &connection, access.flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let connection else {
            // Even a connection that could not be opened must be closed; it holds the error message.
            defer { sqlite3_close_v2(connection) }
            throw SQLiteFailure(code: code, connection)
        }
        self.connection = connection
    }

    // While a statement is left, SQLite defers the closing until it is finalized.
    deinit { sqlite3_close_v2(connection) }

    /// Executes SQL statements, separated by semicolons, and discards their rows.
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
    /// - Parameter parameter: the value of the parameter of the query, if it has one.
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

/// The failure of a call to SQLite.
struct SQLiteFailure: Error {
    /// SQLite's result code, such as `SQLITE_BUSY`.
    let code: Int32
    /// SQLite's error message.
    let message: String

    /// Creates a failure of the last call on a connection.
    init(code: Int32, _ connection: OpaquePointer?) {
        self.code = code
        message = String(cString: sqlite3_errmsg(connection))
    }

    private init(code: Int32, message: String) {
        self.code = code
        self.message = message
    }

    /// A table whose rowids do not ascend, which SQLite itself notices only when it checks the whole file.
    static let rowidsOutOfOrder = SQLiteFailure(code: SQLITE_CORRUPT, message: "rowid out of order")
}
