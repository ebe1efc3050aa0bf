import CSQLite
import FoundationEssentials
import TestSupport

@testable import Frames

/// A SQLite database in a temporary folder, created without the readers and writers of Frames.
struct DatabaseFixture {
    let folder: TemporaryFolder
    let path: String
    private var url: String { URL(filePath: path).absoluteString }

    init(_ name: String = "a.db") throws {
        folder = TemporaryFolder()
        path = folder.path(name)
    }

    /// Executes SQL and then, while the database is still open, a body. A transaction left open is rolled back.
    func execute(_ sql: String, whileOpen body: () throws -> Void = {}) throws {
        let database = try SQLiteDatabase(url, for: .writing)
        try database.execute(sql)
        try withExtendedLifetime(database) { try body() }
    }

    /// Creates a table `t` with one column `x` of the values of SQL literals.
    func make(_ values: [String]) throws {
        let rows = values.map { "(\($0))" }.joined(separator: ", ")
        try execute("CREATE TABLE t (x); INSERT INTO t VALUES \(rows)")
    }

    /// Returns the result of a query, each value as a SQL literal.
    func rows(_ query: String) throws -> [[String]] {
        try SQLiteDatabase(url, for: .reading).rows(of: query) { row in
            (0..<sqlite3_column_count(row.handle)).map { column in
                switch sqlite3_column_type(row.handle, column) {
                case SQLITE_NULL: "NULL"
                case SQLITE_INTEGER: "\(sqlite3_column_int64(row.handle, column))"
                case SQLITE_FLOAT: "\(sqlite3_column_double(row.handle, column))"
                case SQLITE_TEXT: "'\(row.text(at: column) ?? "")'"
                default: "BLOB"
                }
            }
        }
    }
}
