import Foundation
import TestSupport
import Testing

@Suite("After a change of the project the built tool does as much as it has to", .serialized)
struct ChangedProjectTests {
    private let project: ProjectCopy

    init() throws {
        project = try ProjectCopy()
    }

    private func render() async throws -> String {
        let result = try await project.run("render", "tiktok-verified", "--sample", "--output", output)
        #expect(result.status == 0)
        return result.messages
    }

    private var output: String { project.url.appending(path: "output").path }

    /// What the list says of the report.
    private func state() async throws -> String {
        let list = try await project.run("list", "--sample", "--output", output)
        let line = list.output.split(separator: "\n").first { $0.hasPrefix("tiktok-verified ") }
        return line?.split(separator: "sample data  ").last.map(String.init) ?? list.messages
    }

    @Test func itRendersWhatHasChanged() async throws {
        #expect(try await state() == "stale: not rendered yet")
        #expect(try await render().contains("rendered from sample data"))
        #expect(try await state() == "fresh")
        #expect(try await render().contains("up to date from sample data"))

        try project.edit("templates/report.css", "body", "/* Everything. */ body")
        #expect(try await state() == "stale: the template report.css")
        #expect(try await render().contains("rewritten from sample data, the code has not changed"))

        try project.edit("analyses/tiktok-verified/main.swift", "import Weft", "import Weft // all of it")
        #expect(try await state() == "stale: the prose of main.swift")
        #expect(try await render().contains("rewritten"))

        try project.folder.write("func more() {}\n", to: "analyses/tiktok-verified/More.swift")
        #expect(try await state() == "stale: the code of More.swift")
        #expect(try await render().contains("rendered"))

        try project.folder.write("func more() {}\n", to: "Sources/Weft/More.swift")
        #expect(try await state().hasPrefix("stale: the library (Weft)"))
        try project.folder.write("// More.\n", to: "Sources/Weft/More.swift")
        try project.folder.write("func more() {}\n", to: "Sources/Render/More.swift")
        #expect(try await state().hasSuffix("the program that writes reports"))
        #expect(try await render().contains("rendered"))
        #expect(try await state() == "fresh")
    }
}
