import FoundationEssentials
import TestSupport
import Testing

@testable import Frames

@Suite struct SQLiteErrorTests {
    private let database: DatabaseFixture
    private var path: String { database.path }
    private var folder: TemporaryFolder { database.folder }

    init() throws { database = try DatabaseFixture() }

    private func write(rowCount: Int = 1) throws {
        let frame = try DataFrame([
            Column("customer", Array(0..<rowCount)), Column("rating", Array(0..<rowCount)),
        ])
        try SQLiteWriter().write(["ratings": frame, "users": frame], to: path)
    }

    /// The error message of reading the table.
    private func message(table: String = "ratings", _ reader: SQLiteReader = SQLiteReader()) -> String? {
        let error = #expect(throws: SQLiteError.self) { try reader.read(table: table, from: path) }
        return error?.description
    }

    @Test func aMissingFile() {
        #expect(message() == "a.db: the file does not exist")
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func aFolder() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        #expect(message() == "a.db: the file cannot be read")
    }

    @Test func anEmptyFile() throws {
        try Data().write(to: URL(filePath: path))
        #expect(message() == "a.db: the file is empty; a SQLite database is needed")
    }

    @Test func aFileOfAnotherKind() throws {
        try Data("customer,rating\n1,2\n".utf8).write(to: URL(filePath: path))
        #expect(
            message() == "a.db: the file is not a SQLite database; if it is encrypted, decrypt it first")
    }

    @Test func aTruncatedFile() throws {
        try write(rowCount: 10_000)
        let whole = try Data(contentsOf: URL(filePath: path))
        try whole.prefix(whole.count - 4096 - 17).write(to: URL(filePath: path))
        #expect(
            message()
                == "a.db: the file has \(whole.count - 4113) bytes, but its header says \(whole.count); copy it again"
        )
        try whole.prefix(50).write(to: URL(filePath: path))
        #expect(message() == "a.db: the file has 50 bytes, but its header says 100; copy it again")
    }

    @Test(arguments: [[3, 2, 1], [2, 1, 3], [1, 3, 2]]) func rowsInTheWrongOrder(_ order: [UInt8]) throws {
        try database.make(["'aaa'", "'bbb'", "'ccc'"])
        var bytes = try Data(contentsOf: URL(filePath: path))
        // A rowid stands three bytes before its text, behind which come the size of the header and the type of the text.
        let places = try ["aaa", "bbb", "ccc"].map { text in
            try #require(bytes.firstRange(of: Data(text.utf8))).lowerBound - 3
        }
        #expect(places.map { bytes[$0] } == [1, 2, 3])
        for (place, rowid) in zip(places, order) { bytes[place] = rowid }
        try bytes.write(to: URL(filePath: path))
        #expect(
            message(table: "t")
                == "a.db, table \"t\": the database is corrupt; copy it again, or recover it with sqlite3's .recover"
        )
    }

    @Test func anInterruptedTransaction() throws {
        try write(rowCount: 10_000)
        // The cache is too small for what is written, so that part of it is in the file when the journal is copied.
        let sql =
            "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; UPDATE ratings SET rating = rating + 1"
        try database.execute(sql) {
            for (from, to) in [("a.db", "b.db"), ("a.db-journal", "b.db-journal")] {
                try FileManager.default.copyItem(atPath: folder.path(from), toPath: folder.path(to))
            }
        }
        let error = #expect(throws: SQLiteError.self) {
            try SQLiteReader().read(table: "ratings", from: folder.path("b.db"))
        }
        #expect(error == .interrupted(file: "b.db"))
        #expect(error?.description.contains("open the file once with sqlite3") == true)
    }

    @Test func aCorruptPage() throws {
        try write(rowCount: 10_000)
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes.replaceSubrange(3 * 4096..<40 * 4096, with: Data(repeating: 0xA5, count: 37 * 4096))
        try bytes.write(to: URL(filePath: path))
        #expect(
            message()
                == "a.db, table \"ratings\": the database is corrupt; copy it again, "
                + "or recover it with sqlite3's .recover")
    }

    @Test func anUnknownTable() throws {
        try write()
        #expect(message(table: "rating") == "a.db: there is no table \"rating\"; did you mean \"ratings\"?")
        #expect(
            message(table: "films")
                == "a.db: there is no table \"films\"; the tables are \"ratings\", \"users\"")
    }

    @Test func anUnknownColumn() throws {
        try write()
        #expect(
            message(SQLiteReader(columns: ["custmer"]))
                == "a.db, table \"ratings\": there is no column \"custmer\"; did you mean \"customer\"?")
        #expect(
            message(SQLiteReader(types: ["date": .date]))
                == "a.db, table \"ratings\": there is no column \"date\"; the columns are \"customer\", \"rating\""
        )
    }

    @Test func aColumnRequestedTwice() throws {
        try write()
        #expect(
            message(SQLiteReader(columns: ["rating", "rating"]))
                == "a.db, table \"ratings\": the column \"rating\" is requested twice")
    }

    @Test func noRows() throws {
        try write(rowCount: 0)
        #expect(message() == "a.db, table \"ratings\": the table has no rows")
    }

    @Test func aLockedDatabase() throws {
        try write()
        try database.execute("BEGIN EXCLUSIVE") {
            #expect(message() == "a.db: another program is writing to the database; wait until it is done")
        }
    }

    /// A connection would create files beside the database, which is not possible in a folder without write permission.
    @Test func aMissingWriteAheadLog() throws {
        try write()
        try database.execute("PRAGMA journal_mode = WAL")
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path(""))
        defer {
            try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path(""))
        }
        #expect(try DataFrame(sqlite: path, table: "ratings").rowCount == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")) == ["a.db"])
    }

    @Test func aWriteAheadLog() throws {
        try write()
        let copy = folder.path("copy.db")
        try database.execute("PRAGMA journal_mode = WAL; INSERT INTO ratings VALUES (7, 8)") { () throws in
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
            }
            #expect(try DataFrame(sqlite: path, table: "ratings")["rating"].integers == [0, 8])
        }
        #expect(try DataFrame(sqlite: copy, table: "ratings")["rating"].integers == [0, 8])
    }
}
