import Base
import Foundation
import TestSupport
import Testing

@testable import Frames

@Suite("Tables are the same when they are read")
struct KeptTablesTests {
    private let results = ResultFolder()

    private func frame(seed: UInt64 = 1, rows: Int = 20_000) throws -> DataFrame {
        var random = RandomColumns(seed: seed)
        let columns = ColumnType.allCases.enumerated().map { index, type in
            random.column("c\(index)", type, count: rows, distinct: 50, missing: index == 0 ? 0 : 0.1)
        }
        return try DataFrame(columns)
    }

    @Test("Of every type of columns, with what is declared about them")
    func tablesComeBack() throws {
        let declared = try frame().with(fields: [
            Field("c1", label: "Length", unit: "m", role: .identifier, format: .decimals(2))
        ])
        let missing = try DataFrame(
            ColumnType.allCases.enumerated().map {
                try Column("m\($0)", type: $1, values: [nil, nil])
            })
        for table in [declared, missing, try DataFrame([]), declared.first(0), declared.first(3)] {
            let (first, second, isRead) = try results.twice {
                let key = ResultKey("table", table.rowCount, table.columnNames)
                return try keptFrame(key) { () throws(FrameError) in table }
            }
            #expect(isRead && first == table && second == table)
            #expect(second.fields == table.fields)
        }
    }

    @Test("A query is read if the same was run on the same table")
    func queriesAreKept() throws {
        let table = try frame()
        func run(_ limit: Int, _ table: DataFrame) throws -> DataFrame {
            try table.filter(col("c0") != limit).grouped(by: "c3").aggregated(["n": .count, "x": .mean("c1")])
        }
        let expected = try run(10, table)
        let store = try results.store()
        #expect(try store.use { try run(10, table) } == expected)
        #expect(store.counts.computed == 2)
        let later = try results.store()
        // The same table, made anew.
        #expect(try later.use { try run(10, frame()) } == expected)
        #expect(later.counts.read == 2 && later.counts.computed == 0)
        let other = try results.store()
        try other.use {
            _ = try run(11, table)
            _ = try run(10, frame(seed: 2))
        }
        #expect(other.counts.read == 0 && other.counts.computed == 4)
    }

    @Test("Each verb and each of its parameters makes another key")
    func keysDiffer() throws {
        let table = try frame()
        let other = try frame(seed: 2)
        let start = table.query
        let c0 = col("c0")
        let queries: [Query] = [
            start.filter(c0 > 1), start.filter(c0 >= 1), start.filter(c0 > 1.0), start.filter(c0 < 1),
            start.filter(c0 > 1 || c0 < 0), start.filter(col("c1") > 1),
            start.with(["a": c0]), start.with(["b": c0]), start.with(["a": c0.rounded(1)]),
            start.with(["a": c0.rounded(2)]), start.selecting("c0"), start.selecting("c1"),
            start.selecting("c0", "c1"), start.dropping("c0"), start.renaming(["x": "c0"]),
            start.renaming(["x": "c1"]), start.droppingMissing("c1"), start.droppingMissing("c2"),
            start.sorted(by: "c0"), start.sorted(by: .descending("c0")), start.first(5), start.first(6),
            start.distinct(by: "c0"), start.distinct(by: "c1"), start.union(other), start.union(table),
            start.exploded("c6"), start.joined(other, on: "c0"), start.joined(table, on: "c0"),
            start.joined(other, on: "c0", kind: .left), start.joined(other, on: "c0", suffix: "_2"),
            start.joined(other, on: "c1"), start.grouped(by: "c0").aggregated(["n": .count]),
            start.grouped(by: "c0").aggregated(["n": .count("c1")]),
            start.grouped(by: "c1").aggregated(["n": .count]),
            start.grouped(by: "c0").aggregated(["n": .quantile("c1", 0.2)]),
            start.grouped(by: "c0").aggregated(["n": .quantile("c1", 0.3)]),
            start.resampled("c4", every: .month).aggregated(["n": .count]),
            start.resampled("c4", every: .year).aggregated(["n": .count]),
            start.unpivoted(["c0", "c1"]), start.unpivoted(["c1", "c0"]),
            start.filter(col(Column("o", [Bool](repeating: true, count: table.rowCount)))),
            start.filter(col(Column("o", [Bool](repeating: false, count: table.rowCount)))),
        ]
        let store = try results.store()
        let keys = store.use { queries.map { $0.plan.key?.digest } }
        #expect(keys.allSatisfy { $0 != nil })
        #expect(Set(keys).count == queries.count)
        let again = store.use { queries.map { $0.plan.key?.digest } }
        #expect(keys == again)
    }

    @Test func smallTablesHaveNoKey() throws {
        let small = try frame(rows: 100)
        let store = try results.store()
        #expect(store.use { small.query.first(1).plan.key?.digest } == nil)
    }

    // MARK: Files

    private func known(_ paths: String...) throws -> [KnownFile] {
        try paths.map {
            KnownFile(
                path: $0, identity: try #require(FileIdentity(ofFile: $0)),
                sha256: Digest(of: try Array(Data(contentsOf: URL(filePath: $0)))).description)
        }
    }

    @Test("Files of all kinds are read once, and again when they have changed")
    func filesAreKept() throws {
        let folder = results.folder
        let csv = folder.path("a.csv")
        let json = folder.path("a.jsonl")
        let database = folder.path("a.db")
        func write(_ number: Int) throws {
            try folder.write("x,y\n\(number),a\n2,b\n", to: "a.csv")
            try folder.write("{\"x\": \(number)}\n{\"x\": 2}\n", to: "a.jsonl")
            try? FileManager.default.removeItem(atPath: database)
            try SQLiteWriter().write(["t": DataFrame([Column("x", [number, 2])])], to: database)
        }
        func readAll() throws -> [DataFrame] {
            [
                try CSVReader().read(csv), try CSVReader(types: ["x": .real]).read(csv),
                try JSONReader().read(json), try SQLiteReader().read(table: "t", from: database),
                try Query(scanning: CSVReader().source(csv)).filter(col("x") > 1).collect(),
                try Query(scanning: JSONReader().source(json)).filter(col("x") > 1).collect(),
                try Query(scanning: SQLiteReader().source(table: "t", of: database)).collect(),
            ]
        }
        try write(1)
        let first = try readAll()
        let store = try results.store(files: known(csv, json, database))
        #expect(try store.use(readAll) == first)
        #expect(store.counts.computed == first.count)
        let later = try results.store(files: known(csv, json, database))
        #expect(try later.use(readAll) == first)
        #expect(later.counts.read == first.count && later.counts.computed == 0)

        try write(3)
        let second = try readAll()
        #expect(second != first)
        // The files are not those that the settings know.
        #expect(try later.use(readAll) == second)
        let changed = try results.store(files: known(csv, json, database))
        #expect(try changed.use(readAll) == second)
        #expect(changed.counts.read == 0 && changed.counts.computed == first.count)
    }

    @Test("A table from a file stands for its content in keys of what is made of it")
    func tablesFromFilesAreNotHashed() throws {
        let rows = (0..<20_000).map { "\($0 % 7)" }.joined(separator: "\n")
        let path = try results.folder.write("x\n\(rows)\n", to: "long.csv").path
        let store = try results.store(files: known(path))
        let (table, again) = try store.use { (try CSVReader().read(path), try CSVReader().read(path)) }
        let content = try DataFrame(table.columns)
        #expect(try table.digest() != content.digest())
        #expect(try table.digest() == again.digest())
    }
}
