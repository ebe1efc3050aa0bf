import FoundationEssentials
import Frames
import Testing

@testable import Notebook

@Suite struct DatabaseTests {
    @Test func readsATableOfAFile() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).db").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let films = try DataFrame([Column("id", [1, 2]), Column("year", [1994, 1997])])
        try SQLiteWriter().write(["films": films], to: path)
        let database = Database(name: "a.db", tables: try SQLiteReader.tables(of: path), path: path)
        #expect(
            try database.shapes
                == DataFrame([Column("table", ["films"]), Column("rows", [2]), Column("columns", [2])]))
        #expect(try database.table("films", columns: ["year"]) == films.selecting("year"))
    }

    @Test func aFileThatIsNotThereIsNamed() {
        #expect(throws: DataError.self) { try database("no such file.db") }
    }
}
