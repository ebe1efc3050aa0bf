import Base
import FoundationEssentials
import TestSupport
import Testing

@testable import Frames

@Suite struct SQLiteWriterTests {
    private let database: DatabaseFixture
    private var path: String { database.path }
    private var folder: TemporaryFolder { database.folder }

    init() throws { database = try DatabaseFixture() }

    private func frame() throws -> DataFrame {
        try DataFrame([
            Column("i", [1, nil, .max]), Column("r", [0.5, nil, 3]), Column("b", [true, nil, false]),
            Column("t", ["x", nil, ""]),
            Column("d", [Timestamp("2004-12-31"), nil, Timestamp("2005-01-01")]),
            Column("dt", [Timestamp("2004-12-31"), nil, Timestamp("2005-01-01T10:00:00")]),
        ])
    }

    @Test func writesWhatTheFrameHolds() throws {
        try SQLiteWriter().write(["a \"b\"": frame()], to: path)
        #expect(
            try database.rows("SELECT * FROM \"a \"\"b\"\"\"") == [
                ["1", "0.5", "1", "'x'", "'2004-12-31'", "'2004-12-31 00:00:00'"],
                ["NULL", "NULL", "NULL", "NULL", "NULL", "NULL"],
                ["9223372036854775807", "3.0", "0", "''", "'2005-01-01'", "'2005-01-01 10:00:00'"],
            ])
        #expect(
            try database.rows("SELECT group_concat(type) FROM pragma_table_info('a \"b\"')")
                == [["'INTEGER,REAL,INTEGER,TEXT,TEXT,TEXT'"]])
    }

    @Test func textInAColumnOfNumbersIsConvertedIfPossible() throws {
        let films = try DataFrame([Column("year", ["1994", "NULL", nil, "", "19.5"])])
        try SQLiteWriter(types: ["films": ["year": .integer]]).write(["films": films], to: path)
        #expect(
            try database.rows("SELECT * FROM films") == [["1994"], ["'NULL'"], ["NULL"], ["''"], ["19.5"]])
    }

    @Test func theSameFramesGiveTheSameBytes() throws {
        for name in ["a.db", "b.db"] {
            try SQLiteWriter().write(["x": frame(), "y": frame()], to: folder.path(name))
        }
        #expect(
            try Data(contentsOf: URL(filePath: path))
                == Data(contentsOf: URL(filePath: folder.path("b.db"))))
    }

    @Test func replacesAnExistingDatabase() throws {
        try SQLiteWriter().write(["x": frame(), "y": frame()], to: path)
        try Data("x".utf8).write(to: URL(filePath: path + "-journal"))
        try SQLiteWriter().write(["y": try DataFrame([Column("k", [7])])], to: path)
        #expect(try database.rows("SELECT * FROM y") == [["7"]])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")) == ["a.db"])
    }

    @Test func reportsErrorsOfSQLite() throws {
        let twice = try DataFrame([Column("k", [7]), Column("K", [8])])
        let error = #expect(throws: SQLiteError.self) {
            try SQLiteWriter().write(["x": twice], to: path)
        }
        #expect(
            error?.description
                == "a.db, table \"x\": it cannot be written (SQLite: duplicate column name: K)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")) == [])
    }

    @Test func namesUnknownTablesAndColumns() throws {
        #expect(throws: SQLiteError.unwritable(file: "a.db")) {
            try SQLiteWriter().write(["x": frame()], to: folder.path("none/a.db"))
        }
        let table = #expect(throws: SQLiteError.self) {
            try SQLiteWriter(types: ["fils": [:]]).write(["films": frame()], to: path)
        }
        #expect(table?.description == "a.db: there is no table \"fils\"; did you mean \"films\"?")
        let column = #expect(throws: SQLiteError.self) {
            try SQLiteWriter(types: ["films": ["dd": .text]]).write(
                ["films": frame()], to: path)
        }
        #expect(
            column?.description == "a.db, table \"films\": there is no column \"dd\"; did you mean \"d\"?")
    }
}
