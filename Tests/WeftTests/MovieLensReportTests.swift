import Foundation
import TestSupport
import Testing

@Suite("MovieLens in three formats, and what is wrong with files", .serialized)
struct MovieLensReportTests {
    /// Writes 20,000 ratings by 121 users.
    private func smallSample() async throws -> TemporaryFolder {
        let data = TemporaryFolder()
        let result = try await Tool.run(
            "sample", "movielens", "--scale", "0.02", "--to", data.url.appending(path: "movielens").path)
        try #require(result.status == 0, "\(result.messages)")
        return data
    }

    private func render(_ data: TemporaryFolder, to output: TemporaryFolder) async throws -> Program.Result {
        try await Tool.run(
            "render", "movielens", "--quiet", "--data", data.url.path, "--output", output.url.path)
    }

    private func values(_ output: TemporaryFolder) throws -> [String: Double] {
        let json = try Data(contentsOf: output.url.appending(path: "movielens/results.json"))
        let results = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
        return try #require(results["values"] as? [String: Any]).compactMapValues { $0 as? Double }
    }

    /// Changes a file of Latin-1.
    private func edit(_ name: String, _ data: TemporaryFolder, _ change: (String) -> String) throws {
        let place = data.url.appending(path: "movielens/\(name)")
        let text = try String(contentsOf: place, encoding: .isoLatin1)
        try #require(change(text).data(using: .isoLatin1)).write(to: place)
    }

    /// Eight defects that can be counted. Those that the sample has anyway are counted on top.
    @Test func whatCanBeCountedIsCounted() async throws {
        let (data, output) = (try await smallSample(), TemporaryFolder())
        try #require(try await render(data, to: output).status == 0)
        let before = try values(output)
        try edit("ratings.dat", data) {
            $0 + "1::1::0.5::967000000\n1::2::::967000000\n1::99999::4::967000000\n999::1::4::967000000\n"
        }
        try edit("movies.dat", data) {
            $0 + "5001::Nameless\n".replacing("\n", with: "::Drama\n") + "5002::Odd (1999)::Telenovela\n"
                + "5003::Plain (1999)::(no genres listed)\n5004::CafÃ© (1999)::Drama\n"
        }
        try edit("users.dat", data) { $0 + "901::F::25::77::12345\n" }
        let result = try await render(data, to: output)
        try #require(result.status == 0, "\(result.messages)")
        let after = try values(output)
        for what in [
            "ratings off the scale", "ratings with a missing value", "ratings of films that are not listed",
            "ratings by users who are not listed", "films without a year",
            "genres that MovieLens does not have",
            "films without a genre", "titles in UTF-8",
            "users partly unknown",
        ] {
            let key = "quality." + what.replacing(" ", with: "_")
            #expect(after[key] == (before[key] ?? .nan) + 1, "\(key)")
        }
        #expect(after["rows.merged"] == before["rows.merged"])
        #expect(after["rows.ratings"] == (before["rows.ratings"] ?? .nan) + 4)
    }

    /// Whatever cannot be read is said in one line with file and place, and the last good report stays.
    @Test func whatCannotBeReadIsAnErrorWithItsPlace() async throws {
        let (data, output) = (try await smallSample(), TemporaryFolder())
        try #require(try await render(data, to: output).status == 0)
        let report = output.url.appending(path: "movielens/report.md")
        let good = try Data(contentsOf: report)
        let defects: [(file: String, change: (String) -> String, message: String)] = [
            // The users of another release, with other separators.
            ("users.dat", { _ in "1|24|M|technician|85711\n" }, "users.dat, line 1"),
            // A file that was converted to commas.
            ("ratings.dat", { $0.replacing("::", with: ",") }, "ratings.dat, line 1"),
            ("ratings.dat", { "1::1::4\n" + $0 }, "ratings.dat, line 1"),
            ("ratings.dat", { $0 + "1::1::four::967000000\n" }, "\"four\" is not a number"),
            ("movies.dat", { $0 + "x::Title (1999)::Drama\n" }, "\"x\" is not a whole number"),
            ("movies.dat", { $0 + "6000::Title (1999)::Drama::Comedy\n" }, "movies.dat, line"),
            ("ratings.dat", { _ in "" }, "ratings.dat"),
        ]
        for (file, change, message) in defects {
            let place = data.url.appending(path: "movielens/\(file)")
            let whole = try Data(contentsOf: place)
            try edit(file, data, change)
            let result = try await render(data, to: output)
            #expect(result.status == 1 && result.messages.contains(message), "\(file): \(result.messages)")
            #expect(result.messages.split(separator: "\n").count == 1)
            #expect(try Data(contentsOf: report) == good)
            try whole.write(to: place)
        }
        try FileManager.default.removeItem(at: data.url.appending(path: "movielens/movies.dat"))
        let result = try await render(data, to: output)
        #expect(result.status == 1 && result.messages.contains("movies.dat is not in the data folder"))
    }

    /// The newer releases: commas, quoted titles, half stars, no users.
    @Test func releasesWithoutUsersLeaveOutWhatNeedsThem() async throws {
        let (old, data, output) = (try await smallSample(), TemporaryFolder(), TemporaryFolder())
        func lines(_ name: String) throws -> [[String]] {
            try String(contentsOf: old.url.appending(path: "movielens/\(name)"), encoding: .isoLatin1)
                .split(separator: "\n").map { $0.components(separatedBy: "::") }
        }
        let films = try lines("movies.dat").map {
            "\($0[0]),\"\($0[1].replacing("\"", with: "\"\""))\",\($0[2])\n"
        }
        let ratings = try lines("ratings.dat").map { "\($0[0]),\($0[1]),\($0[2]).0,\($0[3])\n" }
        try data.write("movieId,title,genres\n" + films.joined(), to: "movielens/movies.csv")
        try data.write(
            "userId,movieId,rating,timestamp\n" + ratings.joined() + "1,1,0.5,1\n1,3,0.3,2\n",
            to: "movielens/ratings.csv")
        let result = try await render(data, to: output)
        try #require(result.status == 0, "\(result.messages)")
        let values = try values(output)
        #expect(values["quality.ratings_off_the_scale"] == 1)
        #expect(values["audit.demographics.gain"] == nil && (values["test.roc_auc"] ?? 0) > 0.5)
        let page = try String(contentsOf: output.url.appending(path: "movielens/report.md"), encoding: .utf8)
        #expect(page.contains("tells nothing about its users") && !page.contains("by occupation"))

        try Data("movieId,title,genres\n1,Caf".utf8 + [0xE9] + " (1999),Drama\n".utf8)
            .write(to: data.url.appending(path: "movielens/movies.csv"))
        let broken = try await render(data, to: output)
        #expect(
            broken.status == 1 && broken.messages.contains("movies.csv, line 2")
                && broken.messages.contains("UTF-8"))
    }
}
