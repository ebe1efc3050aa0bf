import Foundation
import TestSupport
import Testing

@Suite("A listening history is read in all its shapes", .serialized)
struct SpotifyReportTests {
    private struct Results: Decodable {
        struct Data: Decodable {
            struct File: Decodable {
                var name: String
                var rows: Int?
            }
            var files: [File]
        }
        var data: Data
        var values: [String: Value]

        enum Value: Decodable, Equatable {
            case number(Double)
            case text(String)
            case other

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let number = try? container.decode(Double.self) {
                    self = .number(number)
                } else if let text = try? container.decode(String.self) {
                    self = .text(text)
                } else {
                    self = .other
                }
            }
        }

        func number(_ key: String) -> Double {
            if case .number(let number)? = values[key] { number } else { .nan }
        }
    }

    private func render(_ files: [String: String]) async throws -> (results: Results, output: TemporaryFolder)
    {
        let data = TemporaryFolder()
        let output = TemporaryFolder()
        for (name, text) in files { try data.write(text, to: "spotify/\(name)") }
        let result = try await Tool.run(
            "render", "spotify", "--quiet", "--fresh", "--data", data.url.path, "--output", output.url.path)
        try #require(result.status == 0, "\(result.messages)")
        let json = try Foundation.Data(contentsOf: output.url.appending(path: "spotify/results.json"))
        return (try JSONDecoder().decode(Results.self, from: json), output)
    }

    /// Figures of scikit-learn 1.9.1 and pandas 3.1.1 on the same 600 plays, by the notebook's steps.
    @Test func agreesWithTheNotebooksLibraries() async throws {
        let (results, _) = try await render(["spotify_history.csv": SmallHistory.table()])
        #expect(results.number("rows.raw") == 600)
        #expect(results.number("rows.clean") == 600)
        #expect(results.number("features.count") == 13)
        #expect(results.number("segments.tracks") == 23)
        #expect(results.number("segments.k") == 2)
        #expect(results.number("retention.total_days") == 78)
        #expect(results.number("retention.active_days") == 67)
        let expected: KeyValuePairs<String, Double> = [
            "skip.rate": 0.465, "model.random_forest.accuracy": 0.5083333333333333,
            "model.random_forest.auc": 0.4729352678571429,
            "model.logistic_regression.accuracy": 0.5, "model.logistic_regression.auc": 0.4838169642857143,
            "segments.silhouette": 0.5081540325061681, "segments.inertia.2": 69.914867692,
            "segments.inertia.9": 8.413815137944717,
            "pca.explained_variance": 0.9032000028387065, "retention.rate": 0.8589743589743589,
            "activity.mean_daily_plays": 8.955223880597014, "activity.consistency": 0.20703128474207194,
            "activity.recent_7d": 8.857142857142858,
            "activity.previous_7d": 9.571428571428571,
        ]
        for (key, value) in expected { #expect(abs(results.number(key) - value) < 1e-9, "\(key)") }
        #expect(results.values["churn.risk"] == .text("Low"))
    }

    @Test func theExportSaysTheSameAsTheTable() async throws {
        let (table, _) = try await render(["spotify_history.csv": SmallHistory.table()])
        let (export, output) = try await render([
            "Streaming_History_Audio_2021_0.json": SmallHistory.export(0..<350, nulls: false),
            "Streaming_History_Audio_2021_1.json": SmallHistory.export(300..<600, nulls: true),
            "Streaming_History_Video_2021.json": "[]", "ReadMe.pdf": "",
        ])
        #expect(
            export.data.files.map(\.name) == [
                "Streaming_History_Audio_2021_0.json", "Streaming_History_Audio_2021_1.json",
            ])
        #expect(export.data.files.map(\.rows) == [354, 304])
        #expect(export.number("rows.raw") == 658)
        let text = try String(contentsOf: output.url.appending(path: "spotify/report.md"), encoding: .utf8)
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            words.contains(
                "4 rows without a track, such as podcasts, 2 without a time, 2 without a duration, and 50 duplicates"
            ))
        for (key, value) in table.values where key != "rows.raw" {
            #expect(export.values[key] == value, "\(key)")
        }
    }

    /// Older exports have other names than newer ones, and who has both would lose years.
    @Test func bothNamesOfAnExportAreRead() async throws {
        let (one, _) = try await render([
            "Streaming_History_Audio_2021_0.json": SmallHistory.export(0..<600, nulls: false)
        ])
        let (both, output) = try await render([
            "Streaming_History_Audio_2021_0.json": SmallHistory.export(300..<600, nulls: false),
            "endsong_0.json": SmallHistory.export(0..<350, nulls: false), "endsong_1.json": "[]",
            "spotify_cleaned.csv": "",
        ])
        #expect(
            both.data.files.map(\.name) == [
                "Streaming_History_Audio_2021_0.json", "endsong_0.json", "endsong_1.json",
            ])
        #expect(both.data.files.last?.rows == 0)
        #expect(both.number("rows.clean") == 600)
        for (key, value) in one.values where key != "rows.raw" {
            #expect(both.values[key] == value, "\(key)")
        }
        let text = try String(contentsOf: output.url.appending(path: "spotify/report.md"), encoding: .utf8)
        #expect(
            text.contains("Not read, as a preferred form lies beside: spotify\\_cleaned.csv")
                || text.contains("Not read, as a preferred form lies beside: spotify_cleaned.csv"))
    }

    @Test func daysMayComeFirst() async throws {
        let (table, _) = try await render(["spotify_history.csv": SmallHistory.table()])
        let (other, _) = try await render(["spotify_history.csv": SmallHistory.table(dayFirst: true)])
        #expect(other.values == table.values)
    }

    @Test func exportsHaveTheNotebooksColumns() async throws {
        let (_, output) = try await render(["spotify_history.csv": SmallHistory.table()])
        func lines(_ name: String) throws -> [Substring] {
            try String(contentsOf: output.url.appending(path: "spotify/exports/\(name)"), encoding: .utf8)
                .split(separator: "\n")
        }
        let segments = try lines("user_segments.csv")
        #expect(
            segments.first
                == "spotify_track_uri,play_count,total_seconds,avg_seconds_per_play,skip_rate,avg_percent_played,shuffle_rate,preferred_hour,preferred_platform,avg_day_of_week,total_minutes,engagement_score,cluster"
        )
        #expect(segments.count == 24)
        #expect(
            try lines("retention_analysis.csv").first
                == "date,daily_plays,daily_seconds,daily_skip_rate,daily_minutes,week,rolling_7d_plays,rolling_7d_minutes"
        )
        #expect(try lines("model_performance.csv").first == "Model,Accuracy,AUC Score")
        let summary = try lines("advanced_analytics_summary.csv")
        #expect(summary.first == "Metric,Value")
        #expect(
            summary.dropFirst().compactMap { $0.split(separator: ",").first } == [
                "Best Model", "Best Model AUC", "User Segments", "Retention Rate", "Activity Trend",
                "Churn Risk",
            ])
    }

    @Test func tooFewPlaysAreNamed() async throws {
        let (data, output) = (TemporaryFolder(), TemporaryFolder())
        func message() async throws -> String {
            let result = try await Tool.run(
                "render", "spotify", "--data", data.url.path, "--output", output.url.path)
            #expect(result.status == 1)
            return result.messages
        }
        try data.write(SmallHistory.export(0..<12, nulls: false), to: "spotify/endsong_0.json")
        #expect(
            try await message().contains(
                "there are only 12 complete plays in endsong_0.json; at least 30 are needed"
            ))
        let others = SmallHistory.export(0..<100, nulls: false).replacing("spotify_track_uri", with: "uri")
        try data.write(others, to: "spotify/endsong_0.json")
        #expect(
            try await message().contains(
                "there are no complete plays in endsong_0.json"))
    }

    @Test("Bad input is named with its place")
    func isRefused() async throws {
        let data = TemporaryFolder()
        let output = TemporaryFolder()
        try data.write("", to: "spotify/.keep")
        func message() async throws -> String {
            let result = try await Tool.run(
                "render", "spotify", "--data", data.url.path, "--output", output.url.path)
            #expect(result.status == 1)
            return result.messages
        }
        #expect(try await message().contains("spotify_history.csv, Streaming_History_Audio_*.json"))
        let file = "spotify/Streaming_History_Audio_2021_0.json"
        try data.write("[{\"ms_played\": \"long\"}]", to: file)
        #expect(
            try await message().contains(
                "Streaming_History_Audio_2021_0.json, row 1, field \"ms_played\": \"long\" is not a number"))
        try data.write(String(SmallHistory.export(0..<100, nulls: false).dropLast(40)), to: file)
        #expect(try await message().contains("Streaming_History_Audio_2021_0.json, line "))
    }
}
