import Foundation
import Record
import Testing

@testable import Render

@Suite("Measurements of a run are shown, but not compared")
struct MeasurementsTests {
    private func report(seconds: Double) throws -> Report {
        let times = Table(["model", "seconds"], rows: [["forest", seconds]])
        return try .sample(
            "# Title",
            outputs: [
                .measurements(times, caption: "Time to learn"),
                .table(Table(["n"], rows: [[1]]), caption: "Time to learn"),
            ])
    }

    @Test func theHTMLReportShowsThem() throws {
        let templates = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "templates").path
        let html = try HTMLReport(templates: templates).html(of: report(seconds: 12.5))
        #expect(html.contains("<b>Table 1</b> Time to learn (measured in this run)</p>"))
        #expect(html.contains("<td class=\"n\">12.5</td>"))
    }

    @Test func thePDFReportShowsThem() throws {
        let text = try report(seconds: 12.5).recordedPages.text(0)
        #expect(text.contains("Time to learn (measured in this run)") && text.contains("12.5"))
    }

    @Test func theMarkdownReportNamesThem() throws {
        let markdown = try report(seconds: 12.5).markdown
        #expect(
            markdown.contains(
                "\n\n*Table 1. Time to learn (measured anew in each run; the HTML and PDF reports show it).*\n\n"
            ))
        #expect(!markdown.contains("12.5") && !markdown.contains("forest"))
        #expect(markdown.contains("*Table 2. Time to learn*\n\n| n |"))
    }

    @Test func resultsDoNotHoldThem() throws {
        let results = try report(seconds: 12.5).results.json
        #expect(!results.contains("\"time-to-learn\"") && !results.contains("12.5"))
        #expect(results.contains("\"time-to-learn-2\""))
    }

    @Test func twoRunsGiveTheSameBytes() throws {
        let (one, other) = (try report(seconds: 12.5), try report(seconds: 13.25))
        #expect(one.markdown == other.markdown)
        #expect(one.results.json == other.results.json)
    }

    @Test func theCaptionAlsoSaysThatRowsAreLeftOut() {
        let table = Table(columns: [.init("n")], rows: [[.integer(1)]], totalRows: 9)
        let captioned = CaptionedTable(number: 1, name: "n", caption: "N", table: table, isMeasured: true)
        #expect(captioned.note == "measured in this run; first 1 of 9 rows")
    }

    @Test func aRecordKeepsThem() throws {
        let content = Content.measurements(Table(["s"], rows: [[0.5]]), caption: "Times")
        let record = Record(
            outputs: [Output(place: Place(file: "main.swift", line: 1), content: content)], files: [],
            parameters: [:])
        #expect(try JSONDecoder().decode(Record.self, from: JSONEncoder().encode(record)) == record)
    }
}
