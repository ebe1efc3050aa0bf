// Makes random tables and random queries over them, runs the queries on the local engine in several ways, and writes
// tables, queries in SQL and results for `compare.py`, which starts this program.
//
// Arguments: the number of plans, the seed, the dialect, the number of the only plan (or -1), a folder for files. With a
// folder, the tables are in files there, and Spark runs the queries over them. Lines of JSON go to standard output.
import Base
import Foundation
import Frames

let arguments = CommandLine.arguments.dropFirst().map { $0 }
let planCount = arguments.first.flatMap { Int($0) } ?? 100
let seed = arguments.dropFirst().first.flatMap { Int($0) } ?? 1
let dialect = arguments.dropFirst(2).first.flatMap { SQLDialect(rawValue: $0) } ?? .duckDB
let onlyPlan = arguments.dropFirst(3).first.flatMap { Int($0) } ?? -1
let folder = arguments.dropFirst(4).first.map { URL(filePath: $0) }
let engine = SparkEngine(master: "local[2]")

/// The number of plans over the same tables.
let batchSize = 20

for batch in 0..<(planCount + batchSize - 1) / batchSize {
    let numbers = (batch * batchSize..<min((batch + 1) * batchSize, planCount)).filter {
        onlyPlan < 0 || $0 == onlyPlan
    }
    if numbers.isEmpty { continue }
    var random = Randomness(seed: UInt64(seed) &* 1_000_003 &+ UInt64(batch))
    let isLarge = random.oneIn(6)
    let tables = try ["u", "v", "w"].map { try random.table(prefix: $0, isLarge: isLarge) }
    let files = try folder.map { folder in
        try TableFiles(
            tables, in: folder.appending(path: "\(batch)"), isJSON: batch % 2 == 0, engine: engine)
    }
    writeLine(
        [
            "tables": .list(
                tables.enumerated().map {
                    .object([
                        "name": .text("base_\($0)"),
                        "sql": .text(dialect.values(of: $1.frame, rowColumn: "__row")),
                    ])
                })
        ])
    for number in numbers {
        var choice = random
        let planSeed = choice.next() &+ UInt64(number) &* 0x9E37_79B9
        let run = PlanRun(
            number: number, seed: planSeed, tables: tables, dialect: dialect, files: files)
        // A plan that does not end can be read nevertheless.
        if onlyPlan >= 0 { FileHandle.standardError.write(Data((run.explained + "\n").utf8)) }
        writeLine(run.record())
    }
}
engine.stop()
