import Foundation
import TestSupport
import Testing

@Suite("A script of several files is rendered by the built tool")
struct RenderedChaptersTests {
    private let project: ScriptProject
    private let output = TemporaryFolder()

    init() throws {
        project = try ScriptProject("chapters")
    }

    private func render(_ arguments: String...) async throws -> Program.Result {
        try await Tool.run(
            all: ["render", "chapters", "--output", output.url.path] + arguments, root: project.url)
    }

    @Test func allFormatsFollowTheContentsPage() async throws {
        let result = try await render("--fresh")
        try #require(result.status == 0, "\(result.messages)")
        let files = try output.contents()
        let words = [
            "There are 3 tracks", "The prose of a chapter", "6 skips in all", "By track",
            "That is all there is",
            "Back on the contents page", "Rounds", "more than once", "Round 1", "Round 2",
            "Tracks of the round",
            "Second is played", "Done", "analyses/chapters/Skips.swift",
        ]
        for name in ["report.md", "report.html"] {
            // Numbers stand in elements of their own.
            let text = String(decoding: try #require(files["chapters/\(name)"]), as: UTF8.self)
                .replacing(/<\/?data[^>]*>/, with: "")
            for word in words { #expect(text.contains(word), "\(word) is not in \(name)") }
            // The page without code has each word once.
            let places = words.compactMap { text.firstRange(of: $0)?.lowerBound }
            #expect(name == "report.html" || places == places.sorted())
        }
    }

    @Test("A change of prose in a chapter runs nothing; an error in it is told with its line")
    func chaptersAreReadAnew() async throws {
        try #require(try await render("--fresh").status == 0)
        let chapter = project.url.appending(path: "analyses/chapters/Skips.swift")
        let source = try String(contentsOf: chapter, encoding: .utf8)
        try source.replacing("//: That is", with: "//: And that\n    //: is").write(
            to: chapter, atomically: true, encoding: .utf8)
        let again = try await render()
        #expect(again.messages.contains("the code has not changed"), "\(again.messages)")
        let page = String(decoding: try #require(try output.contents()["chapters/report.md"]), as: UTF8.self)
        #expect(page.contains("And that\nis all there is."))

        let broken = try await render("--set", "how=throw")
        #expect(broken.status == 1)
        #expect(
            broken.messages.contains("analyses/chapters/Skips.swift:17, cell 4: there are too few tracks"))

        try "func f() {\n    /*: open\n".write(to: chapter, atomically: true, encoding: .utf8)
        let unread = try await render()
        #expect(unread.messages.contains("analyses/chapters/Skips.swift, line 2: the prose that begins here"))
    }
}
