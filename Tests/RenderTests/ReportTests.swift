import Foundation
import Record
import Testing

@testable import Render

@Suite("A script and its record are joined to a report")
struct ReportTests {
    private static let source = """
        /*:
         # Who?

         - Audience: all
         - Question: who *is* it?

         Lead.
        */
        import Weft
        show(a)

        //: ## Next
        show(b)
        """

    private func report(origin: DataSummary.Origin = .real) throws -> Report {
        let script = try Script(Self.source)
        let table = Table(["name", "n"], rows: [["a|b", 1234], [nil, 0.5]])
        let value = RecordedValue(
            key: "score", value: .real(0.625), isHeadline: true, label: "Score", format: .percent(1))
        let record = Record(
            outputs: [
                Output(place: Place(file: "main.swift", line: 1), content: .table(table, caption: "Names")),
                Output(place: Place(file: "main.swift", line: 1), content: .value(value)),
                Output(place: Place(file: "main.swift", line: 2), content: .table(table, caption: "Names")),
                Output(place: Place(file: "main.swift", line: 2), content: .text("It is **\\(1)**.")),
            ],
            files: [DataFile(name: "a.csv", rows: 2)], parameters: ["k": .integer(2)])
        let file = DataSummary.File(
            name: "a.csv", rows: 2, bytes: 10, sha256: String(repeating: "0", count: 64))
        return Report(
            name: "who", script: script, record: record, data: DataSummary(origin: origin, files: [file]))
    }

    @Test func takesTitleAndMastheadFromTheFirstProse() throws {
        let report = try report()
        #expect(report.title == "Who?")
        #expect(report.masthead.map(\.term) == ["Audience", "Question"])
        #expect(report.masthead[1].content.plainText == "who is it?")
    }

    @Test func putsOutputsAfterTheirCells() throws {
        let kinds = try report().blocks.map { block in
            switch block {
            case .prose: "prose"
            case .code: "code"
            case .table: "table"
            case .figure: "figure"
            case .export: "export"
            }
        }
        #expect(kinds == ["prose", "code", "table", "prose", "code", "table", "prose"])
    }

    @Test func namesAreUnique() throws {
        #expect(try report().tables.map(\.name) == ["names", "names-2"])
    }

    @Test func resultsHoldEverything() throws {
        let results = try report().results.json
        #expect(results.contains("\"score\": 0.625"))
        #expect(results.contains("[\"a|b\", 1234],"))
        #expect(results.contains("\"origin\": \"real\""))
        #expect(results.contains("\"k\": 2"))
    }

    @Test func markdownKeepsItsTablesWhole() throws {
        let markdown = try report().markdown
        #expect(markdown.contains("| a\\|b | 1,234 |"))
        #expect(markdown.contains("**62.5%**"))
        #expect(!markdown.contains("import Weft"))
    }

    @Test("A report on sample data says so at the top, in every text format")
    func saysThatDataIsSample() throws {
        let sample = try report(origin: .sample)
        let real = try report()
        let lines = sample.markdown.split(separator: "\n")
        #expect(lines[1].contains("Sample data"))
        #expect(!real.markdown.contains("Sample data"))
        let templates = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "templates").path
        let writer = try HTMLReport(templates: templates)
        #expect(try writer.html(of: sample).contains("<strong>Sample data.</strong>"))
        #expect(try !writer.html(of: real).contains("<strong>Sample data.</strong>"))
    }

    @Test func missingTemplatesAreNamed() {
        #expect(throws: TemplateError.self) { try HTMLReport(templates: "/nowhere") }
    }
}
