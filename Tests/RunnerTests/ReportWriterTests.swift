import Foundation
import Render
import Testing
import Record

@testable import Runner

@Suite("A report is written in all its formats")
struct ReportWriterTests {
    private let project: SmallProject
    private let provenance = Provenance([Provenance.Part(.code, "main.swift", hash: "1")])

    init() throws {
        project = try SmallProject()
    }

    private var writer: ReportWriter { ReportWriter(folder: project.output.appending(path: "sketch")) }

    private func write(_ outputs: [Output], exports: String = "none") async throws {
        let report = Report(
            name: "sketch", script: try Script("//: # T\nf()"),
            record: Record(outputs: outputs, files: [], parameters: [:]),
            data: DataSummary(origin: .none, files: []))
        let formats = try await ReportFormats(
            of: report, templates: project.url.appending(path: "templates"), draft: PDFDraft())
        let copied = try CopiedExports(of: project.url.appending(path: exports), for: writer.folder)
        try writer.write(formats, of: report, exports: copied, provenance: provenance)
    }

    @Test func leavesAllFormats() async throws {
        try project.folder.write("a\n1\n", to: "exported/a.csv")
        try project.folder.write("b\n", to: "exported/more/b.csv")
        try await write(
            [Output(place: Place(file: "main.swift", line: 0), content: .text("Shown."))], exports: "exported"
        )
        let names = try project.report().keys.sorted()
        #expect(
            names == [
                ".weft", "exports/a.csv", "exports/more/b.csv", "report.html",
                "report.md",
                "report.pdf", "results.json",
            ])
        #expect(writer.staleness(against: provenance) == [])
        #expect(writer.indexEntry?.title == "T")
    }

    @Test("What an earlier report had and this one has not is gone; files of the user's stay")
    func replacesTheReport() async throws {
        try project.folder.write("a\n", to: "exported/a.csv")
        try await write([], exports: "exported")
        try project.folder.write("mine", to: "output/sketch/notes/a.txt")
        try await write([])
        #expect(
            try project.report().keys.sorted() == [
                ".weft", "notes/a.txt", "report.html", "report.md", "report.pdf", "results.json",
            ])
    }

    @Test func whatIsExportedIsACopy() async throws {
        try project.folder.write("a\n", to: "exported/a.csv")
        try await write([], exports: "exported")
        try project.folder.write("b\n", to: "output/sketch/exports/a.csv")
        #expect(
            try String(contentsOf: project.url.appending(path: "exported/a.csv"), encoding: .utf8) == "a\n")
        #expect(writer.staleness(against: provenance) == ["exports/a.csv was edited"])
    }

    @Test func noReportIsStale() {
        #expect(writer.staleness(against: provenance) == ["not rendered yet"])
        #expect(writer.indexEntry == nil)
    }
}
