import Foundation
import TestSupport
import Testing

/// The sample data with claims and opinions exchanged, which refutes what the report says of them.
@Suite("A claim that does not hold is seen everywhere")
struct RefutedClaimTests {
    private let data = TemporaryFolder()
    private let output = TemporaryFolder()

    private func exchangeClaimsAndOpinions() async throws {
        let folder = data.url.appending(path: "tiktok-verified")
        try #require(
            try await Tool.run("sample", "tiktok-verified", "--to", folder.path).status == 0)
        let file = folder.appending(path: "tiktok_dataset.csv")
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacing(",claim,", with: ",other,").replacing(",opinion,", with: ",claim,")
            .replacing(",other,", with: ",opinion,").write(to: file, atomically: true, encoding: .utf8)
        try "Origin: generated\nTitle: Claims and opinions, exchanged\n".write(
            to: folder.appending(path: "SOURCE"), atomically: true, encoding: .utf8)
    }

    @Test func onTheTerminalInTheReportInTheResultsAndByCheck() async throws {
        try await exchangeClaimsAndOpinions()
        let rendered = try await Tool.run(
            "render", "tiktok-verified", "--data", data.url.path, "--output", output.url.path)
        #expect(rendered.status == 0, "\(rendered.messages)")
        let told = rendered.messages.split(separator: "\n").filter { $0.contains("a claim does not hold: ") }
        #expect(told.contains { $0.contains("More likes go with lower odds") }, "\(rendered.messages)")

        let files = try output.contents()
        func text(_ name: String) throws -> String {
            String(decoding: try #require(files["tiktok-verified/\(name)"]), as: UTF8.self)
        }
        let page = try text("report.md")
        #expect(page.contains("> **Refuted.** \(told.count) of "))
        #expect(page.contains("~~More likes go with lower odds") && page.contains("**Does not hold.**"))
        #expect(page.contains("- **Data:** Generated: Claims and opinions, exchanged\n"))
        #expect(try text("report.html").contains("<s>More likes go with lower odds"))
        let results = try text("results.json")
        #expect(results.components(separatedBy: "\"holds\": false").count == told.count + 1)
        #expect(results.contains("\"origin\": \"generated\""))

        let check = try await Tool.run(
            "check", "tiktok-verified", "--data", data.url.path, "--output", output.url.path)
        #expect(check.status == 1)
        #expect(check.output.contains("tiktok-verified: as committed"), "\(check.output)")
        #expect(check.output.components(separatedBy: "a claim does not hold: ").count == told.count + 1)
    }
}
