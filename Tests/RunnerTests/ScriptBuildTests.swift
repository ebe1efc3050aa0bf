import Foundation
import Synchronization
import Testing

@testable import Runner

@Suite("Executables are built where they have to be")
struct ScriptBuildTests {
    private let project: SmallProject

    init() throws {
        project = try SmallProject()
    }

    /// Builds the executable, if that has to be done.
    ///
    /// - Returns: whether SwiftPM was asked to.
    private func build(_ request: SmallProject.Request = .init()) async throws -> Bool {
        let before = project.calls["build"] ?? 0
        let build = ScriptBuild(name: "sketch", project: try project.opened(request))
        try await build.run(from: build.provenance())
        return project.calls["build"] ?? 0 > before
    }

    @Test(
        "Places are lines, so all of the script's text counts; of the library its code does",
        arguments: [
            ("analyses/sketch/main.swift", "// one", "// first", true),
            ("analyses/sketch/main.swift", "# Sketch", "# Sketch\n", true),
            ("analyses/sketch/Second.swift", "f()", "g()", true),
            ("analyses/sketch/Second.swift", "More", "Less", true),
            ("analyses/sketch/notes.md", "Notes", "More notes", false),
            ("Sources/Base/Source.swift", "1", "2", true),
            ("Sources/Frames/Source.swift", "// more", "// less", false),
            ("Sources/weft-cli/Source.swift", "1", "2", false),
            ("data/sketch/a.csv", "1", "2", false),
        ])
    func follows(file: String, old: String, new: String, isBuilt: Bool) async throws {
        #expect(try await build())
        #expect(try await !build())
        try project.edit(file, old, new)
        #expect(try await build() == isBuilt)
        #expect(try await !build())
    }

    @Test func followsTheToolchainAndItsFlags() async throws {
        _ = try await build()
        #expect(try await build(.init(flags: "-c release -Ounchecked")))
        #expect(try await build(.init(version: "Swift 6.4")))
    }

    @Test("An executable that other hands have built, or taken away, is built again")
    func followsTheExecutable() async throws {
        _ = try await build()
        let place = project.url.appending(path: ".build/release/sketch")
        let content = try Data(contentsOf: place)
        try FileManager.default.removeItem(at: place)
        try content.write(to: place)
        #expect(try await build())
        try FileManager.default.removeItem(at: place)
        #expect(try await build())
        #expect(try await !build())
    }

    @Test("A build that fails says what the compiler says, and is tried again")
    func failures() async throws {
        let root = project.url.path
        let failing = """
            build*)
                echo "[1/2] Compiling sketch main.swift"
                echo "\(root)/analyses/sketch/main.swift:4:5: error: no"
                echo "\(root)/analyses/sketch/main.swift:4:5: error: no"
                exit 1 ;;
            never)
            """
        try project.edit("bin/swift", "build*)", failing)
        for _ in 1...2 {
            await #expect { try await build() } throws: { error in
                "\(error)" == "sketch does not build:\nanalyses/sketch/main.swift:4:5: error: no"
            }
        }
        try project.edit("bin/swift", failing, "build*)")
        #expect(try await build())
    }

    @Test func aBuildWithoutAnExecutableIsAFailure() async throws {
        try project.edit("bin/swift", "cp ", "true ")
        await #expect(throws: BuildError.self) { try await build() }
    }

    @Test("Several executables are built in one go")
    func together() async throws {
        try project.declare(analyses: ["sketch", "other"])
        try project.folder.write("print(2)\n", to: "analyses/other/main.swift")
        try project.edit(
            "bin/swift", "/sketch\" ;;", "/sketch\"; cp \"$0\" \"${0%/*}/../.build/release/other\" ;;")
        let opened = try project.opened()
        let builds = opened.analyses.map { ScriptBuild(name: $0, project: opened) }
        try await ScriptBuild.runAll(builds, in: opened) { _ in }
        for build in builds { try await build.run(from: build.provenance()) }
        #expect(project.calls["build"] == 1)
        try project.edit("analyses/other/main.swift", "2", "3")
        for build in builds { try await build.run(from: build.provenance()) }
        #expect(project.calls["build"] == 2)
    }

    @Test func tellsItsSteps() async throws {
        try project.edit("bin/swift", "build*)", "build*)\n    echo '[3/7] Compiling Frames Column.swift'")
        let steps = Mutex<[BuildStep]>([])
        let build = ScriptBuild(name: "sketch", project: try project.opened())
        try await build.run(from: build.provenance()) { step in
            steps.withLock { $0.append(step) }
        }
        #expect(steps.withLock { $0 } == [BuildStep(line: "[3/7] Compiling Frames Column.swift")])
    }

    @Test(
        arguments: [
            ("[12/40] Compiling Frames Column.swift", 12, 40, "Frames"),
            ("[3/4] Linking weft-cli", 3, 4, "weft-cli"),
            ("[0/1] Planning build", 0, 1, nil), ("[1/2] Write sources", 1, 2, nil), ("[1/2]", 1, 2, nil),
            ("Building for production...", nil, nil, nil), ("[a/b] Compiling c", nil, nil, nil),
            ("[1/2", nil, nil, nil),
            ("[1] Compiling a", nil, nil, nil),
        ] as [(String, Int?, Int?, String?)])
    func readsSteps(line: String, done: Int?, total: Int?, target: String?) {
        let step = BuildStep(line: line)
        #expect(step?.done == done && step?.total == total && step?.target == target)
    }

    @Test func theLastLinesOfALogWithoutErrors() {
        let log = (1...30).map { "line \($0)" }.joined(separator: "\n")
        let messages = ScriptBuild.messages(in: log, root: "/r").split(separator: "\n")
        #expect(messages.count == 20 && messages.last == "line 30")
    }
}
