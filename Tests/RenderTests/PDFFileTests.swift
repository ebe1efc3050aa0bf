import Foundation
import Testing
import Weave

@testable import Render

/// What a reader of PDFs finds in the file; skipped where Poppler's tools are not installed.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")))
struct PDFFileTests {
    private func output(of tool: String, _ options: [String], file: Data) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pdf")
        try file.write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/\(tool)")
        process.arguments = options + [path.path] + (tool == "pdftotext" ? ["-"] : [])
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }

    private func file(_ markdown: String, origin: DataSummary.Origin = .real) throws -> Data {
        let report = try Report.sample(
            markdown, origin: origin, outputs: [.table(.numbered(rows: 90), caption: "Many rows")],
            code: "let ratio = verified / total // a share")
        return try PDFReport.data(of: report)
    }

    @Test func textCanBeFound() throws {
        let file = try file(
            "# Who?\n\nProse with *emphasis*, `code_in_text` and Łódź.\n\n## Größe & “more”\n\n- an item",
            origin: .sample)
        let text = try output(of: "pdftotext", ["-layout"], file: file)
        for part in [
            "Sample data. The figures in this report come from made-up data", "Who?",
            "Prose with emphasis, code_in_text and Łódź.", "Größe & “more”", "an item", "Table 1 Many rows",
            "row 89", "Table 1, continued", "rows.csv", "0123456789ab",
            "let ratio = verified / total // a share",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func theFileSaysWhatItIs() throws {
        let info = try output(
            of: "pdfinfo", [], file: file("# Łódź & co.\n\n## Größe\n\nSee [there](#größe)."))
        #expect(info.contains("Łódź & co."))
        #expect(info.contains("(A4)"))
        #expect(!info.contains("CreationDate"))
        // Each page has its number, so the last one tells how many there are.
        let count = try #require(
            info.split(separator: "\n").first { $0.hasPrefix("Pages:") }?.split(separator: " ").last)
        let text = try output(
            of: "pdftotext", [], file: file("# Łódź & co.\n\n## Größe\n\nSee [there](#größe)."))
        #expect(text.filter { $0 != " " }.contains("\(count)/\(count)"))
    }

    @Test func linksLeadToTheWebAndToHeadings() throws {
        let urls = try output(
            of: "pdfinfo", ["-url"],
            file: file("# A\n\n[web](https://example.org/x?q=ü) and [bad](javascript:x)"))
        #expect(urls.contains("https://example.org/x?q=%C3%BC"))
        #expect(!urls.contains("javascript"))
        let places = try output(
            of: "pdfinfo", ["-dests"], file: file("# A\n\n## Second part\n\n[up](#second-part)"))
        #expect(places.contains("second-part"))
    }
}
