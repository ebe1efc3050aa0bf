import Base
import Synchronization
import Testing

@testable import Frames

/// How often files are read by queries that aggregate them several times.
@Suite struct SharedTablesTests {
    /// A table in chunks that counts how often each is read.
    private struct CountedTable: TableSource {
        final class Reads: Sendable {
            let columns = Mutex<[Set<String>]>([])
        }

        let table: ChunkedTable
        let reads = Reads()

        var name: String { table.name }
        var schema: [SourceColumn] { table.schema }
        var chunkCount: Int { table.chunkCount }
        var estimatedRowCount: Int { table.estimatedRowCount }

        func chunk(_ index: Int, columns: [String]) throws -> DataFrame {
            reads.columns.withLock { $0.append(Set(columns)) }
            return try table.chunk(index, columns: columns)
        }
    }

    private let counted: CountedTable
    private let events: Query

    init() throws {
        let frame = try DataFrame([
            Column("user", [1, 2, 1, 3, 2, 1]),
            Column("kind", ["play", "buy", "like", "play", "play", "buy"]),
            Column("time", [1, 2, 3, 4, 5, 6]), Column("note", ["", "", "", "", "", ""]),
        ])
        counted = CountedTable(table: ChunkedTable(frame: frame, chunkSize: 2))
        events = Query(scanning: counted)
    }

    /// The number of passes over the three chunks, and the columns that were read.
    private var passes: (count: Int, columns: [Set<String>]) {
        let columns = counted.reads.columns.withLock { $0 }
        return (columns.count / 3, Array(Set(columns)).sorted { $0.count < $1.count })
    }

    /// The plays before the first purchase, of users who liked something and of those who did not.
    private func plays(_ events: Query) -> Query {
        let bought = events.filter(col("kind") == "buy").grouped(by: "user")
            .aggregated(["bought": .min("time")])
        let liked = events.filter(col("kind") == "like").grouped(by: "user")
            .aggregated(["likes": .count, "liked": .min("time")])
        return events.joined(bought, on: "user", kind: .left)
            .joined(liked.selecting("user", "likes"), on: "user", kind: .left)
            .filter(col("kind") == "play" && (col("bought").isMissing || col("time") < col("bought")))
            .grouped(by: "user").aggregated(["plays": .count, "likes": .max("likes")])
            .sorted(by: "user")
    }

    @Test func aggregationsThatDoNotWaitForEachOtherShareAPass() throws {
        let result = try plays(events).collect()
        #expect(result == (try plays(counted.table.frame.query).collect()))
        #expect(try result["user"].integers == [1, 3])
        #expect(try result["plays"].integers == [1, 1])
        #expect(try result["likes"].integers == [1, nil])
        #expect(passes.count == 2)
        #expect(passes.columns == [["user", "kind", "time"]])
    }

    @Test func queriesThatAreCollectedTogetherShareThem() throws {
        let last = events.aggregated(["last": .max("time")])
        let notes = events.grouped(by: "note").aggregated(["rows": .count])
        let tables = try collectAll([plays(events), last, plays(events), notes])
        #expect(tables[0] == tables[2])
        #expect(try tables[1]["last"].integers == [6])
        #expect(try tables[3]["rows"].integers == [6])
        #expect(passes.count == 2)
        let alone = try [plays(events), last, notes].map { try $0.collect() }
        #expect(alone == [tables[0], tables[1], tables[3]])
    }

    @Test func whatTwoStepsNeedIsComputedOnce() throws {
        let means = events.grouped(by: "user").aggregated(["mean": .mean("time"), "first": .min("time")])
        let joined = try means.selecting("user", "mean").joined(means.selecting("user", "first"), on: "user")
            .collect()
        #expect(try joined["first"].integers == [1, 2, 4])
        #expect(try joined["mean"].doubles == [10.0 / 3, 3.5, 4])
        #expect(passes.count == 1)
    }

    @Test func unionsOfFilesShareAPassTooIfTheyAreTheSame() throws {
        let other = Query(scanning: ChunkedTable(frame: counted.table.frame, chunkSize: 4))
        let both = events.union(other)
        let first = both.grouped(by: "kind").aggregated(["rows": .count])
        let second = both.filter(col("time") > 2).grouped(by: "user").aggregated(["rows": .count])
        let third = other.union(events).aggregated(["rows": .count])
        let tables = try collectAll([first, second, third])
        #expect(try tables[0]["rows"].integers == [6, 4, 2])
        #expect(try tables[1]["rows"].integers == [4, 2, 2])
        #expect(try tables[2]["rows"].integers == [12])
        #expect(passes.count == 2)
    }

    @Test func wholeTablesAreLeftAlone() throws {
        let numbered = events.with(["number": Expr.rowNumber])
        let tables = try collectAll([
            numbered.aggregated(["last": .max("number")]), events.aggregated(["rows": .count]),
            numbered.filter(col("number") > 4).aggregated(["rows": .count]),
        ])
        #expect(try tables.map { try $0.columns[0].integers } == [[6], [6], [2]])
    }

    @Test func stepsThatHoldTooMuchRunOnTheirOwn() throws {
        let plans = [events.grouped(by: "time"), events.grouped(by: "user"), events.grouped(by: "kind")]
            .map { $0.aggregated(["rows": .count]) }
        var engine = LocalEngine()
        engine.largestPassSize = 8
        let tables = try engine.run(plans.map(\.plan))
        #expect(tables == (try collectAll(plans)))
        // One pass, one again for each of the two that had grown too large, and one of the other run.
        #expect(passes.count == 4)
    }

    @Test func theErrorIsThatOfTheQuery() {
        let wrong = events.filter(col("user").converted(to: .text) == "1")
            .with(["number": col("kind").converted(to: .integer)])
        #expect(throws: QueryError.self) {
            try collectAll([plays(events), wrong.aggregated(["sum": .sum("number")])])
        }
    }
}
