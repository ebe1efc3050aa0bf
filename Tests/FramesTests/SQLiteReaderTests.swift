import Base
import FoundationEssentials
import Testing

@testable import Frames

@Suite struct SQLiteReaderTests {
    private let database: DatabaseFixture
    private var path: String { database.path }

    init() throws { database = try DatabaseFixture() }

    @Test func writtenTablesRoundTrip() throws {
        let frame = try DataFrame([
            Column("i \"j\"", [1, -2, .max, .min]), Column("r", [0.1, nil, 1e300, .infinity]),
            Column("t", ["a", nil, "", "żółć"]), Column("n", [nil, nil, nil, nil] as [Double?]),
        ])
        try SQLiteWriter().write(["a \"b\"": frame], to: path)
        #expect(try DataFrame(sqlite: path, table: "a \"b\"") == frame)
    }

    @Test func declaredTypesRoundTrip() throws {
        let frame = try DataFrame([
            Column("i", [1, nil, 3]), Column("b", [true, nil, false]),
            Column("d", [Timestamp("2004-12-31T10:00:00"), nil, Timestamp("2005-01-01")]),
        ])
        try SQLiteWriter().write(["t": frame], to: path)
        let types: [String: ColumnType] = ["i": .integer, "b": .boolean, "d": .date]
        #expect(try DataFrame(sqlite: path, table: "t", types: types) == frame)
    }

    @Test(arguments: [
        (["1", "2"], Column("x", [1, 2])), (["1", "NULL"], Column("x", [1, nil])),
        (["NULL", "1", "2.5"], Column("x", [nil, 1, 2.5])), (["2.5", "1"], Column("x", [2.5, 1])),
        (["'a'", "NULL", "'a'"], Column("x", ["a", nil, "a"])),
        (["NULL", "NULL"], Column("x", [nil, nil] as [Double?])),
        (["'NULL'", "1994", "0.1"], Column("x", ["NULL", "1994", "0.1"])),
        (["1994", "1e100", "NULL", "'NULL'"], Column("x", ["1994", "1.0e+100", nil, "NULL"])),
    ])
    func findsTheType(_ values: [String], _ column: Column) throws {
        try database.make(values)
        #expect(try DataFrame(sqlite: path, table: "t").columns == [column])
        for chunkSize in 1...3 {
            var reader = SQLiteReader()
            reader.chunkSize = chunkSize
            #expect(try reader.read(table: "t", from: path).columns == [column])
        }
    }

    @Test(arguments: [
        (["1", "'2'", "3.0", "NULL"], ColumnType.integer, Column("x", [1, 2, 3, nil])),
        (["1", "'2.5'", "NULL"], .real, Column("x", [1, 2.5, nil])),
        (["1", "'true'", "0"], .boolean, Column("x", [true, true, false])),
        (["1", "2.0", "'a'"], .text, Column("x", ["1", "2.0", "a"])),
        (["'2004-12-31'", "NULL"], .date, Column("x", [Timestamp("2004-12-31"), nil])),
        (["NULL"], .date, Column("x", [nil] as [Timestamp?])),
    ])
    func readsWhatIsDeclared(_ values: [String], _ type: ColumnType, _ column: Column) throws {
        try database.make(values)
        #expect(try DataFrame(sqlite: path, table: "t", types: ["x": type]).columns == [column])
    }

    @Test(arguments: [
        (["1", "1.5"], ColumnType.integer, "1.5 is not a whole number"),
        (["1", "'one'"], .integer, "\"one\" is not a whole number"),
        (["1", "''"], .real, "\"\" is not a number"), (["1", "2"], .boolean, "2 is not a Boolean"),
        (["'2004-12-31'", "'31.12.2004'"], .date, "\"31.12.2004\" is not a date\(ColumnType.date.notation)"),
        (["'2004-12-31'", "20041231"], .date, "\"20041231\" is not a date\(ColumnType.date.notation)"),
    ])
    func refusesWhatIsOfAnotherType(_ values: [String], _ type: ColumnType, _ message: String) throws {
        try database.make(values)
        for chunkSize in 1...2 {
            var reader = SQLiteReader(types: ["x": type])
            reader.chunkSize = chunkSize
            let error = #expect(throws: SQLiteError.self) { try reader.read(table: "t", from: path) }
            #expect(error?.description == "a.db, table \"t\", column \"x\", row 2: \(message)")
        }
    }

    @Test func refusesBLOBs() throws {
        try database.make(["1", "x'00'"])
        let error = #expect(throws: SQLiteError.self) { try DataFrame(sqlite: path, table: "t") }
        #expect(
            error?.description
                == "a.db, table \"t\", column \"x\", row 2: a BLOB, which a data frame cannot hold; "
                + "leave the column out")
    }

    @Test func textMustBeUTF8() throws {
        try database.make(["'a'", "CAST(x'E9' AS TEXT)"])
        let error = #expect(throws: SQLiteError.self) { try DataFrame(sqlite: path, table: "t") }
        #expect(error == .invalidUTF8(file: "a.db", table: "t", column: "x", row: 2))
    }

    @Test func textMayHoldZeros() throws {
        try database.make(["CAST(x'410042' AS TEXT)"])
        #expect(try DataFrame(sqlite: path, table: "t")["x"].texts == ["A\0B"])
    }

    @Test func readsTheRequestedColumns() throws {
        try database.execute("CREATE TABLE t (a, b, c); INSERT INTO t VALUES (1, x'00', 'x')")
        let frame = try SQLiteReader(columns: ["c", "a"]).read(table: "t", from: path)
        #expect(try frame == DataFrame([Column("c", ["x"]), Column("a", [1])]))
    }

    /// Sparse rowids, negative ones and the smallest and largest ones.
    @Test func threadsAndChunksDoNotMatter() throws {
        try database.execute(
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, x, y);
            CREATE INDEX i ON t (y, x);
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999)
            INSERT INTO t SELECT i * 7 - 3000, i % 13, CASE WHEN i = 900 THEN 'x' ELSE i % 11 + 0.5 END FROM n;
            INSERT INTO t VALUES (-9223372036854775808, NULL, 'low'), (9223372036854775807, 1, 'high')
            """)
        var reader = SQLiteReader(columns: ["x", "y"])
        reader.threadCount = 1
        reader.chunkSize = .max
        let frame = try reader.read(table: "t", from: path)
        #expect(frame.rowCount == 1002)
        #expect(try frame["y"].texts.first == "low" && frame["y"].texts.last == "high")
        for (threadCount, chunkSize) in [(1, 1), (2, 100), (4, 7), (3, 5000)] {
            reader.threadCount = threadCount
            reader.chunkSize = chunkSize
            #expect(try reader.read(table: "t", from: path) == frame)
        }
    }

    @Test func readsTablesWithoutRowidsAndViews() throws {
        try database.execute(
            """
            CREATE TABLE t (k TEXT PRIMARY KEY, x) WITHOUT ROWID; INSERT INTO t VALUES ('b', 2), ('a', 1);
            CREATE TABLE r (rowid, _rowid_, oid); INSERT INTO r VALUES (3, 4, 5), (1, 2, 3);
            CREATE VIEW v AS SELECT x * 2 AS twice FROM t ORDER BY k DESC
            """)
        #expect(
            try DataFrame(sqlite: path, table: "t")
                == DataFrame([Column("k", ["a", "b"]), Column("x", [1, 2])]))
        #expect(try DataFrame(sqlite: path, table: "r")["rowid"].integers == [3, 1])
        #expect(try DataFrame(sqlite: path, table: "v")["twice"].integers == [4, 2])
    }

    @Test func readsUTF16() throws {
        try database.execute(
            "PRAGMA encoding = 'UTF-16'; CREATE TABLE ż (ó TEXT); INSERT INTO ż VALUES ('łódź'), ('😀')")
        #expect(try DataFrame(sqlite: path, table: "ż") == DataFrame([Column("ó", ["łódź", "😀"])]))
    }

    @Test func listsTheTables() throws {
        try database.execute(
            """
            CREATE TABLE b (x INTEGER PRIMARY KEY AUTOINCREMENT, y); INSERT INTO b (y) VALUES (1), (2);
            CREATE TABLE a (z); CREATE VIEW v AS SELECT * FROM a
            """)
        let tables = try SQLiteReader.tables(of: path)
        #expect(tables.map(\.name) == ["b", "a"])
        #expect(tables.map(\.rowCount) == [2, 0])
        #expect(tables.map(\.columnNames) == [["x", "y"], ["z"]])
    }

    /// The path is passed to SQLite as a URL, in which these characters have a meaning or would be decoded.
    @Test(arguments: ["DELETE", "WAL"])
    func readsFilesOfAnyName(_ journalMode: String) throws {
        let name = "a b?mode=memory#c%2F;&é.db"
        let database = try DatabaseFixture(name)
        let frame = try DataFrame([Column("x", [7])])
        try SQLiteWriter().write(["t": frame], to: database.path)
        try database.execute("PRAGMA journal_mode = \(journalMode)")
        #expect(try DataFrame(sqlite: database.path, table: "t") == frame)
        #expect(try FileManager.default.contentsOfDirectory(atPath: database.folder.path("")) == [name])
    }

    #if os(Linux)
        @Test func leavesNoFileOpen() throws {
            try database.make(["1", "2", "x'00'"])
            var reader = SQLiteReader()
            reader.chunkSize = 1
            #expect(throws: SQLiteError.self) { try reader.read(table: "t", from: path) }
            #expect(throws: SQLiteError.self) { try reader.read(table: "u", from: path) }
            try database.execute("DELETE FROM t WHERE typeof(x) = 'blob'")
            #expect(try reader.read(table: "t", from: path).rowCount == 2)
            let folder = "/proc/self/fd"
            let open = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap {
                try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
            }
            #expect(!open.contains { $0.hasSuffix(path) })
        }
    #endif
}
