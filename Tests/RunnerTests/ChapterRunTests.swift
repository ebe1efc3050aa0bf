import Render
import Testing
import Record

@testable import Runner

@Suite("A script of several files is run")
struct ChapterRunTests {
    private let script = TestScript("chapters", files: ["main.swift", "Rounds.swift", "Skips.swift"])

    @Test func itsOutputsHavePlacesInItsFiles() async throws {
        let record = try await script.run([:])
        #expect(
            record.outputs.map(\.place.file) == [
                "main.swift", "Skips.swift", "Skips.swift", "Skips.swift", "main.swift", "Rounds.swift",
                "Rounds.swift",
                "Rounds.swift", "Rounds.swift", "Rounds.swift", "main.swift",
            ])
        // Lines of code are counted file by file.
        let taken = try script.script()
        let places = try [("There are", "main.swift"), ("Round \\(round)", "Rounds.swift")].map {
            text, file in
            taken.codePlace(of: Place(file: file, line: try script.line(of: text, in: file)))
        }
        #expect([record.outputs[0].place, record.outputs[5].place] == places)
    }

    @Test("Outputs stand below their cells, also those of a second call, and a helper's below its caller's")
    func theReportFollowsTheContentsPage() async throws {
        let record = try await script.run([:])
        let report = Report(
            name: "chapters", script: try script.script(), record: record,
            data: DataSummary(origin: .none, files: []))
        let texts = report.blocks.flatMap { block -> [String] in
            switch block {
            case .prose(let passage):
                passage.markdown.split(separator: "\n").map(String.init).filter { $0 != ">" }
            case .code(let cell): ["\(cell.file) \(cell.number)"]
            case .table(let table): [table.caption]
            case .figure, .export: []
            }
        }
        #expect(
            texts == [
                "This file is the contents page. It makes what the chapters share, and calls them; its parameter `how` says what goes",
                "wrong.", "main.swift 1", "There are 3 tracks.", "## Skips", "main.swift 2",
                "Skips.swift 3", "The prose of a chapter stands in its function,",
                "as far to the right as its code.", "> **Note**",
                "> a column such as skip_count needs no backslash.",
                "Skips.swift 4", "6 skips in all.", "### By track", "Skips.swift 5", "Skips by track",
                "That is all there is.", "Skips.swift 6", "Back on the contents page: 6 skips.", "## Rounds",
                "main.swift 7",
                "A chapter may be called more than once.", "Rounds.swift 9", "Round 1.", "Round 2.",
                "### Tracks of the round", "Rounds.swift 10", "First is played.", "First is played.",
                "Second is played.", "Done.",
            ])
        #expect(report.sources == ["main.swift", "Skips.swift", "Rounds.swift"])
    }

    @Test("An error in a chapter names the chapter's file, line and cell")
    func errorsNameTheChapter() async throws {
        let thrown = try script.line(of: "try check(plays)", in: "Skips.swift")
        let trapped = try script.line(of: "plays.tracks[total - 3]", in: "Skips.swift")
        let expected = [
            "throw": "analyses/chapters/Skips.swift:\(thrown), cell 4: there are too few tracks",
            "trap":
                "analyses/chapters/Skips.swift:\(trapped), cell 5: the script was stopped by a check of Swift's, "
                + "such as an index out of range or a number too large",
        ]
        for (how, message) in expected {
            await #expect { try await script.run(["how": how]) } throws: { String(describing: $0) == message }
        }
    }
}
