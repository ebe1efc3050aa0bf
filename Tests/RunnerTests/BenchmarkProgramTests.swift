import Foundation
import Testing

@testable import Runner

@Suite("The program of benchmarks is built when it is asked for")
struct BenchmarkProgramTests {
    private let project: SmallProject

    init() throws {
        project = try SmallProject()
        try project.declare {
            $0.append(.init(name: "weft-bench", dependencies: ["Frames"], packages: ["ArgumentParser"]))
        }
        try project.write("weft-bench", "print(1)\n")
        try project.edit(
            "bin/swift", "/sketch\" ;;", "/sketch\"; cp \"$0\" \"${0%/*}/../.build/release/weft-bench\" ;;")
        // Each call is logged with the targets that it sees.
        for call in ["dump", "build"] {
            try project.edit("bin/swift", "echo \(call)", "echo \(call) ${WEFT_ONLY_REPORTS:-all}")
        }
    }

    private func build() async throws {
        try await BenchmarkProgram(of: project.opened()).build { _ in }
    }

    @Test func afterAChangeOfWhatItLinks() async throws {
        for _ in 1...2 { try await build() }
        #expect(project.calls["build all"] == 1)
        try project.edit("Sources/Frames/Source.swift", "{ 2 }", "{ 3 }")
        try await build()
        try project.edit("Sources/Aside/Source.swift", "nothing", "something")
        try await build()
        #expect(project.calls["build all"] == 2)
    }

    @Test("Analyses are built without the targets of tests and benchmarks, which the graph has")
    func seesAllTargets() async throws {
        let script = ScriptBuild(name: "sketch", project: try project.opened())
        try await script.run(from: script.provenance())
        try await build()
        #expect(project.calls == ["dump all": 1, "build 1": 1, "build all": 1])
    }
}
