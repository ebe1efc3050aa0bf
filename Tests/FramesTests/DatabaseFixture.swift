import GRDB

/// A SQLite database `a.db` in a folder of a test's own, which nothing of Frames makes.
struct DatabaseFixture {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("a.db")
    }

    /// Executes SQL, and then, while the database is still open, a body.
    func execute(_ sql: String, whileOpen body: () throws -> Void = {}) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: sql)
            try body()
            if db.isInsideTransaction { try db.execute(sql: "ROLLBACK") }
        }
        try queue.close()
    }

    /// Makes a table `t` of one column `x` with the values of SQL literals.
    func make(_ values: [String]) throws {
        let rows = values.map { "(\($0))" }.joined(separator: ", ")
        try execute("CREATE TABLE t (x); INSERT INTO t VALUES \(rows)")
    }

    /// What a query gives, each value as a SQL literal.
    func rows(_ query: String) throws -> [[String]] {
        try DatabaseQueue(path: path).read { db in
            try Row.fetchAll(db, sql: query).map { row in
                row.databaseValues.map { value in
                    switch value.storage {
                    case .null: "NULL"
                    case .string(let text): "'\(text)'"
                    case .double(let number): "\(number)"
                    case .int64(let number): "\(number)"
                    case .blob: "BLOB"
                    }
                }
            }
        }
    }
}
