import Testing

@testable import Frames

@Suite struct SQLiteSourceTests {
    private let database: DatabaseFixture
    private var path: String { database.path }

    init() throws {
        database = try DatabaseFixture()
    }

    private func makePlays() throws {
        try database.execute(
            """
            CREATE TABLE plays (id INTEGER PRIMARY KEY, user TEXT, ms, day);
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999)
            INSERT INTO plays SELECT i * 3 - 500, 'u' || (i % 7), CASE WHEN i % 5 > 0 THEN i * 1000 END,
                date('2024-01-01', '+' || (i % 40) || ' days') FROM n;
            CREATE VIEW long AS SELECT user, ms FROM plays WHERE ms > 500000;
            CREATE TABLE pairs (a, b, PRIMARY KEY (a, b)) WITHOUT ROWID;
            INSERT INTO pairs VALUES ('y', 2), ('x', 1)
            """)
    }

    /// A query over a table gives the same answer as the table, read as a whole.
    @Test(arguments: [1, 64, 1 << 16]) func queriesReadChunks(_ chunkSize: Int) throws {
        try makePlays()
        var reader = SQLiteReader(types: ["day": .date])
        reader.chunkSize = chunkSize
        let source = try reader.source(table: "plays", of: path)
        // Rowids from -500 to 2497.
        #expect(source.chunkCount == (2998 + max(chunkSize, 3) - 1) / max(chunkSize, 3))
        #expect(source.schema.map(\.type) == [.integer, .text, .integer, .date])
        func answer(_ query: Query) throws -> DataFrame {
            try query.filter(col("day").month == 2 && col("ms").isPresent)
                .grouped(by: "user").aggregated(["plays": .count, "ms": .sum("ms")]).collect()
        }
        let whole = try reader.read(table: "plays", from: path)
        #expect(try Query(scanning: source).collect() == whole)
        let groups = try answer(Query(scanning: source))
        #expect(groups.rowCount == 7)
        #expect(try groups == answer(whole.query))
    }

    @Test func viewsAndTablesWithoutRowidsAreOneChunk() throws {
        try makePlays()
        for name in ["long", "pairs"] {
            let source = try SQLiteReader().source(table: name, of: path)
            #expect(source.chunkCount == 1)
            #expect(
                try Query(scanning: source).collect() == DataFrame(sqlite: path, table: name), "\(name)")
        }
        let pairs = try SQLiteReader().source(table: "pairs", of: path)
        #expect(
            try Query(scanning: pairs).selecting("b").collect()["b"].values == [.integer(1), .integer(2)])
    }

    @Test func aTableWithoutRowsHasItsColumns() throws {
        try database.execute("CREATE TABLE t (x INTEGER, y TEXT)")
        let source = try SQLiteReader(types: ["y": .text]).source(table: "t", of: path)
        let frame = try Query(scanning: source).collect()
        #expect(frame.columnNames == ["x", "y"] && frame.rowCount == 0)
        #expect(
            try Query(scanning: source).grouped(by: "y").aggregated(["n": .count]).collect().rowCount == 0)
    }

    /// The type follows the first chunk; a later value of another type is an error with its row.
    @Test func aLaterValueOfAnotherTypeIsAnError() throws {
        try database.execute("CREATE TABLE t (x); INSERT INTO t VALUES (1), (2), (NULL), (2.5), ('a')")
        var reader = SQLiteReader()
        reader.chunkSize = 2
        let query = Query(scanning: try reader.source(table: "t", of: path))
        #expect(
            throws: SQLiteError.invalidValue(
                file: "a.db", table: "t", column: "x", row: 4, value: "2.5", type: .integer)
        ) { try query.collect() }
        reader.types = ["x": .text]
        let texts = Query(scanning: try reader.source(table: "t", of: path))
        #expect(try texts.collect()["x"].texts == ["1", "2", nil, "2.5", "a"])
    }

    @Test func unknownTablesAndColumnsAreErrors() throws {
        try makePlays()
        #expect(throws: SQLiteError.self) { try SQLiteReader().source(table: "play", of: path) }
        #expect(throws: SQLiteError.self) {
            try SQLiteReader(types: ["m": .real]).source(table: "plays", of: path)
        }
        let query = Query(scanning: try SQLiteReader().source(table: "plays", of: path))
        let error = #expect(throws: QueryError.self) { try query.filter(col("mss") > 1).collect() }
        #expect(error?.description.contains("\"ms\"") == true)
    }
}
