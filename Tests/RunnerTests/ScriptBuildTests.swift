import Foundation
import Testing

@testable import Runner

@Suite("Executables are built where they have to be")
struct ScriptBuildTests {
    private let project: SmallProject

    init() throws {
        project = try SmallProject()
    }

    private func build(_ request: SmallProject.Request = .init()) async throws -> Bool {
        let opened = try project.opened(request)
        let options = RenderOptions(data: project.url.appending(path: "data"), output: project.output)
        let inputs = try await RenderInputs(name: "sketch", project: opened, options: options)
        return try await ScriptBuild(
            name: "sketch", project: opened, provenance: inputs.executableProvenance
        ).run()
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

    @Test func theLastLinesOfALogWithoutErrors() {
        let log = (1...30).map { "line \($0)" }.joined(separator: "\n")
        let messages = ScriptBuild.messages(in: log, root: "/r").split(separator: "\n")
        #expect(messages.count == 20 && messages.last == "line 30")
    }
}
