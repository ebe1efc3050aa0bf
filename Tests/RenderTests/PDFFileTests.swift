import Foundation
import Record
import TestSupport
import Testing

@testable import Render

/// Tests of the file with Poppler's tools; skipped if they are not installed.
@Suite(.enabled(if: Program(named: "pdftotext") != nil))
struct PDFFileTests {
    private func output(of tool: String, _ options: [String], file: Data) async throws -> String {
        let folder = TemporaryFolder()
        let place = folder.url.appending(path: "report.pdf")
        try file.write(to: place)
        let program = try #require(Program(named: tool))
        let result = try await program.run(options + [place.path] + (tool == "pdftotext" ? ["-"] : []))
        #expect(result.status == 0, "\(result.messages)")
        return result.output
    }

    private func file(_ markdown: String, origin: DataSummary.Origin = .real) throws -> Data {
        let report = try Report.sample(
            markdown, origin: origin, outputs: [.table(.numbered(rows: 90), caption: "Many rows")],
            code: "let ratio = verified / total // a fraction")
        return try PDFReport.data(of: report)
    }

    @Test func textCanBeFound() async throws {
        let file = try file(
            "# Who?\n\nProse with *emphasis*, `code_in_text` and Łódź.\n\n## Größe & “more”\n\n- an item",
            origin: .sample)
        let text = try await output(of: "pdftotext", ["-layout"], file: file)
        for part in [
            "Sample data. The results in this report come from generated data", "Who?",
            "Prose with emphasis, code_in_text and Łódź.", "Größe & “more”", "an item", "Table 1 Many rows",
            "row 89", "Table 1, continued", "rows.csv", "0123456789ab",
            "let ratio = verified / total // a fraction",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func theFileHasTitleSizeAndPageCount() async throws {
        let info = try await output(
            of: "pdfinfo", [], file: file("# Łódź & co.\n\n## Größe\n\nSee [there](#größe)."))
        #expect(info.contains("Łódź & co."))
        #expect(info.contains("(A4)"))
        #expect(!info.contains("CreationDate"))
        // The number on the last page is the page count.
        let count = try #require(
            info.split(separator: "\n").first { $0.hasPrefix("Pages:") }?.split(separator: " ").last)
        let text = try await output(
            of: "pdftotext", [], file: file("# Łódź & co.\n\n## Größe\n\nSee [there](#größe)."))
        #expect(text.filter { $0 != " " }.contains("\(count)/\(count)"))
    }

    @Test func linksLeadToTheWebAndToHeadings() async throws {
        let urls = try await output(
            of: "pdfinfo", ["-url"],
            file: file("# A\n\n[web](https://example.org/x?q=ü) and [bad](javascript:x)"))
        #expect(urls.contains("https://example.org/x?q=%C3%BC"))
        #expect(!urls.contains("javascript"))
        let places = try await output(
            of: "pdfinfo", ["-dests"], file: file("# A\n\n## Second part\n\n[up](#second-part)"))
        #expect(places.contains("second-part"))
    }
}
