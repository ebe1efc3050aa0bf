import Foundation
import Testing

@testable import Runner

@Suite("A report is never made of what has changed meanwhile")
struct RenderJobTests {
    private let project: SmallProject

    init() throws {
        project = try SmallProject()
    }

    /// Renders while something changes, which has to fail; then renders again.
    private func render(failingWith message: String) async throws {
        let report = try? project.report()
        await #expect { try await project.job().run() } throws: { "\($0)" == message }
        #expect((try? project.report()) == report)
        try? FileManager.default.removeItem(at: project.url.appending(path: "during"))
        #expect(try await project.job().run().outcome == .ran)
        #expect(try await project.job().run().outcome == .upToDate)
    }

    @Test(
        "Data that changes while the script runs",
        arguments: [
            "echo 2 >> a.csv", "printf 'x\\n2\\n' > new; mv new a.csv", "rm a.csv",
            "rm a.csv; ln -s more/b.csv a.csv",
        ])
    func changedData(change: String) async throws {
        _ = try await project.job().run()
        try project.edit("data/sketch/a.csv", "1", "3")
        try project.during("cd '\(project.url.path)/data/sketch'; \(change)")
        try await render(failingWith: "a.csv changed while the script ran; render again")
    }

    @Test("What was read under the name of other data is not kept for them")
    func dataPutBack() async throws {
        let place = "\(project.url.path)/data/sketch"
        try project.during("cd '\(place)'; mv a.csv old; echo > a.csv")
        await #expect(throws: DataFolderError.changed("a.csv")) { try await project.job().run() }
        try FileManager.default.removeItem(at: project.url.appending(path: "during"))
        try FileManager.default.removeItem(atPath: "\(place)/a.csv")
        try FileManager.default.moveItem(atPath: "\(place)/old", toPath: "\(place)/a.csv")
        #expect(try await project.job().run().outcome == .ran)
    }

    @Test("Code that changes while it is built")
    func changedCode() async throws {
        let script = "\(project.url.path)/analyses/sketch/main.swift"
        try project.edit(
            "bin/swift", "build*)",
            "build*)\n    [ -f '\(project.url.path)/during' ] && echo '// more' >> '\(script)'")
        try project.during("true")
        try await render(failingWith: "the code of sketch changed while it was built; try again")
    }

    @Test("An executable that is built anew while the script runs")
    func changedExecutable() async throws {
        let folder = "'\(project.url.path)'"
        try project.during(
            "cp \(folder)/bin/script \(folder)/new; mv \(folder)/new \(folder)/.build/release/sketch")
        try await render(failingWith: "the code of sketch changed while it was built; try again")
    }

    @Test("Several renders at once all succeed and leave one whole report")
    func atOnce() async throws {
        try await withThrowingTaskGroup(of: RenderJob.Outcome.self) { group in
            for _ in 1...8 {
                group.addTask { [project] in try await project.job(.init(fresh: true)).run().outcome }
            }
            for try await outcome in group { #expect(outcome == .ran) }
        }
        #expect(try await project.job().status().staleness == [])
        #expect(try project.hiddenNames() == ["output/sketch/.weft"])
    }

    @Test("What killed renders have left goes with the next one")
    func leftoversGo() async throws {
        _ = try await project.job().run()
        // Also a run that has nothing to do, and whatever the killed one was to store.
        for isFresh in [false, true] {
            for place in [
                "output/.sketch.new-7/report.md", ".build/weft/.sketch.new-7/exports/x",
                ".build/weft/records/sketch/.0123.new-7/record.json",
            ] {
                try project.folder.write("half", to: place)
            }
            #expect(
                try await project.job(.init(fresh: isFresh)).run().outcome == (isFresh ? .ran : .upToDate))
            #expect(try project.hiddenNames() == ["output/sketch/.weft"])
        }
    }

    @Test("A record is placed by what is code: words between two runs move nothing")
    func wordsMoveNothing() async throws {
        try project.folder.write(
            "//: # T\nlet a = 1\n//: ## One\nlet b = 2\n//: ## Two\nlet c = 3\n",
            to: "analyses/sketch/main.swift")
        _ = try await project.job().run()
        let page = try project.report()["report.md"]
        try project.edit(
            "analyses/sketch/main.swift", "//: # T\n", "// Words.\n\n//: # T\n/* More\n words. */\n")
        try project.edit("analyses/sketch/main.swift", "let b = 2\n", "let b = 2 // Two.\n// More.\n")
        #expect(try await project.job().run().outcome == .rewritten)
        #expect(try project.report()["report.md"] == page)
        #expect(
            page.map { String(decoding: $0, as: UTF8.self) }?.contains("## One\n\nShown.\n\n## Two") == true)
    }

    @Test("A tool that runs while its own code is edited writes no reports in the name of the new code")
    func theToolIsWhatItWasBuiltFrom() async throws {
        let opened = try project.opened()
        func render() async throws -> RenderJob.Outcome {
            let options = RenderOptions(data: project.url.appending(path: "data"), output: project.output)
            return try await RenderJob("sketch", project: opened, options: options, monitor: SilentMonitor())
                .run()
                .outcome
        }
        #expect(try await render() == .ran)
        try project.edit("Sources/weft-cli/Source.swift", "1", "2")
        try project.edit("analyses/sketch/main.swift", "# Sketch", "# Drawing")
        #expect(try await render() == .rewritten)
        #expect(try await project.job().run().outcome == .rewritten)
        try project.edit("Sources/Base/Source.swift", "1", "2")
        #expect(try await render() == .ran)
    }

    @Test func whatCantBeReadIsNamed() async throws {
        try project.edit("analyses/sketch/main.swift", "*/", "")
        await #expect { try await project.job().run() } throws: {
            "\($0)".hasPrefix("analyses/sketch/main.swift, line 1:")
        }
        try FileManager.default.removeItem(at: project.url.appending(path: "analyses/sketch/main.swift"))
        await #expect { try await project.job().status() } throws: {
            "\($0)" == "analyses/sketch/main.swift can't be read"
        }
    }
}
