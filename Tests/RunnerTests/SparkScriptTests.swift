import Base
import Foundation
import Frames
import Record
import Synchronization
import TestSupport
import Testing

@testable import Runner

/// The monthly table of a music service as a script, on both engines.
@Suite(
    "A script runs on Spark", .serialized,
    .enabled(
        if: (try? SparkInstallation.find()) != nil,
        "left out, as there is no Spark: set SPARK_HOME, and install Java 17"))
struct SparkScriptTests {
    private let data = TemporaryFolder()

    init() throws {
        var sessions = ""
        for index in 0..<400 {
            let event = ["PLAY", "PLAY", "LIKE", "SKIP"][index * 7 % 4]
            let time = "2021-0\(1 + index % 6)-1\(index % 9)T1\(index % 10):0\(index % 7):00"
            sessions +=
                "{\"timestamp\": \"\(time)\", \"user_id\": \(index % 9), \"track_id\": \"T\(index * 5 % 6)\", \"event_type\": \"\(event)\"}\n"
        }
        try data.write(sessions, to: "sessions.jsonl")
        try data.write(
            (0..<8).map { "{\"user_id\": \($0), \"favourite_genres\": [\"rock\", \"g\($0 % 3)\"]}\n" }
                .joined(),
            to: "users.jsonl")
        try data.write(
            (0..<5).map {
                "{\"id\": \"T\($0)\", \"id_artist\": \"A\($0 % 2)\", \"duration_ms\": \($0 * 60_000)}\n"
            }
            .joined(), to: "tracks.jsonl")
        try data.write(
            "{\"id\": \"A0\", \"genres\": [\"rock\", \"g1\"]}\n{\"id\": \"A1\", \"genres\": []}\n",
            to: "artists.jsonl")
    }

    private var script: TestScript { TestScript("listeners", files: ["main.swift"]) }

    private func table(_ record: Record) throws -> Table {
        let tables = record.outputs.compactMap { output -> Table? in
            guard case .table(let table, _) = output.content else { return nil }
            return table
        }
        return try #require(tables.first)
    }

    @Test func sameTableAndWhatTheRecordSays() async throws {
        let events = Mutex<[Event]>([])
        let here = try await script.run([:], dataFolder: data.url.path)
        let there = try await script.run(
            [:], dataFolder: data.url.path, sparkMaster: "local[2]", listsQueries: true
        ) {
            event in events.withLock { $0.append(event) }
        }
        #expect(here.engine == nil && there.engine == "spark")
        #expect(try table(here) == table(there))
        let steps = events.withLock { $0 }.compactMap { event -> String? in
            if case .progress(let step, _, _) = event { step } else { nil }
        }
        #expect(steps.contains { $0.contains("Spark") }, "\(steps)")
        let queries = events.withLock { $0 }.compactMap { event -> (String, Place)? in
            if case .query(let sql, _, let place) = event { (sql, place) } else { nil }
        }
        let query = try #require(queries.first)
        #expect(queries.count == 1)
        #expect(query.1 == Place(file: "main.swift", line: try script.line(of: ".sorted(by: \"user_id\"")))
        #expect(
            query.0.contains("USING json OPTIONS (path 'file:\(data.url.path)/sessions.jsonl'"), "\(query.0)")
        #expect(query.0.contains("GROUP BY"))
    }

    @Test("A script that is killed leaves no process behind")
    func killed() async throws {
        let environment = RunEnvironment(
            dataFolder: data.url.path, isSample: false, parameters: [:], exportFolder: data.path("exports"),
            sparkMaster: "local[2]")
        let settings = String(decoding: try JSONEncoder().encode(environment), as: UTF8.self)
        // The driver's number goes on to Java by its command line, which names the folder that both work in.
        let command = """
            TMPDIR="$1" WEFT_RUN="$2" "$0" > "$1/out" 2>&1 & script=$!
            until pgrep -f "java.*$1/weft-spark" > /dev/null || ! kill -0 $script 2> /dev/null; do sleep 0.1; done
            kill -9 $script && echo killed
            for i in $(seq 200); do
              pgrep -f "$1/weft-spark" > /dev/null || { echo gone; break; }
              sleep 0.1
            done
            ls -d "$1"/weft-spark* 2> /dev/null
            exit 0
            """
        let result = try await Program(URL(filePath: "/bin/bash")).run(
            ["-c", command, script.executable.path, data.url.path, settings])
        #expect(result.output == "killed\ngone\n", "\(result.output) \(result.messages)")
    }
}
