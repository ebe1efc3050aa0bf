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

    @Test func anUnknownParameterIsRefused() async throws {
        await #expect { try await run(["hov": "well"]) } throws: { error in
            String(describing: error) == "misbehaving has no parameter \"hov\"; did you mean \"how\"?"
        }
    }
}
