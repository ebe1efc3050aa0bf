import Base
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Frames

/// A master and two workers on loopback, which end with the value.
private final class Cluster {
    let url: String
    private(set) var workers: [ChildProcess] = []
    private let master: ChildProcess
    private let folder = TemporaryFolder()

    init(_ installation: SparkInstallation) throws {
        var environment = ProcessInfo.processInfo.environment
        environment["SPARK_HOME"] = installation.home
        environment["SPARK_LOCAL_IP"] = "127.0.0.1"
        environment["SPARK_LOCAL_DIRS"] = folder.path("local")
        let folder = folder
        func start(_ name: String, _ arguments: String...) throws -> ChildProcess {
            let program = "org.apache.spark.deploy.\(name.lowercased()).\(name)"
            let command = ["\(installation.home)/bin/spark-class", program, "--host", "127.0.0.1"]
            return try #require(
                ChildProcess(command + arguments, environment: environment, messages: folder.path(name)))
        }
        func log(_ name: String) -> String {
            (try? String(contentsOfFile: folder.path(name), encoding: .utf8)) ?? ""
        }
        master = try start("Master", "--port", "0", "--webui-port", "0")
        _ = Spark.waits(seconds: 60) { log("Master").contains("I have been elected leader") }
        let found = log("Master").firstMatch(of: #/spark://127\.0\.0\.1:\d+/#)
        url = String(try #require(found, "\(log("Master"))").output)
        for _ in 0..<2 {
            workers.append(
                try start(
                    "Worker", "--cores", "1", "--memory", "1g", "--webui-port", "0", "--work-dir",
                    folder.path("work"), url))
        }
        let areReady = Spark.waits(seconds: 60) {
            log("Master").components(separatedBy: "Registering worker").count == 3
        }
        try #require(areReady, "\(log("Worker"))")
    }

    deinit {
        let children = ([master] + workers).flatMap { Spark.descendants(of: $0.number) }
        for process in [master] + workers { process.kill() }
        for number in children { kill(number, SIGKILL) }
    }
}

@Suite(
    "A cluster of a master and two workers", .serialized,
    .enabled(if: Spark.isThere, Comment(rawValue: Spark.reason)))
struct SparkClusterTests {
    /// About 40 MB of JSON Lines, which two workers read in parts.
    private func plays(_ folder: TemporaryFolder) throws -> Query {
        var lines = ""
        for index in 0..<400_000 {
            let (minute, user) = (index * 7919 % 1440, index * 7907 % 5003)
            let time = "\(10 + minute / 60 % 10):\(10 + minute % 50):00"
            lines +=
                "{\"at\": \"2024-01-\(10 + index % 20)T\(time)\", \"user\": \(user), \"track\": \"track \(index * 31 % 997)\", \"ms\": \(index % 300_000)}\n"
        }
        try folder.write(lines, to: "plays.jsonl")
        return Query(
            scanning: try JSONReader([
                .init("at", .date), .init("user", .integer), .init("track", .text), .init("ms", .integer),
            ]).source(folder.path("plays.jsonl")))
    }

    @Test(
        "One worker is killed in the middle, and the table is the same; then the driver, and Java ends with it"
    )
    func killed() throws {
        let folder = TemporaryFolder()
        let query = try plays(folder)
            .with(["before": col("ms").lag().over("user", order: "at", "track", "ms")])
            .grouped(by: "user", col("at").floor(.day).as("day"))
            .aggregated([
                "plays": .count, "tracks": .uniqueCount("track"), "ms": .sum("ms"), "p50": .median("before"),
            ])
        let here = try query.collect()
        #expect(here.rowCount > 50_000)

        let cluster = try Cluster(try #require(Spark.installation))
        let engine = SparkEngine(master: cluster.url)
        #expect(difference(here, try engine.use { try query.collect() }) == nil)

        // As soon as a stage is at work, a worker goes, and what it runs with it.
        let isKilled = Mutex(false)
        let worker = cluster.workers[0].number
        let again = try observingProgress { progress in
            guard progress.step.contains("stage"), !isKilled.withLock({ $0 }) else { return }
            isKilled.withLock { $0 = true }
            for number in Spark.descendants(of: worker).union([worker]) { kill(number, SIGKILL) }
        } _: {
            try engine.use { try query.collect() }
        }
        #expect(isKilled.withLock { $0 })
        #expect(difference(here, again) == nil)

        let driver = try #require(engine.processNumber)
        let java = Spark.descendants(of: driver)
        #expect(!java.isEmpty)
        kill(driver, SIGKILL)
        #expect(Spark.waits(seconds: 20) { !java.contains(where: Spark.runs) })
        #expect(throws: QueryError.self) { try engine.use { try query.collect() } }
    }
}
