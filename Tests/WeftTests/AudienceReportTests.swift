import Foundation
import TestSupport
import Testing

@Suite("The ratings of an audience are read from databases, and audited", .serialized)
struct AudienceReportTests {
    private static let names = ["train", "val", "test"].map { "viewer_interactions_\($0).db" }

    /// Writes 80,500 ratings, two fifths of the sample's default.
    private func smallSample(in data: TemporaryFolder) async throws {
        let result = try await Tool.run(
            "sample", "audience-decode", "--scale", "0.02", "--to",
            data.url.appending(path: "audience-decode").path)
        try #require(result.status == 0, "\(result.messages)")
    }

    private func render(_ data: TemporaryFolder, to output: TemporaryFolder) async throws -> Program.Result {
        try await Tool.run(
            "render", "audience-decode", "--quiet", "--fresh", "--data", data.url.path, "--output",
            output.url.path)
    }

    private func values(_ output: TemporaryFolder) throws -> [String: Double] {
        let json = try Data(contentsOf: output.url.appending(path: "audience-decode/results.json"))
        let results = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
        return try #require(results["values"] as? [String: Any]).compactMapValues { $0 as? Double }
    }

    /// What the sample's generator plants: a score that nobody can beat without the answer (0.80), and averages that hold
    /// the answer, the more of it the fewer ratings there are.
    @Test func thePlantedLeakIsFound() async throws {
        let (data, output) = (TemporaryFolder(), TemporaryFolder())
        try await smallSample(in: data)
        let result = try await render(data, to: output)
        try #require(result.status == 0, "\(result.messages)")
        let values = try values(output)
        func value(_ key: String) -> Double { values[key] ?? .nan }

        #expect(value("rows.train.ratings") == 56_350 && value("rows.test.ratings") == 12_075)
        #expect(abs(value("class.high.train") - 0.574) < 0.02)
        #expect(value("audit.single_rating.rows") > 500)
        #expect(value("audit.single_rating.mean_is_answer") == value("audit.single_rating.rows"))
        for model in ["logistic_regression", "random_forest", "gradient_boosting"] {
            #expect(value("validation.\(model).roc_auc") > 0.86)
            #expect(value("audit.leave_one_out.\(model).roc_auc") < 0.81)
            #expect(value("audit.training_only.\(model).roc_auc") < 0.81)
        }
        #expect(value("audit.training_only.gradient_boosting.roc_auc") > 0.7)
        #expect(value("audit.gap.1") > value("audit.gap.3") + 0.1)
        #expect(value("audit.gap.3") > value("audit.gap.5"))
        let cells = ["tn", "fp", "fn", "tp"].map { value("confusion.\($0)") }
        #expect(cells.reduce(0, +) == value("rows.test.merged"))
        #expect((cells[0] + cells[3]) / cells.reduce(0, +) == value("test.accuracy"))
    }

    /// Whatever is wrong with a database is said in one line that names the file, and the last good report stays.
    @Test func brokenDatabasesAreNamed() async throws {
        let (data, output) = (TemporaryFolder(), TemporaryFolder())
        try await smallSample(in: data)
        try #require(try await render(data, to: output).status == 0)
        let report = output.url.appending(path: "audience-decode/report.md")
        let good = try Data(contentsOf: report)
        let file = data.url.appending(path: "audience-decode/\(Self.names[1])")
        let whole = try Data(contentsOf: file)
        for (broken, expected) in [
            (whole.prefix(whole.count / 2), "viewer_interactions_val.db"),
            (Data("customer_id,movie_id\n1,2\n".utf8), "not a SQLite database"), (Data(), "empty"),
        ] {
            try broken.write(to: file)
            let result = try await render(data, to: output)
            #expect(result.status == 1)
            #expect(
                result.messages.contains(expected) && result.messages.contains("viewer_interactions_val.db"))
            #expect(try Data(contentsOf: report) == good)
        }
        try FileManager.default.removeItem(at: file)
        let result = try await render(data, to: output)
        #expect(result.status == 1 && result.messages.contains("viewer_interactions_val.db"))
    }
}
