import Foundation
import TestSupport
import Testing

@testable import Runner

@Suite("What is committed is compared with a fresh render")
struct ReportComparisonTests {
    private let folder = TemporaryFolder()

    private func report(_ name: String, results: String, markdown: String, figures: [String: String] = [:])
        throws -> URL
    {
        let place = folder.url.appending(path: name)
        let drawings = place.appending(path: "figures")
        try FileManager.default.createDirectory(at: drawings, withIntermediateDirectories: true)
        try results.write(to: place.appending(path: "results.json"), atomically: true, encoding: .utf8)
        try markdown.write(to: place.appending(path: "report.md"), atomically: true, encoding: .utf8)
        for (name, text) in figures {
            try text.write(to: drawings.appending(path: name), atomically: true, encoding: .utf8)
        }
        return place
    }

    @Test func equalReportsHaveNoDifferences() throws {
        let old = try report(
            "a", results: #"{"values": {"x": 1}}"#, markdown: "# A\n", figures: ["f.svg": "<svg/>"])
        let new = try report(
            "b", results: #"{"values": {"x": 1}}"#, markdown: "# A\n", figures: ["f.svg": "<svg/>"])
        #expect(try ReportComparison(committed: old, fresh: new).differences().isEmpty)
    }

    @Test func eachDifferenceIsNamed() throws {
        let old = try report(
            "a",
            results:
                #"{"values": {"x": 0.5, "gone": 1}, "tables": {"t": {"columns": [], "rows": [[1, "a"]]}}}"#,
            markdown: "one\ntwo\n", figures: ["f.svg": "1", "g.svg": "1"])
        let new = try report(
            "b",
            results:
                #"{"values": {"x": 0.25, "new": true}, "tables": {"t": {"columns": [], "rows": [[1, "b"]]}}}"#,
            markdown: "one\n2\n", figures: ["f.svg": "2", "h.svg": "1"])
        #expect(
            try ReportComparison(committed: old, fresh: new).differences() == [
                "results.json, tables.t.rows[0][1]: a is now b",
                "results.json, values.gone: 1 is gone",
                "results.json, values.new: yes is new",
                "results.json, values.x: 0.5 is now 0.25",
                "report.md, line 2 is gone: two",
                "report.md, line 2 is new: 2",
                "figures/f.svg looks different",
                "figures/g.svg is gone",
                "figures/h.svg is new",
            ])
    }

    @Test func anUncommittedReportIsADifference() throws {
        let new = try report("b", results: "{}", markdown: "")
        let nowhere = folder.url.appending(path: "nowhere")
        #expect(
            try ReportComparison(committed: nowhere, fresh: new).differences() == [
                "there is no committed report"
            ])
    }
}
