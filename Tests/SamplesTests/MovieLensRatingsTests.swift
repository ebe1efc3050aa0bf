import Foundation
import Frames
import TestSupport
import Testing

@testable import Samples

/// The sample has the format of MovieLens 1M, and its planted truth is found in it.
@Suite struct MovieLensRatingsTests {
    private static let sample = Result { try MovieLensSample() }
    private let sample: MovieLensSample

    init() throws { sample = try Self.sample.get() }

    @Test func sizesAreThoseOfATenthOfTheRelease() throws {
        #expect((95_000...101_000).contains(sample.ratings.rowCount))
        #expect(sample.users.rowCount == 604 && sample.films.rowCount == 1_233)
        let counts = try sample.ratings.grouped(by: "user").aggregated(["ratings": .count])["ratings"]
        #expect(try counts.min() >= 20 && counts.max() > 5 * counts.median())
        let films = try sample.ratings.grouped(by: "film").aggregated(["ratings": .count])["ratings"]
        #expect(try films.max() > 10 * films.median())
    }

    @Test func defectsAreExact() throws {
        let (ratings, films) = (sample.ratings, sample.films)
        let unknown = try ratings.joined(films, on: "film", kind: .anti).rowCount
        #expect(abs(Double(unknown) / Double(ratings.rowCount) - MovieLensTruth.unknownFilmFraction) < 5e-5)
        #expect((10...25).contains(try ratings.duplicateCount(in: ["user", "film"])))
        #expect(try films.duplicateCount(in: ["title"]) == MovieLensTruth.twinCount)
        let year = col("title").matches("\\((19|20)[0-9]{2}\\)$")
        #expect(try films.count(where: !year) == MovieLensTruth.yearlessCount)
        #expect(
            try films.count(where: col("genres").contains("(no genres listed)"))
                == MovieLensTruth.genrelessCount)
    }

    @Test func titlesIncludeWhatBreaksSoftware() throws {
        for part in ["é", ", The (", "\"", "(El ", ": 19"] {
            #expect(try sample.films.count(where: col("title").contains(part)) > 0, "\(part)")
        }
        #expect(try sample.users.count(where: !col("zip").matches("^[0-9]{5}$")) > 10)
        #expect(Set(try sample.users["age"].integers) == Set(MovieLensTruth.ages.map(\.code)))
    }

    /// Women like romances more than men, men action; older users like war films more than young ones.
    @Test func tastesOfGroupsAreFound() throws {
        let rows = try sample.ratings.joined(sample.films, on: "film").joined(sample.users, on: "user")
            .with(["liked": col("rating") >= 4])
        func liked(_ genre: String, _ group: Expr) throws -> Double {
            try rows.filter(col("genres").contains(lit(genre)) && group).mean(of: col("liked"))
        }
        let (women, men) = (col("gender") == "F", col("gender") == "M")
        #expect(try liked("Romance", women) > liked("Romance", men) + 0.03)
        #expect(try liked("Action", women) < liked("Action", men))
        #expect(try liked("War", col("age") >= 45) > liked("War", col("age") <= 25) + 0.03)
        #expect((0.5...0.6).contains(try rows.mean(of: col("liked"))))
    }

    @Test func mostRatingsAreOfTheFirstDayAndSomeOfTheSameSecond() throws {
        let rows = try sample.ratings.with(["first": Aggregation.min("time").over("user")])
        #expect((0.6...0.9).contains(try rows.mean(of: col("time") - col("first") < 86_400)))
        #expect(try sample.ratings.duplicateCount(in: ["user", "time"]) > 20_000)
    }
}

/// The three files of a sample at the default scale.
struct MovieLensSample {
    let users, films, ratings: DataFrame

    init() throws {
        let folder = TemporaryFolder()
        try MovieLensRatings().write(to: folder.url.path, scale: nil)
        func read(_ name: String, _ columns: [Field]) throws -> DataFrame {
            try CSVReader(delimiter: .doubleColon, columns: columns, encoding: .latin1).read(
                folder.path(name))
        }
        users = try read(
            "users.dat",
            [
                Field("user", .integer), Field("gender", .text), Field("age", .integer),
                Field("occupation", .integer),
                Field("zip", .text),
            ])
        films = try read(
            "movies.dat", [Field("film", .integer), Field("title", .text), Field("genres", .text)])
        ratings = try read("ratings.dat", ["user", "film", "rating", "time"].map { Field($0, .integer) })
    }
}
