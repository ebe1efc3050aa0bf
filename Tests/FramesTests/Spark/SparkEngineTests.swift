import Base
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Frames

@Suite(
    "Spark yields the tables of the local engine", .serialized,
    .enabled(if: Spark.isThere, Comment(rawValue: Spark.reason)))
struct SparkEngineTests {
    /// One Spark for all tests.
    private static let notes = Mutex<[String]>([])
    private static let engine = SparkEngine(master: "local[2]", environment: environment) { note in
        notes.withLock { $0.append(note) }
    }
    /// Few parts are enough for few rows.
    private static let environment: [String: String] = {
        let folder = fixture.map(\.folder)
        _ = try? folder.get().write("spark.sql.shuffle.partitions 2\n", to: "conf/spark-defaults.conf")
        let variables = ["SPARK_CONF_DIR": (try? folder.get().path("conf")) ?? ""]
        return ProcessInfo.processInfo.environment.merging(variables) { $1 }
    }()
    private static let fixture = Result { try SparkFixture() }

    /// The queries, by name.
    private static let queries: [(name: String, make: @Sendable (SparkFixture) -> Query)] = [
        ("a file of JSON Lines as it is", { $0.plays }),
        ("a file of separated values as it is", { $0.users }),
        ("an array of objects as it is", { $0.tracks }),
        ("a file with broken lines and values", { $0.soiled }),
        ("a file with lines that are broken by values", { $0.strict }),
        ("rows of a file with broken lines", { $0.soiled.grouped(by: "track").aggregated(["n": .count]) }),
        ("rows are counted", { $0.plays.aggregated(["rows": .count]) }),
        ("no row is left", { $0.plays.filter(col("ms") > 1e9) }),
        (
            "conditions on missing values",
            {
                $0.plays.filter(col("ms") > 20 && !(col("track") == "T1")).dropping("tags")
            }
        ),
        ("the first rows of a file", { $0.plays.first(7) }),
        (
            "texts and numbers",
            {
                $0.plays.with([
                    "text": col("track").lowercased + "!", "length": col("track").length,
                    "half": col("user") / 2, "band": col("ms").banded(at: [10, 50]),
                ])
            }
        ),
        (
            "dates",
            {
                $0.plays.selecting([
                    "month": col("at").floor(.month), "week": col("at").floor(.week), "hour": col("at").hour,
                    "later": col("at").adding(1, .month), "span": col("at") - "2024-01-01",
                ])
            }
        ),
        (
            "lists",
            {
                $0.plays.with([
                    "count": col("tags").count, "has": col("tags").contains("é"),
                    "shared": col("tags").intersection(col("tags")).count,
                ]).exploded("tags")
            }
        ),
        (
            "groups in the order in which they appear",
            {
                $0.plays.grouped(by: "user", "track").aggregated([
                    "plays": .count, "sum": .sum("ms"), "mean": .mean("ms"), "first": .min("at"),
                    "skips": .count(where: col("is skipped")), "tracks": .uniqueCount("track"),
                ])
            }
        ),
        (
            "statistics",
            {
                $0.plays.grouped(by: "user").aggregated([
                    "median": .median("ms"), "p90": .quantile("ms", 0.9), "sd": .std("ms"),
                    "last": .last("track", by: "at"), "all": .list("track"),
                ]).sorted(by: "user")
            }
        ),
        (
            "windows",
            {
                $0.plays.with([
                    "before": col("ms").lag().over("user", order: "at"),
                    "sum": col("ms").runningSum.over("user", order: "at"),
                    "rank": col("ms").rank(descending: true).over("user"),
                    "share": col("ms") / Aggregation.sum("ms").over("user"),
                ]).sorted(by: "user", "at")
            }
        ),
        (
            "windows in the order of the file",
            { $0.plays.with(["last": col("ms").filledForward, "n": .rowNumber]) }
        ),
        (
            "sessions",
            {
                $0.plays.with(["session": col("at").session(gap: .hours(30)).over("user", order: "at")])
                    .grouped(by: "user", "session").aggregated(["events": .count])
            }
        ),
        (
            "files joined",
            {
                $0.plays.joined($0.users, on: ["user": "id"], kind: .left)
                    .joined($0.tracks, on: ["track": "title"], kind: .left)
                    .grouped(by: "name", "active").aggregated(["plays": .count, "length": .sum("length")])
            }
        ),
        ("rows of a join", { $0.users.joined($0.plays, on: ["id": "user"]).first(50) }),
        ("outer joins", { $0.plays.joined($0.tracks, on: ["track": "title"], kind: .outer) }),
        (
            "semi and anti joins",
            {
                $0.plays.joined($0.names, on: "user", kind: .semi).union(
                    $0.plays.joined($0.users, on: ["user": "id"], kind: .anti))
            }
        ),
        (
            "tables in memory are sent along",
            {
                $0.plays.joined($0.names, on: "user", kind: .left, matchesMissing: true)
                    .joined(
                        $0.prices.query.renaming(["at": "from"]), asOf: "at", tolerance: .timeSpan(.days(2)))
            }
        ),
        (
            "a table in memory before a file",
            { $0.prices.query.joined($0.plays.first(3), on: ["on": "is skipped"]) }
        ),
        ("distinct rows", { $0.plays.selecting("user", "is skipped").distinct() }),
        ("the first of equal rows", { $0.plays.distinct(by: "track") }),
        (
            "columns as rows",
            {
                $0.tracks.selecting("title", "length", "big").unpivoted(["length", "big"])
            }
        ),
        (
            "months",
            {
                $0.plays.resampled("at", every: .week).aggregated(["plays": .count, "ms": .sum("ms")])
            }
        ),
        (
            "ties are in the order of the file",
            { $0.plays.sorted(by: .descending("is skipped"), "track").first(40) }
        ),
    ]

    @Test(arguments: queries.indices)
    func sameTable(_ index: Int) throws {
        let fixture = try Self.fixture.get()
        let (name, make) = Self.queries[index]
        let query = make(fixture)
        let here = try query.collect()
        let notes = Self.notes.withLock { $0.count }
        let there = try Self.engine.use { try query.collect() }
        let others = Self.notes.withLock { $0.count }
        #expect(others == notes, "\(name) ran on the local engine")
        #expect(difference(here, there) == nil, "\(name)\n\(query.listing)")
        #expect(here.rowCount > 0 || name == "no row is left")
    }

    @Test("Declared fields belong to the table from Spark as well")
    func fieldsAreKept() throws {
        let fixture = try Self.fixture.get()
        let source = try JSONReader([.init("length", .integer)]).source(fixture.folder.path("tracks.json"))
        let query = Query(scanning: source, fields: [Field("length", label: "Length", unit: "s")])
        #expect(try Self.engine.use { try query.collect() }.fields == query.collect().fields)
    }

    @Test("What Spark cannot run runs on the local engine, and says so")
    func fallback() throws {
        let fixture = try Self.fixture.get()
        try fixture.folder.write("a,b\n1,2\n", to: "_hidden.csv")
        let query = Query(scanning: try CSVReader().source(fixture.folder.path("_hidden.csv")))
        let table = try Self.engine.use { try query.with(["c": col("a") + col("b")]).collect() }
        #expect(try table["c"][0] == .integer(3))
        let notes = Self.notes.withLock { $0 }
        let note = try #require(notes.last)
        #expect(note.contains("SparkEngineTests.swift, line ") && note.contains("_hidden.csv: "))
        #expect(note.hasSuffix("; the query runs on the local engine"))
    }

    @Test("Tables in memory stay where they are")
    func tablesInMemory() throws {
        #expect(Self.engine.job(for: try Self.fixture.get().prices.query.filter(col("price") > 1)) == nil)
    }

    @Test("An error is one line with the place of the verb and without Java")
    func errors() throws {
        let folder = TemporaryFolder()
        try folder.write("{\"a\": 1}\n{\"a\": \"one\"}\n{\"a\": 3}\n", to: "broken.jsonl")
        try folder.write("{\"a\": 9223372036854775807}\n{\"a\": 9223372036854775807}\n", to: "large.jsonl")
        try folder.write("a\n1\nx\n", to: "text.csv")
        let number = JSONReader([.init("a", .integer)])
        let cases: [(query: Query, part: String)] = [
            (Query(scanning: try number.source(folder.path("broken.jsonl"))).sorted(by: "a"), "broken.jsonl"),
            (
                Query(scanning: try number.source(folder.path("large.jsonl"))).with(["b": col("a") + 1]),
                "overflow"
            ),
            (
                Query(scanning: try number.source(folder.path("large.jsonl"))).aggregated(["b": .sum("a")]),
                "overflow"
            ),
            (
                Query(scanning: try CSVReader(types: ["a": .integer]).source(folder.path("text.csv")))
                    .sorted(by: "a"), "'x'"
            ),
        ]
        for (query, part) in cases {
            let error = try #require(throws: QueryError.self) {
                try Self.engine.use { try query.collect() }
            }
            let text = error.description
            #expect(text.hasPrefix("SparkEngineTests.swift, line "), "\(text)")
            #expect(text.contains(": Spark: ") && text.localizedCaseInsensitiveContains(part), "\(text)")
            #expect(
                !text.contains("\n") && !text.contains("\tat ") && !text.contains("org.apache"), "\(text)")
            #expect(text.count < 500, "\(text)")
        }
        // Spark goes on after an error.
        let query = Query(scanning: try number.source(folder.path("large.jsonl")))
        #expect(try Self.engine.use { try query.collect() }.rowCount == 2)
    }

    @Test("Progress is reported by stages")
    func progress() throws {
        let steps = Mutex<[FitProgress]>([])
        let query = try Self.fixture.get().plays.grouped(by: "user").aggregated(["n": .count])
        _ = try observingProgress { progress in
            steps.withLock { $0.append(progress) }
        } _: {
            try Self.engine.use { try query.collect() }
        }
        let all = steps.withLock { $0 }
        #expect(all.contains { $0.step.contains("Spark") && $0.completed <= $0.total })
    }
}
