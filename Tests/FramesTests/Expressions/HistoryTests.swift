import Base
import Frames
import Testing

/// Statistics of what was known before a row.
@Suite struct HistoryTests {
    private let plays: DataFrame

    init() throws {
        plays = try DataFrame([
            Column("user", ["a", "b", "a", "a", "b", "a"]), Column("time", [3, 1, 1, 3, 2, 9]),
            Column("stars", [4.0, 2, 5, 1, nil, 3]),
        ])
    }

    /// Rows of the same time do not know of each other, whatever their order, and missing values do not count.
    @Test func countsSumsAndMeansAreOfEarlierTimes() throws {
        let stars = col("stars")
        let table = try plays.with([
            "count": stars.countBefore("time", over: "user"), "sum": stars.sumBefore("time", over: "user"),
            "mean": stars.meanBefore("time", over: "user"),
        ])
        #expect(try table["count"].integers == [1, 0, 0, 1, 1, 3])
        #expect(try table["sum"].doubles == [5, 0, 0, 5, 2, 10])
        #expect(table["mean", at: 0] == 5 && table["mean", at: 1] == nil && table["mean", at: 5] == 10.0 / 3)
    }

    @Test func withoutKeysAllRowsBelongTogether() throws {
        #expect(try plays.column(col("stars").countBefore("time")).integers == [2, 0, 0, 2, 2, 4])
    }

    /// The same as a loop over all pairs of rows.
    @Test func agreesWithALoop() throws {
        let (users, times) = ((0..<200).map { $0 * 7 % 5 }, (0..<200).map { $0 * 31 % 17 })
        let values = (0..<200).map { $0 * 13 % 11 - 5 }
        let table = try DataFrame([Column("user", users), Column("time", times), Column("x", values)])
        let found = try table.column(col("x").sumBefore("time", over: "user")).integers
        for row in 0..<200 {
            let earlier = (0..<200).filter { users[$0] == users[row] && times[$0] < times[row] }
            #expect(found[row] == earlier.reduce(0) { $0 + values[$1] })
        }
    }

    @Test func indicatorsOfLists() throws {
        let films = try DataFrame([Column("genres", [["War", "Drama"], nil, ["Drama"], []])])
        let (table, names) = try films.withIndicators(of: "genres")
        #expect(names == ["Drama", "War"])
        #expect(try table["Drama"].booleans == [true, false, true, false])
        #expect(try films.withIndicators(of: "genres", minimumCount: 2).names == ["Drama"])
        #expect(throws: QueryError.self) { try films.withIndicators(of: "genre") }
        #expect(throws: QueryError.self) { try films.with(["War": lit(1)]).withIndicators(of: "genres") }
    }

    @Test func filesWithoutAHeader() throws {
        let reader = CSVReader(
            delimiter: .doubleColon, columns: [Field("id", .integer), Field("name", .text)], encoding: .latin1
        )
        let table = try reader.read(bytes: Array("1::Caf".utf8) + [0xE9] + Array("\n2::\"NA\"\n3::\n".utf8))
        #expect(try table["name"].texts == ["Café", "\"NA\"", nil])
        #expect(throws: CSVError.self) { try reader.read(text: "1::a\nx::b\n") }
    }
}

extension DataFrame {
    fileprivate subscript(name: String, at row: Int) -> Double? {
        (try? self[row, name])??.double
    }
}
