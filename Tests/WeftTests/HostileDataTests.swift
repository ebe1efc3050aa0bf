import Foundation
import Frames
import TestSupport
import Testing

@Suite("Hostile texts in every text field of the data are texts in every format", .serialized)
struct HostileDataTests {
    private let data = TemporaryFolder()
    private let output = TemporaryFolder()

    /// Makes sample data of an analysis, with a file of a hostile name beside.
    private func sample(_ name: String, scale: Double) async throws -> URL {
        let folder = data.url.appending(path: name)
        let made = try await Tool.run("sample", name, "--scale", "\(scale)", "--to", folder.path)
        try #require(made.status == 0, "\(made.messages)")
        try Data("x".utf8).write(
            to: folder.appending(
                path: "a<img src=x onerror=\(HostileText.deed)>`|[x](javascript:1)\u{1b}.txt"))
        return folder
    }

    /// Renders an analysis and looks at all formats.
    private func check(
        _ name: String, _ options: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let result = try await Tool.run(
            all: ["render", name, "--data", data.url.path, "--output", output.url.path] + options)
        try await HostileReport(name, output, result).check(sourceLocation)
    }

    @Test func tikTok() async throws {
        let file = try await sample("tiktok-verified", scale: 0.02).appending(path: "tiktok_dataset.csv").path
        let names = ["claim_status", "video_transcription_text", "author_ban_status"]
        let table = try HostileText.spread(over: CSVReader().read(file), names, every: 9)
        try CSVWriter().write(table, to: file)
        try await check("tiktok-verified")
        // All texts are there, as texts.
        let page = try String(
            contentsOf: output.url.appending(path: "tiktok-verified/report.html"), encoding: .utf8)
        #expect(page.contains("&lt;script&gt;\(HostileText.deed)&lt;/script&gt;"))
    }

    @Test func spotify() async throws {
        let file = try await sample("spotify", scale: 0.05).appending(path: "spotify_history.csv").path
        let names = [
            "platform", "track_name", "artist_name", "album_name", "reason_start", "reason_end",
            "spotify_track_uri",
        ]
        try CSVWriter().write(HostileText.spread(over: CSVReader().read(file), names, every: 31), to: file)
        try await check("spotify")
    }

    @Test func audienceDecode() async throws {
        let folder = try await sample("audience-decode", scale: 0.02)
        for part in ["train", "val", "test"] {
            let file = folder.appending(path: "viewer_interactions_\(part).db").path
            func table(_ name: String) throws -> DataFrame {
                try SQLiteReader().read(table: name, from: file)
            }
            let (ratings, users) = (try table("viewer_ratings"), try table("user_statistics"))
            let movies = try HostileText.spread(over: table("movie_statistics"), ["title"], every: 3)
            try FileManager.default.removeItem(atPath: file)
            try SQLiteWriter().write(
                ["viewer_ratings": ratings, "user_statistics": users, "movie_statistics": movies], to: file)
        }
        try await check("audience-decode")
    }

    @Test func movieLens() async throws {
        let folder = try await sample("movielens", scale: 0.02)
        let file = folder.appending(path: "movies.dat")
        var number = 0
        // Titles are of Latin-1, and a delimiter ends them.
        let lines = try String(contentsOf: file, encoding: .isoLatin1).split(separator: "\n").map {
            line -> String in
            var fields = line.split(separator: "::").map(String.init)
            number += 1
            guard number % 3 == 0, fields.count == 3 else { return String(line) }
            fields[1] =
                HostileText.all[number / 3 % HostileText.all.count].replacing("::", with: ":") + " (1999)"
            return fields.joined(separator: "::")
        }
        let latin = lines.joined(separator: "\n").unicodeScalars.map {
            UInt8(exactly: $0.value) ?? UInt8(ascii: "?")
        }
        try Data(latin + [UInt8(ascii: "\n")]).write(to: file)
        try await check("movielens")
    }

    @Test func pozytywka() async throws {
        let folder = try await sample("pozytywka", scale: 0.02)
        for (name, fields, step) in [
            ("users", ["name", "city", "street", "favourite_genres"], 5), ("artists", ["name", "genres"], 5),
            ("tracks", ["name", "release_date"], 5), ("track_storage", ["storage_class"], 40),
            ("sessions", ["event_type", "track_id"], 900),
        ] {
            try HostileText.spread(overLinesOf: folder.appending(path: "\(name).jsonl"), fields, every: step)
        }
        try await check("pozytywka")
    }
}
