import Foundation
import TestSupport
import Testing

@Suite("Bad input gets one clear line, and the last good report stays", .serialized)
struct BadInputTests {
    private static let header =
        "#,claim_status,video_id,video_duration_sec,video_transcription_text,verified_status,author_ban_status,"
        + "video_view_count,video_like_count,video_share_count,video_download_count,video_comment_count\n"
    private static let row = "1,claim,70,59,text,not verified,active,3,4,5,6,7\n"

    @Test(arguments: [
        ("missing file", nil, "tiktok_dataset.csv is not in the data folder"),
        ("missing column", "#,video_id\n1,2\n", "there is no such column"),
        ("text for a number", header + row + row.replacing("59", with: "long"), "line 3"),
        ("unclosed quote", header + row + "2,\"claim,7,5\n", "line 3"),
        ("ragged row", header + row + "2,claim\n", "line 3"),
        ("empty file", "", "empty"),
        ("header alone", header, "no rows"),
    ])
    func isRefused(name: String, content: String?, message: String) async throws {
        let output = TemporaryFolder()
        let data = TemporaryFolder()
        try data.write("", to: "tiktok-verified/.keep")
        if let content { try data.write(content, to: "tiktok-verified/tiktok_dataset.csv") }
        let good = try await Tool.run(
            "render", "tiktok-verified", "--sample", "--quiet", "--output", output.url.path)
        try #require(good.status == 0, "\(good.messages)")
        let before = try output.contents()

        let result = try await Tool.run(
            "render", "tiktok-verified", "--data", data.url.path, "--output", output.url.path)
        #expect(result.status == 1)
        let lines = result.messages.split(separator: "\n")
        #expect(lines.count == 1, "\(result.messages)")
        #expect(result.messages.hasPrefix("tiktok-verified: analyses/tiktok-verified/main.swift:"))
        #expect(result.messages.contains(message), "\(result.messages)")
        #expect(!result.messages.contains(data.url.path))
        #expect(try output.contents() == before)
    }

    @Test("Sample data, taken for want of others, never replaces a report of real data")
    func realReportsStay() async throws {
        let (output, data, none) = (TemporaryFolder(), TemporaryFolder(), TemporaryFolder())
        try data.write("", to: "tiktok-verified/.keep")
        let made = try await Tool.run(
            "sample", "tiktok-verified", "--scale", "0.01", "--to",
            data.url.appending(path: "tiktok-verified").path)
        try #require(made.status == 0, "\(made.messages)")
        func render(_ arguments: String...) async throws -> Program.Result {
            try await Tool.run(
                all: ["render", "tiktok-verified", "--quiet", "--output", output.url.path] + arguments)
        }
        let real = try await render("--data", data.url.path)
        try #require(real.status == 0 && real.messages.isEmpty, "\(real.messages)")
        let before = try output.contents()
        let refused = try await render("--data", none.url.path)
        #expect(refused.status == 1)
        #expect(refused.messages.contains("was made from real data"), "\(refused.messages)")
        #expect(try output.contents() == before)

        let asked = try await render("--sample")
        #expect(asked.status == 0 && asked.messages.isEmpty, "\(asked.messages)")
        #expect(try output.contents() != before)
        let told = try await render("--data", none.url.path)
        #expect(told.status == 0)
        #expect(told.messages.contains("tiktok-verified: there is no folder"), "\(told.messages)")
    }
}
