import Base
import Foundation
import Testing

@testable import Frames

@Suite struct QueryTests {
    private let plays = try! DataFrame([
        Column("user", [1, 2, 1, nil, 2, 1] as [Int?]),
        Column("track", ["a", "b", "a", "c", nil, "b"] as [String?]),
        Column("ms", [1000, 2000, nil, 500, 700, 300] as [Int?]),
    ])

    @Test func filtersRowsForWhichAConditionIsTrue() throws {
        let long = try plays.filter(col("ms") >= 700)
        #expect(try long["ms"].integers == [1000, 2000, 700])
        let none = try plays.filter(col("ms").isMissing || col("track") == "b")
        #expect(try none["user"].integers == [2, 1, 1])
    }

    @Test func addsAndReplacesColumns() throws {
        let table = try plays.with(["seconds": col("ms") / 1000, "user": col("user") * 10, "name": "x" + col("track")])
        #expect(table.columnNames == ["user", "track", "ms", "seconds", "name"])
        #expect(try table["seconds"].values == [1.0, 2.0, nil, 0.5, 0.7, 0.3])
        #expect(try table["user"].integers == [10, 20, 10, nil, 20, 10])
        #expect(try table["name"].texts == ["xa", "xb", "xa", "xc", nil, "xb"])
    }

    @Test func aggregatesGroups() throws {
        let table = try plays.grouped(by: col("user")).aggregated([
            "plays": .count, "timed": .count("ms"), "hours": .sum("ms") / 1000, "a": .count(where: col("track") == "a"),
            "first": .first("track", by: .descending("ms")),
        ])
        #expect(try table["user"].integers == [1, 2, nil])
        #expect(try table["plays"].integers == [3, 2, 1])
        #expect(try table["timed"].integers == [2, 2, 1])
        #expect(try table["hours"].values == [1.3, 2.7, 0.5])
        #expect(try table["a"].integers == [2, 0, 0])
        #expect(try table["first"].texts == ["a", "b", "c"])
    }

    @Test func joinsTables() throws {
        let users = try DataFrame([Column("id", [1, 2, 3]), Column("name", ["Ann", "Bob", "Eve"])])
        let joined = try plays.joined(users, on: ["user": "id"], kind: .left).sorted(by: .descending("name"), "ms")
        #expect(try joined["name"].texts == ["Bob", "Bob", "Ann", "Ann", "Ann", nil])
        #expect(try joined["ms"].integers == [700, 2000, 300, 1000, nil, 500])
    }

    @Test func computesWindows() throws {
        let table = try plays.with([
            "before": col("ms").lag().over("user"), "sum": col("ms").runningSum.over("user", order: "ms"),
            "rank": col("ms").rank(), "share": col("ms") / Aggregation.sum("ms").over("user"),
        ])
        #expect(try table["before"].integers == [nil, nil, 1000, nil, 2000, nil])
        #expect(try table["sum"].integers == [1300, 2700, 1300, 500, 700, 300])
        #expect(try table["rank"].integers == [4, 5, nil, 2, 3, 1])
    }

    @Test func namesTheLineAndTheNearestColumn() throws {
        let query = plays.query
            .filter(col("mss") > 3)
            .sorted(by: "user")
        let error = try #require(throws: QueryError.self) { try query.collect() }
        #expect(error.line == #line - 3)
        #expect("\(error)".contains("did you mean \"ms\"?"))
    }
}
