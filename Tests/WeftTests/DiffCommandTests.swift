import Foundation
import TestSupport
import Testing

@Suite("Reports compared by the command")
struct DiffCommandTests {
    @Test func reportsThatAreTheSameHaveNoChange() async throws {
        let output = Tool.root.appending(path: "output").path
        let same = try await Tool.run("diff", output, output, "--exit-code")
        #expect(same.status == 0, "\(same.messages)")
        #expect(same.output.contains("| spotify | no change |"), "\(same.output)")
    }

    @Test func anotherValueIsShownAndGivesTheExitCode() async throws {
        let folder = TemporaryFolder()
        let output = Tool.root.appending(path: "output")
        let copy = folder.url.appending(path: "tiktok-verified")
        try FileManager.default.copyItem(at: output.appending(path: "tiktok-verified"), to: copy)
        let place = copy.appending(path: "results.json")
        let text = try String(contentsOf: place, encoding: .utf8)
        let line = try #require(text.firstMatch(of: /"test.accuracy": [0-9.]+/)).0
        try text.replacingOccurrences(of: line, with: "\"test.accuracy\": 0.25").write(
            to: place, atomically: true, encoding: .utf8)
        let result = try await Tool.run(
            "diff", output.path, folder.url.path, "--only", "tiktok-verified", "--exit-code")
        #expect(result.status == 1)
        #expect(result.output.contains("| tiktok-verified | values: 1 |"), "\(result.output)")
        #expect(result.output.contains("| test.accuracy | 0."), "\(result.output)")
        #expect(try await Tool.run("diff", output.path, folder.url.path).status == 0)
    }

    @Test func hostileTextsAreTextsOnEverySide() async throws {
        let folder = TemporaryFolder()
        let hostile =
            #"<script>alert(1)</script> [a](javascript:alert(1)) | ` \u001b[31m \u202e </title><svg onload=alert(1)>"#
        for (side, value) in [("a", 1), ("b", 2)] {
            try folder.write(
                #"""
                {"analysis": "x", "title": "\#(hostile)", "summary": ["\#(side) \#(hostile)"],
                "values": {"\#(hostile)": \#(value)}, "parameters": {"p": "\#(side) \#(hostile)"},
                "claims": {"\#(hostile)": {"holds": false, "text": "\#(side) \#(hostile)"}},
                "figures": {"f": {"kind": "k", "description": "\#(side) \#(hostile)"}},
                "tables": {"\#(hostile)": {"columns": ["\#(hostile)"], "rows": [["\#(side) \#(hostile)"]]}}}
                """#, to: "\(side)/x\"><script>/results.json")
            try folder.write(
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert('\(side)')</script></svg>",
                to: "\(side)/x\"><script>/figures/f.svg")
        }
        let page = folder.url.appending(path: "changes.html")
        let result = try await Tool.run("diff", folder.path("a"), folder.path("b"), "--to", page.path)
        try #require(result.status == 0, "\(result.messages)")
        try await HostileReport.checkPage(page)
        let text = try await Tool.run("diff", folder.path("a"), folder.path("b")).output
        #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
        #expect(text.contains("\\<script>") && !text.contains(/[^\\]<(script|svg)/), "\(text)")
        #expect(!text.contains(/[^\\]\[a/), "\(text)")
    }
}
