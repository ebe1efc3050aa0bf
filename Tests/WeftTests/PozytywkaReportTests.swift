import Foundation
import TestSupport
import Testing

@Suite("The report of a music service", .serialized)
struct PozytywkaReportTests {
    private struct Results: Decodable {
        enum Value: Decodable, Equatable {
            case number(Double)
            case text(String)
            case flag(Bool)

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                self =
                    if let number = try? container.decode(Double.self) {
                        .number(number)
                    } else if let flag = try? container.decode(Bool.self) {
                        .flag(flag)
                    } else {
                        .text(try container.decode(String.self))
                    }
            }
        }

        var values: [String: Value]
        var claims: [String: Claim]

        struct Claim: Decodable {
            var holds: Bool
        }

        func number(_ key: String) -> Double? {
            if case .number(let number)? = values[key] { number } else { nil }
        }
    }

    /// A rendered report.
    private struct Rendered {
        let folder = TemporaryFolder()

        func results() throws -> Results {
            let data = try Data(contentsOf: folder.url.appending(path: "pozytywka/results.json"))
            return try JSONDecoder().decode(Results.self, from: data)
        }

        /// The rows of an export, by the names of its columns.
        func export(_ name: String) throws -> [[String: Double]] {
            try rows(of: folder.url.appending(path: "pozytywka/exports/\(name)"))
        }
    }

    private static func render(_ data: URL) async throws -> Rendered {
        let rendered = Rendered()
        let result = try await Tool.run(
            "render", "pozytywka", "--quiet", "--fresh", "--data", data.path, "--output",
            rendered.folder.url.path)
        try #require(result.status == 0, "\(result.messages)")
        return rendered
    }

    private static func render(_ files: [String: String]) async throws -> Rendered {
        let data = TemporaryFolder()
        for (name, text) in files { try data.write(text, to: "pozytywka/\(name)") }
        return try await render(data.url)
    }

    private static func rows(of file: URL) throws -> [[String: Double]] {
        let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
        let names = lines.first?.split(separator: ",").map(String.init) ?? []
        return lines.dropFirst().map { line in
            let values = line.split(separator: ",", omittingEmptySubsequences: false).map {
                Double($0) ?? .nan
            }
            return Dictionary(zip(names, values), uniquingKeysWith: { first, _ in first })
        }
    }

    private static func expectEqual(
        _ rows: [[String: Double]], _ expected: [[String: Double]],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(rows.count == expected.count, sourceLocation: sourceLocation)
        for (row, other) in zip(rows, expected) {
            for (name, value) in other {
                let own = row[name] ?? .nan
                #expect(
                    abs(own - value) <= 1e-9 * max(1, abs(value)), "\(name): \(own) is not \(value)",
                    sourceLocation: sourceLocation)
            }
        }
    }

    @Test func theBoundsOfTheDefinitionsAreKept() async throws {
        let rendered = try await Self.render(SmallService.files)
        let rows = try rendered.export("features.csv")
        // The purchase of user 1 is thirty days after the last event of February, that of user 2 a microsecond more. User 4
        // has no event before the purchase.
        #expect(rows.map { $0["user_id"] } == [1, 1, 2, 3])
        #expect(rows.map { $0["month"] } == [2, 3, 2, 5])
        #expect(rows.map { $0["premium_user_numerical"] } == [1, 1, 1, 0])
        #expect(rows.map { $0["will_buy_premium_next_month_numerical"] } == [1, 1, 0, 0])
        #expect(rows.map { $0["number_of_tracks"] } == [1, 1, 1, 5])
        // The like at the instant of the play counts, the play before it does not.
        #expect(rows.map { $0["number_of_liked_tracks_listened"] } == [0, 0, 0, 1])
        // A genre that is named twice counts once.
        #expect(rows.map { $0["total_number_of_favourite_genres_listened"] } == [2, 2, 0, 2])
        #expect(rows.map { $0["number_of_tracks_in_favourite_genre"] } == [1, 1, 0, 2])
        // Letters with a mark of their own are two Unicode scalars, as elsewhere; of five plays, three are of known tracks.
        #expect(rows[0]["average_track_name_length"] == 5)
        #expect(
            rows[3]["total_tracks_duration_ms"] == 1_100_000 && rows[3]["number_of_different_artists"] == 2)
        #expect(rows.map { $0["average_release_date"] } == [0, 0, 2_678_400, 2_678_400])
        #expect(rows.map { $0["average_daily_cost"] } == [0.25, 0.25, 0.5, 0.5])
        let original = try rendered.export("features_original_definition.csv")
        // A session that goes on after the purchase is left out; one that ends with it holds it.
        #expect(original.map { $0["session_id"] } == [10, 11, 20, 21, 30])
        #expect(original.map { $0["number_of_premium"] } == [0, 1, 0, 1, 0])
        #expect(original.last?["number_of_liked_tracks_listened"] == 2)
        let results = try rendered.results()
        #expect(results.number("rows.features") == 4 && results.number("rows.sessions") == 20)
        #expect(results.number("quality.artists_id_minus_one") == 1)
        #expect(results.number("quality.sessions_timestamp_unparsable") == 1)
        #expect(results.number("quality.sessions_unknown_user") == 1)
        #expect(results.number("quality.users_bought_in_first_event") == 1)
    }

    @Test func brokenLinesAndPartsOfFilesAreRead() async throws {
        var files = SmallService.files
        let lines = SmallService.sessions.split(separator: "\n")
        files["sessions.jsonl"] = nil
        files["sessions_1.jsonl"] = lines.prefix(12).joined(separator: "\n") + "\n"
        files["sessions_2.jsonl"] = lines.dropFirst(12).joined(separator: "\r\n")
        files["tracks.jsonl"]?.append("\n{\"id\": \"T9\"\n" + String(repeating: "{}\n", count: 200))
        let whole = try await Self.render(SmallService.files).export("features.csv")
        let rendered = try await Self.render(files)
        Self.expectEqual(try rendered.export("features.csv"), whole)
        let results = try rendered.results()
        #expect(results.number("quality.tracks_broken_json_lines") == 1)
        #expect(results.number("rows.sessions") == 20)
    }

    @Test func tooManyBrokenLinesEndTheReport() async throws {
        let data = TemporaryFolder()
        for (name, text) in SmallService.files { try data.write(text, to: "pozytywka/\(name)") }
        try data.write(SmallService.sessions + "\n{\"timestamp\": ", to: "pozytywka/sessions.jsonl")
        let result = try await Tool.run(
            "render", "pozytywka", "--quiet", "--fresh", "--data", data.url.path, "--output",
            TemporaryFolder().url.path)
        #expect(result.status == 1)
        #expect(result.messages.contains("sessions.jsonl: 1 of 21 lines cannot be read"))
        #expect(result.messages.contains("line 21"))
    }

    @Test func whatIsMissingIsSaid() async throws {
        let files = SmallService.files.filter {
            ["users.jsonl", "artists.jsonl", "sessions.jsonl"].contains($0.key)
        }
        let results = try await Self.render(files).results()
        #expect(results.values["rows.tracks"] == .text("no tracks.jsonl"))
        #expect(results.values["quality.tracks_never_played"] == .text("no tracks.jsonl"))
        #expect(results.number("quality.users_rows") == 4)
        #expect(results.number("rows.features") == nil)
    }

    @Test func tooFewRowsAreSaidToBe() async throws {
        let results = try await Self.render(SmallService.files).results()
        for target in ["premium_user_numerical", "will_buy_premium_next_month_numerical"] {
            #expect(results.values["best.\(target).model"] == .text("too few rows"))
            #expect(results.values["audit.honest.\(target).roc_auc"] == .text("too few rows"))
            #expect(results.values["logistic_regression.\(target).test_accuracy"] == .text("too few rows"))
            #expect(results.number("target.\(target).rate") != nil)
        }
        #expect(results.values["whatif.mean_gain"] == .text("too few rows"))
        #expect(results.number("predictions.users") == 0)
        let shares = [results.number("ab.control.share"), results.number("ab.treatment.share")]
        #expect(abs(shares.compactMap(\.self).reduce(0, +) - 1) < 1e-12)
    }

    @Test func aSavedModelScoresTheSame() async throws {
        let data = TemporaryFolder()
        let sample = try await Tool.run(
            "sample", "pozytywka", "--scale", "0.05", "--to", data.url.appending(path: "pozytywka").path)
        try #require(sample.status == 0, "\(sample.messages)")
        let first = try await Self.render(data.url)
        let results = try first.results()
        #expect(results.values["best.will_buy_premium_next_month_numerical.model"] != .text("too few rows"))
        let exports = first.folder.url.appending(path: "pozytywka/exports")
        let model = try Data(contentsOf: exports.appending(path: "premium.model"))
        let place = data.url.appending(path: "pozytywka/premium.model")
        try model.write(to: place)
        func render() async throws -> (result: Program.Result, folder: TemporaryFolder) {
            let folder = TemporaryFolder()
            let result = try await Tool.run(
                "render", "pozytywka", "--quiet", "--data", data.url.path, "--output", folder.url.path,
                "--set",
                "model=premium.model")
            return (result, folder)
        }
        let second = try await render()
        #expect(second.result.status == 0, "\(second.result.messages)")
        let again = second.folder.url.appending(path: "pozytywka/exports")
        for name in ["predictions.csv", "premium.model"] {
            let (one, other) = try (
                Data(contentsOf: exports.appending(path: name)), Data(contentsOf: again.appending(path: name))
            )
            #expect(one == other, "\(name)")
        }
        try model.dropLast(3).write(to: place)
        let third = try await render()
        #expect(third.result.status == 1 && third.result.messages.contains("premium.model is damaged"))
    }

    @Test func anEarlierDeliveryIsCompared() async throws {
        var files = SmallService.files
        files["previous/users.jsonl"] = SmallService.users.replacing(
            "\"premium_user\"", with: "\"id\": -1, \"premium_user\"")
        files["previous/sessions.jsonl"] = SmallService.sessions
        files["previous/artists.jsonl"] = SmallService.artists
        let results = try await Self.render(files).results()
        // The stray field, in two checks, and that it is not expected.
        #expect(results.number("comparison.gone") == 3)
        #expect(results.number("comparison.new") == 0)
    }
}

/// The data and the reference that lie beside the project, where they are at hand.
@Suite("The report agrees with the reference", .serialized, .enabled(if: SharedData.isThere))
struct PozytywkaReferenceTests {
    private func render(_ data: URL) async throws -> TemporaryFolder {
        let output = TemporaryFolder()
        let result = try await Tool.run(
            "render", "pozytywka", "--quiet", "--fresh", "--data", data.path, "--output", output.url.path)
        try #require(result.status == 0, "\(result.messages)")
        return output
    }

    private func expectSameTable(_ table: URL, as reference: String) throws {
        let (rows, expected) = try (
            lines(of: table), lines(of: SharedData.reference.appending(path: reference))
        )
        #expect(rows.count == expected.count && rows.first == expected.first)
        for (row, other) in zip(rows, expected).dropFirst() {
            for (name, (cell, value)) in zip(expected[0], zip(row, other)) {
                let (own, theirs) = (Double(cell) ?? .nan, Double(value) ?? .nan)
                #expect(
                    abs(own - theirs) <= 1e-9 * max(1, abs(theirs)),
                    "\(other.prefix(3)) \(name): \(own), \(theirs)")
            }
        }
    }

    private func lines(of file: URL) throws -> [[String]] {
        try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }

    private func expectSameCounts(_ output: TemporaryFolder, as delivery: String) throws {
        let quality = try object(SharedData.reference.appending(path: "pozytywka_quality.json"))
        let counts = try #require((quality["datasets"] as? [String: Any])?[delivery] as? [String: Any])
        let results = try object(output.url.appending(path: "pozytywka/results.json"))
        let values = try #require(results["values"] as? [String: Any])
        #expect(counts.count > 160)
        for (name, count) in counts {
            let value = values["quality.\(name)"]
            if let count = count as? Int {
                #expect(value as? Int == count, "\(name)")
            } else {
                #expect((value as? String)?.hasPrefix("no ") == true, "\(name)")
            }
        }
    }

    private func object(_ file: URL) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    }

    @Test func onTheDelivery() async throws {
        let output = try await render(SharedData.root.appending(path: "data"))
        let exports = output.url.appending(path: "pozytywka/exports")
        try expectSameTable(exports.appending(path: "features.csv"), as: "pozytywka_features.csv")
        try expectSameTable(
            exports.appending(path: "features_original_definition.csv"),
            as: "pozytywka_features_original_definition.csv")
        try expectSameCounts(output, as: "data")
        let claims = try object(output.url.appending(path: "pozytywka/results.json"))["claims"]
        for (name, claim) in try #require(claims as? [String: [String: Any]]) {
            #expect(claim["holds"] as? Bool == true, "\(name)")
        }
    }

    @Test func onTheEarlierDelivery() async throws {
        try expectSameCounts(await render(SharedData.root.appending(path: "data-v1")), as: "data-v1")
    }

    @Test func onTheBoundaryCases() async throws {
        let data = TemporaryFolder()
        let edge = SharedData.reference.appending(path: "pozytywka_edge")
        try FileManager.default.createSymbolicLink(
            at: data.url.appending(path: "pozytywka"), withDestinationURL: edge)
        let output = try await render(data.url)
        try expectSameTable(
            output.url.appending(path: "pozytywka/exports/features.csv"), as: "pozytywka_edge/expected.csv")
    }
}

/// The folder beside the project that holds data which are not part of it.
enum SharedData {
    static let root = Tool.root.deletingLastPathComponent().appending(path: "shared")
    static let reference = root.appending(path: "reference")
    static let isThere = FileManager.default.fileExists(
        atPath: reference.appending(path: "pozytywka_quality.json").path)
}
