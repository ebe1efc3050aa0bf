internal import CSQLite
import FoundationEssentials
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A SQLite database file and the connections to it.
final class SQLiteFile: Sendable {
    /// The last component of the path.
    let name: String
    /// The URL by which SQLite opens the file (sqlite.org/uri.html).
    private let url: String
    /// The connections that no thread is using.
    private let idle = Mutex<[SQLiteDatabase]>([])

    /// Checks the header of the file and opens the database for reading.
    init(_ path: String) throws(SQLiteError) {
        let url = URL(filePath: path)
        name = url.lastPathComponent
        let header = try SQLiteHeader(url)
        // The type of sizes in `FileManager` depends on whether the process has loaded the whole of Foundation.
        var log = stat()
        let isLogged = stat(url.path + "-wal", &log) == 0 && log.st_size > 0
        if header.expectedLength > header.length, !isLogged {
            throw .truncated(file: name, found: header.length, expected: header.expectedLength)
        }
        // A connection to a database with a write-ahead log creates files beside it. If the log is empty, they are not
        // needed, and in a folder without write permission they are not possible.
        let isImmutable = header.hasWriteAheadLog && !isLogged
        self.url = url.absoluteString + (isImmutable ? "?immutable=1" : "")
        do {
            // If the database cannot be read now, for instance because another program is writing, this fails at once.
            let connection = try connect(timeout: 0)
            try connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")
        } catch {
            // What another program has left half-done can be rolled back only by one that may write.
            var journal = stat()
            let isInterrupted = stat(url.path + "-journal", &journal) == 0 && journal.st_size > 0
            if isInterrupted, error.code == SQLITE_READONLY || error.code == SQLITE_CANTOPEN {
                throw .interrupted(file: name)
            }
            throw SQLiteError(error, file: name, table: nil)
        }
    }

    /// Whether a database is in one file, without a log or a journal beside it whose changes belong to it.
    static func isWhole(_ path: String) -> Bool {
        !["-wal", "-journal"].contains { suffix in
            var status = stat()
            return stat(path + suffix, &status) == 0 && status.st_size > 0
        }
    }

    /// Opens a connection.
    ///
    /// - Parameter timeout: the milliseconds to wait for another program that is writing to the database.
    private func connect(timeout: Int) throws(SQLiteFailure) -> SQLiteDatabase {
        let connection = try SQLiteDatabase(url, for: .reading)
        // A table is read once and in order, so it is faster to map pages than to copy them.
        try connection.execute("PRAGMA mmap_size = 1099511627776; PRAGMA busy_timeout = \(timeout)")
        return connection
    }

    /// Reads from the database in a transaction, on a connection that no other thread is using. Errors are thrown with the
    /// names of file and table.
    func read<Result>(
        table: String? = nil, _ body: (SQLiteDatabase) throws -> Result
    ) throws(SQLiteError) -> Result {
        do {
            let connection = try idle.withLock { $0.popLast() } ?? connect(timeout: 10_000)
            try connection.execute("BEGIN")
            let result = try body(connection)
            try connection.execute("COMMIT")
            // After an error the connection is closed instead, which ends the transaction as well.
            idle.withLock { $0.append(connection) }
            return result
        } catch {
            throw SQLiteError(error, file: name, table: table)
        }
    }

    /// Returns summaries of the tables, in order of creation.
    func summaries() throws(SQLiteError) -> [SQLiteReader.TableSummary] {
        try read { db in
            try SQLiteEntry.all(db).filter(\.isTable).map { entry in
                let counts = try db.rows(of: "SELECT count(*) FROM \(entry.name.quotedSQLName)") {
                    $0.integer(at: 0) ?? 0
                }
                return SQLiteReader.TableSummary(
                    name: entry.name, rowCount: Int(counts.first ?? 0),
                    columnNames: try SQLiteEntry.columnNames(of: entry.name, db))
            }
        }
    }
}

/// A table or a view in the schema of a database.
struct SQLiteEntry {
    let name: String
    /// Whether it is a table that stores rows: neither a view nor a virtual table.
    let isTable: Bool

    /// Returns the tables and views of a database, except SQLite's own.
    static func all(_ db: SQLiteDatabase) throws(SQLiteFailure) -> [SQLiteEntry] {
        let sql = """
            SELECT name, rootpage FROM sqlite_master
            WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY rowid
            """
        return try db.rows(of: sql) { row in
            SQLiteEntry(name: row.text(at: 0) ?? "", isTable: row.integer(at: 1) ?? 0 > 0)
        }
    }

    /// Returns the names of the columns of a table, except hidden columns of virtual tables.
    static func columnNames(of table: String, _ db: SQLiteDatabase) throws(SQLiteFailure) -> [String] {
        let sql = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid"
        return try db.rows(of: sql, parameter: table) { $0.text(at: 0) ?? "" }
    }
}

/// The header of a database file (sqlite.org/fileformat2.html, 1.3).
private struct SQLiteHeader {
    /// The length of the file in bytes.
    let length: Int
    /// The length from the number of pages in the header, or that of the file if the number is not valid.
    let expectedLength: Int
    /// Whether the database has a write-ahead log.
    let hasWriteAheadLog: Bool

    init(_ url: URL) throws(SQLiteError) {
        let file = url.lastPathComponent
        let data: Data
        do {
            data = try Data(contentsOf: url, options: .alwaysMapped)
        } catch {
            throw (error as? CocoaError)?.code == .fileReadNoSuchFile
                ? .fileNotFound(file: file) : .unreadable(file: file, problem: nil)
        }
        guard !data.isEmpty else { throw .empty(file: file) }
        guard data.starts(with: Array("SQLite format 3\0".utf8)) else { throw .notADatabase(file: file) }
        guard data.count >= 100 else { throw .truncated(file: file, found: data.count, expected: 100) }

        func number(at offset: Int) -> Int {
            data[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
        }
        length = data.count
        // The number of pages is valid only if these two counters are equal.
        let hasPageCount = number(at: 24) == number(at: 92) && number(at: 28) > 0
        let pageSize = number(at: 16) >> 16
        expectedLength = hasPageCount ? number(at: 28) * (pageSize == 1 ? 65536 : pageSize) : length
        hasWriteAheadLog = data[18] == 2
    }
}

extension String {
    /// The text as a quoted identifier in SQL.
    var quotedSQLName: String {
        "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

extension SQLiteError {
    /// Converts an error: a failure of SQLite becomes the most specific case.
    init(_ error: any Error, file: String, table: String?) {
        if let error = error as? SQLiteError {
            self = error
            return
        }
        let failure = error as? SQLiteFailure
        switch failure?.code {
        case SQLITE_BUSY?, SQLITE_LOCKED?: self = .locked(file: file)
        case SQLITE_CORRUPT?: self = .corrupt(file: file, table: table)
        case SQLITE_NOTADB?: self = .notADatabase(file: file)
        default: self = .unreadable(file: file, problem: failure?.message)
        }
    }
}
