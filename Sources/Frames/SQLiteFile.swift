import FoundationEssentials
internal import GRDB

/// A file with a SQLite database, and the connections to it.
struct SQLiteFile {
    /// The last component of the path.
    let name: String
    private let pool: DatabasePool

    /// Looks at the file's header, then opens the database for reading.
    init(_ path: String) throws(SQLiteError) {
        let url = URL(filePath: path)
        let name = url.lastPathComponent
        self.name = name
        let header = try SQLiteHeader(url)
        // While a connection to a database with a write-ahead log is open, files lie beside it. That is neither needed
        // nor, in a folder that cannot be written to, possible if there is nothing in the log.
        let log = try? FileManager.default.attributesOfItem(atPath: url.path + "-wal")[.size] as? Int
        let isLogged = log ?? 0 > 0
        if let length = header.expectedLength, length > header.length, !isLogged {
            throw .truncated(file: name, found: header.length, expected: length)
        }

        var configuration = Configuration()
        configuration.readonly = true
        configuration.maximumReaderCount = availableCores
        // A table is read once from front to back, so pages are better taken from the file than copied.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA mmap_size = 1099511627776") }
        do {
            if header.hasWriteAheadLog, !isLogged,
                let pool = try? DatabasePool(path: Self.unchanging(url), configuration: configuration)
            {
                self.pool = pool
            } else {
                pool = try DatabasePool(path: url.path, configuration: configuration)
            }
        } catch {
            throw SQLiteError(error, file: name, table: nil)
        }
    }

    /// The address of a database that nobody changes, by SQLite's leave to believe so.
    private static func unchanging(_ url: URL) -> String {
        let unreserved = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8
        let path = url.absoluteURL.path.utf8.map { byte in
            unreserved.contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return "file:" + path.joined() + "?immutable=1"
    }

    /// Reads from the database by a connection of this thread's own. Trouble gets the names of file and table.
    func read<Result>(
        table: String? = nil, _ body: (Database) throws -> Result
    ) throws(SQLiteError) -> Result {
        do {
            return try pool.read(body)
        } catch {
            throw SQLiteError(error, file: name, table: table)
        }
    }

    /// The tables, in the order in which they were made.
    func summaries() throws(SQLiteError) -> [SQLiteReader.TableSummary] {
        try read { db in
            try SQLiteEntry.all(db).filter(\.isTable).map { entry in
                let sql = "SELECT count(*) FROM \(entry.name.quotedSQLName)"
                return SQLiteReader.TableSummary(
                    name: entry.name, rowCount: try Int.fetchOne(db, sql: sql) ?? 0,
                    columnNames: try SQLiteEntry.columnNames(of: entry.name, db))
            }
        }
    }
}

/// A table or a view in the schema of a database.
struct SQLiteEntry {
    let name: String
    /// Whether rows are stored under the name: it is neither a view nor a virtual table.
    let isTable: Bool

    /// The tables and views of a database, but for SQLite's own.
    static func all(_ db: Database) throws -> [SQLiteEntry] {
        let sql = """
            SELECT name, rootpage FROM sqlite_master
            WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY rowid
            """
        return try Row.fetchAll(db, sql: sql).map { row in
            SQLiteEntry(name: row["name"], isTable: (row["rootpage"] as Int?) ?? 0 > 0)
        }
    }

    /// The names of a table's columns, but for those that a virtual table hides.
    static func columnNames(of table: String, _ db: Database) throws -> [String] {
        let sql = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid"
        return try String.fetchAll(db, sql: sql, arguments: [table])
    }
}

/// The header of a database file, by the description of the format (sqlite.org/fileformat2.html, 1.3).
private struct SQLiteHeader {
    /// The length of the file in bytes.
    let length: Int
    /// The length that the header speaks of, if it is one that can be relied upon.
    let expectedLength: Int?
    /// Whether changes go to a write-ahead log.
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
        let magic = Array("SQLite format 3\0".utf8)
        guard data.starts(with: magic) else { throw .notADatabase(file: file) }
        guard data.count >= 100 else { throw .truncated(file: file, found: data.count, expected: 100) }

        func number(at offset: Int) -> Int {
            data[data.startIndex + offset..<data.startIndex + offset + 4].reduce(0) { $0 << 8 | Int($1) }
        }
        length = data.count
        // The number of pages was not always written; it is valid where these two are the same.
        let isCounted = number(at: 24) == number(at: 92) && number(at: 28) > 0
        let pageSize = number(at: 16) >> 16
        expectedLength = isCounted ? number(at: 28) * (pageSize == 1 ? 65536 : pageSize) : nil
        hasWriteAheadLog = data[data.startIndex + 18] == 2
    }
}

extension String {
    /// The text as the name of a table or a column in SQL.
    var quotedSQLName: String {
        "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

extension SQLiteError {
    /// What went wrong, from what GRDB throws.
    init(_ error: any Error, file: String, table: String?) {
        if let error = error as? SQLiteError {
            self = error
            return
        }
        let database = error as? DatabaseError
        switch database?.resultCode {
        case .SQLITE_BUSY?, .SQLITE_LOCKED?: self = .locked(file: file)
        case .SQLITE_CORRUPT?: self = .corrupt(file: file, table: table)
        case .SQLITE_NOTADB?: self = .notADatabase(file: file)
        default: self = .unreadable(file: file, problem: database?.message)
        }
    }
}
