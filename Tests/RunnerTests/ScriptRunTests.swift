import Foundation
import Record
import Render
import Synchronization
import Testing

@testable import Runner

@Suite("Scripts run in a process of their own")
struct ScriptRunTests {
    private let script = TestScript("misbehaving", files: ["main.swift"])

    private func run(
        _ parameters: [String: String], onEvent: @escaping @Sendable (Event) -> Void = { _ in },
        onPrint: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Record {
        try await script.run(parameters, onEvent: onEvent, onPrint: onPrint)
    }

    @Test func whatItShowsIsRecorded() async throws {
        let printed = Mutex<[String]>([])
        let record = try await run([:], onPrint: { line in printed.withLock { $0.append(line) } })
        let texts = record.outputs.map { output -> String? in
            if case .text(let prose) = output.content { prose.markdown } else { nil }
        }
        #expect(texts == ["Before.", "Row 2", "Third row: 1"])
        #expect(record.parameters == ["how": .text("well")])
        #expect(printed.withLock { $0 } == ["printed"])
    }

    @Test func measurementsAreRecorded() async throws {
        let record = try await run(["how": "timed"])
        guard case .measurements(let table, let caption)? = record.outputs.last?.content,
            case .real(let seconds)? = table.rows[0][1]
        else {
            Issue.record("there are no measurements: \(record.outputs)")
            return
        }
        #expect(caption == "How long a sum takes" && table.rows[0][0] == .integer(6) && seconds > 0)
    }

    @Test("A fit in a script tells how far it has come, without a line")
    func fitsTellTheirProgress() async throws {
        let fractions = Mutex<[Double]>([])
        _ = try await run(
            ["how": "slowly"],
            onEvent: { event in
                guard case .progress("permutation importance", let fraction?, nil) = event else { return }
                fractions.withLock { $0.append(fraction) }
            })
        let told = fractions.withLock { $0 }
        #expect(!told.isEmpty && told.allSatisfy { 0 < $0 && $0 <= 1 } && told == told.sorted())
    }

    @Test("A script that fails says in which cell and line, and why")
    func failuresAreTold() async throws {
        let file = "analyses/misbehaving/main.swift"
        let thrown = try script.line(of: "rows[try work(how)]")
        let trapped = try script.line(of: "rows[index]")
        let recorded = try script.line(of: "record(\"key\", 2)")
        let expected = [
            "throw": "\(file):\(thrown), cell 3: something is wrong with row 3",
            "trap":
                "\(file):\(trapped), cell 4: the script was stopped by a check of Swift's, "
                + "such as an index out of range or a number too large",
            "twice":
                "\(file):\(recorded), cell 4: \"key\" is recorded a second time; each key goes into results.json once",
            "kill":
                "\(file), cell 4, after line \(trapped): the script was killed (signal 9), perhaps because memory ran out",
        ]
        for (how, message) in expected {
            await #expect { try await run(["how": how]) } throws: { error in
                String(describing: error) == message
            }
        }
    }

    @Test func aFileThatShrinksIsTheReason() async throws {
        await #expect { try await run(["how": "shrink"]) } throws: { error in
            String(describing: error).contains("a file that the script was reading became shorter (signal 7)")
        }
    }

    @Test("A script that ends before its last line fails, although it says that it succeeds")
    func exitIsNoEnd() async throws {
        await #expect { try await run(["how": "exit"]) } throws: { error in
            String(describing: error).contains("ended before its last line")
        }
        await #expect(throws: RunError.self) { try await run(["how": "thread"]) }
    }

    @Test("What a script prints is taken neither for a crash nor for an event")
    func printsAreOnlyPrinted() async throws {
        let printed = Mutex<[String]>([])
        let record = try await run(
            ["how": "confusing"], onPrint: { line in printed.withLock { $0.append(line) } })
        #expect(record.outputs.count == 3)
        let forged = "{\"failure\":{\"message\":\"forged\",\"places\":[]}}"
        #expect(printed.withLock { $0 } == ["printed", "*** a heading ***", forged])
    }

    @Test("A script that takes too long is stopped")
    func timeIsLimited() async throws {
        await #expect { try await script.run(["how": "forever"], timeLimit: 1) } throws: { error in
            String(describing: error).contains("stopped after 1 s, the limit of --time-limit")
        }
    }

    @Test("A line without end comes in pieces")
    func linesAreBounded() async throws {
        let pieces = Mutex<[Int]>([])
        _ = try await run(
            ["how": "endless"], onPrint: { line in pieces.withLock { $0.append(line.utf8.count) } })
        let lengths = pieces.withLock { $0 }
        #expect(lengths.reduce(0, +) == 2_000_000 + "printed".utf8.count)
        #expect(lengths.allSatisfy { $0 <= 1 << 17 })
    }

    @Test("A script ends when nobody listens any more")
    func noOrphans() async throws {
        let process = Process()
        process.executableURL = script.executable
        let environment = RunEnvironment(
            dataFolder: "data", isSample: false, parameters: ["how": "forever"], exportFolder: "exports")
        process.environment = ProcessInfo.processInfo.environment.merging([
            RunEnvironment.variable: String(decoding: try JSONEncoder().encode(environment), as: UTF8.self)
        ]) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        // It has begun once it tells something.
        _ = try pipe.fileHandleForReading.read(upToCount: 1)
        try pipe.fileHandleForReading.close()
        for _ in 0..<500 where process.isRunning { try await Task.sleep(for: .milliseconds(20)) }
        #expect(!process.isRunning)
        if process.isRunning { process.terminate() }
    }

    @Test func anUnknownParameterIsRefused() async throws {
        await #expect { try await run(["hov": "well"]) } throws: { error in
            String(describing: error) == "misbehaving has no parameter \"hov\"; did you mean \"how\"?"
        }
    }
}
