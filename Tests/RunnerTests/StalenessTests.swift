import Foundation
import Frames
import TestSupport
import Testing

@testable import Runner

@Suite("After a change as much is done as has to be")
struct StalenessTests {
    /// A change of a project, or of what a render is asked to do.
    struct Change: CustomTestStringConvertible, Sendable {
        typealias Request = SmallProject.Request

        let testDescription: String
        let outcome: RenderJob.Outcome
        /// Why `./weft list` calls the report stale.
        let reasons: [String]
        let apply: @Sendable (SmallProject, inout Request) throws -> Void

        init(
            _ name: String, _ outcome: RenderJob.Outcome, _ reasons: String...,
            apply: @escaping @Sendable (SmallProject, inout Request) throws -> Void
        ) {
            (testDescription, self.outcome, self.reasons, self.apply) = (name, outcome, reasons, apply)
        }
    }

    private static let script: [Change] = [
        Change("nothing", .upToDate) { _, _ in },
        Change("code", .ran, "the code of main.swift") { project, _ in
            try project.edit("analyses/sketch/main.swift", "let a = 1", "let a = 2")
        },
        Change("prose", .rewritten, "the prose of main.swift") { project, _ in
            try project.edit("analyses/sketch/main.swift", "# Sketch", "# Sketches")
        },
        Change("more lines of prose", .rewritten, "the prose of main.swift") { project, _ in
            try project.edit("analyses/sketch/main.swift", " # Sketch", " # Sketch\n\n Words.\n")
        },
        Change("a comment in the code", .rewritten, "the prose of main.swift") { project, _ in
            try project.edit("analyses/sketch/main.swift", "// one", "// first")
        },
        Change("a comment on lines of its own", .rewritten, "the prose of main.swift") { project, _ in
            try project.edit("analyses/sketch/main.swift", "let a", "/* A\n   number. */\n// Here:\nlet a")
        },
        Change("code of a second file", .ran, "the code of Second.swift") { project, _ in
            try project.edit("analyses/sketch/Second.swift", "f()", "g()")
        },
        Change("prose of a second file", .rewritten, "the prose of Second.swift") { project, _ in
            try project.edit("analyses/sketch/Second.swift", "More", "Less")
        },
        Change("a third file", .ran, "the code of Third.swift") { project, _ in
            try project.folder.write("func third() {}\n", to: "analyses/sketch/Third.swift")
        },
        Change("notes beside the script", .upToDate) { project, _ in
            try project.edit("analyses/sketch/notes.md", "Notes", "Other notes")
        },
    ]

    private static let library: [Change] = [
        Change("a module that is linked", .ran, "the library (Frames)", "the program that writes reports") {
            project, _ in try project.edit("Sources/Frames/Source.swift", "{ 2 }", "{ 3 }")
        },
        Change(
            "a module that a linked one needs", .ran, "the library (Base)", "the program that writes reports"
        ) {
            project, _ in try project.edit("Sources/Base/Source.swift", "{ 1 }", "{ 2 }")
        },
        Change("a module map", .ran, "the library (C)", "the program that writes reports") { project, _ in
            try project.edit("Sources/C/module.modulemap", "module C", "module C [extern_c]")
        },
        Change("a comment in a module that is linked", .upToDate) { project, _ in
            try project.edit("Sources/Frames/Source.swift", "more than one", "one more")
        },
        Change("a file beside the sources", .upToDate) { project, _ in
            try project.folder.write("How it works.\n", to: "Sources/Frames/README.md")
        },
        Change("a module of the tool", .rewritten, "the program that writes reports") { project, _ in
            try project.edit("Sources/weft-cli/Source.swift", "1", "2")
        },
        Change("a module that nothing needs", .upToDate) { project, _ in
            try project.edit("Sources/Aside/Source.swift", "nothing", "something")
        },
        Change("a test", .upToDate) { project, _ in
            try project.edit("Tests/BaseTests/BaseTests.swift", "tested", "checked")
        },
        Change("the page about the project", .upToDate) { project, _ in
            try project.edit("README.md", "project", "good project")
        },
    ]

    private static let build: [Change] = [
        Change("a comment in Package.swift", .upToDate) { project, _ in
            try project.declare(comment: "// Words.")
        },
        Change("another analysis", .upToDate) { project, _ in
            try project.declare(analyses: ["sketch", "other"])
        },
        Change("a flag of a module that is linked", .ran, "Package.swift", "the program that writes reports")
        {
            project, _ in try project.declare { $0[1].flags = ["-Ounchecked"] }
        },
        Change("a flag of the script", .ran, "Package.swift") { project, _ in
            try project.declare { $0[7].flags = ["-Ounchecked"] }
        },
        Change("a flag of the tool", .rewritten, "the program that writes reports") { project, _ in
            try project.declare { $0[4].flags = ["-Ounchecked"] }
        },
        Change("a flag of a module that nothing needs", .upToDate) { project, _ in
            try project.declare { $0[5].flags = ["-Ounchecked"] }
        },
        Change("the language mode", .ran, "Package.swift", "the program that writes reports") { project, _ in
            try project.declare(language: "5")
        },
        Change(
            "another dependency", .ran, "the library (Aside)", "Package.swift",
            "the program that writes reports"
        ) { project, _ in try project.declare { $0[1].dependencies = ["Aside"] } },
        Change("the version of a package of the tool", .rewritten, "the program that writes reports") {
            project, _ in try project.resolve(["argument-parser": "1.0.1", "mustache": "2.0.0"])
        },
        Change("how packages were found", .upToDate) { project, _ in
            try project.resolve(["argument-parser": "1.0.0", "mustache": "2.0.0"], origin: "2")
        },
        Change("the toolchain", .ran, "the version of Swift") { $1.version = "Swift 6.4" },
        Change("the flags of the build", .ran, "the build flags") {
            $1.flags = "-c release -Xcc -march=x86-64-v3"
        },
    ]

    private static let inputs: [Change] = [
        Change("a parameter", .ran, "the parameter depth") { $1.parameters = ["depth": "2"] },
        Change("a data file", .ran, "the data in a.csv") { project, _ in
            try project.edit("data/sketch/a.csv", "1", "1\n2")
        },
        Change("a data file, with its size and time as before", .ran, "the data in a.csv") { project, _ in
            let place = project.url.appending(path: "data/sketch/a.csv").path
            let files = FileManager.default
            let date = try files.attributesOfItem(atPath: place)[.modificationDate] as? Date
            try project.edit("data/sketch/a.csv", "1", "2")
            try files.setAttributes([.modificationDate: date ?? .now], ofItemAtPath: place)
        },
        Change("a data file in a folder", .ran, "the data in more/b.csv") { project, _ in
            try project.edit("data/sketch/more/b.csv", "1", "2")
        },
        Change("a data file more", .ran, "the data in c.csv") { project, _ in
            try project.folder.write("z\n", to: "data/sketch/c.csv")
        },
        Change("a hidden file", .upToDate) { project, _ in
            try project.folder.write("z\n", to: "data/sketch/.c.csv")
        },
        Change("no data any more", .ran, "where the data comes from", "the data in a.csv, more/b.csv") {
            project, _ in
            try FileManager.default.removeItem(at: project.url.appending(path: "data"))
        },
        Change("a template", .rewritten, "the template report.css") { project, _ in
            try project.edit("templates/report.css", "body", "/* All. */ body")
        },
    ]

    private static let output: [Change] = [
        Change("a file of the report is gone", .rewritten, "report.md is missing") { project, _ in
            try FileManager.default.removeItem(at: project.output.appending(path: "sketch/report.md"))
        },
        Change("a file of the report was edited", .rewritten, "report.html was edited") { project, _ in
            try project.edit("output/sketch/report.html", "Shown", "Hidden")
        },
        Change("a file where the report's figures are", .rewritten, "figures/x.svg is not the report's") {
            project, _ in try project.folder.write("<svg/>", to: "output/sketch/figures/x.svg")
        },
        Change("a file of the user's", .upToDate) { project, _ in
            try project.folder.write("Mine.", to: "output/sketch/notes.txt")
        },
        Change("another folder for the reports", .rewritten, "not rendered yet") { $1.output = "elsewhere" },
        Change("the folder of the reports has moved", .upToDate) { project, request in
            try FileManager.default.moveItem(at: project.output, to: project.url.appending(path: "elsewhere"))
            request.output = "elsewhere"
        },
        Change("all that was kept is gone", .upToDate) { project, _ in
            try FileManager.default.removeItem(at: project.url.appending(path: ".build"))
        },
        Change("a report without a stamp, and no record", .ran, "rendered by another version of Weft") {
            project, _ in
            try FileManager.default.removeItem(at: project.output.appending(path: "sketch/.weft"))
            try FileManager.default.removeItem(at: project.url.appending(path: ".build/weft/records"))
        },
        Change("it is asked for", .ran) { $1.fresh = true },
    ]

    /// The engine, where there is one beside the local one.
    private static let engine: [Change] =
        (try? SparkInstallation.find()) == nil
        ? []
        : [
            Change("the engine", .ran, "the engine of queries") { $1.engine = .spark(master: "local[1]") }
        ]

    @Test(arguments: script + library + build + inputs + engine + output)
    func after(change: Change) async throws {
        let project = try SmallProject()
        #expect(try await project.job().run().outcome == .ran)
        var request = SmallProject.Request()
        try change.apply(project, &request)

        #expect(try await project.job(request).status().staleness == change.reasons)
        #expect(try await project.job(request).run().outcome == change.outcome)
        request.fresh = false
        #expect(try await project.job(request).status().staleness == [])
        #expect(try await project.job(request).run().outcome == .upToDate)
        #expect(project.calls["run"] == (change.outcome == .ran ? 2 : 1))
    }
}
