import Datasets
import Frames
import Learn
import Testing

/// Ratings from tables, and recommendations as tables.
@Suite struct RatingsTests {
    private let table: DataFrame

    init() throws {
        table = try DataFrame([
            Column("user", [7, 7, 8, 8, 9, 9, 9]), Column("film", ["a", "b", "a", "c", "a", "b", "d"]),
            Column("stars", [5, 4, 5, 2, 4, 4, 1]), Column("place", [0, 1, 2, 3, 4, 5, 6]),
        ])
    }

    @Test func namesAreThoseOfTheColumns() throws {
        let ratings = try Ratings(table, user: "user", item: "film", rating: "stars")
        #expect(ratings.userNames == ["7", "8", "9"] && ratings.itemNames == ["a", "b", "c", "d"])
        #expect(ratings.values == [5, 4, 5, 2, 4, 4, 1])
        let part = try ratings.rows(table.filter(col("user") == 9), at: "place")
        #expect(part.values == [4, 4, 1] && part.userNames == ratings.userNames)
        #expect(throws: LearnError.self) {
            try ratings.rows(table.with(["place": col("place") + 1]), at: "place")
        }
        #expect(throws: FrameError.self) { try Ratings(table, user: "who", item: "film", rating: "stars") }
    }

    @Test func recommendationsHaveAReasonThatWasLiked() throws {
        let ratings = try Ratings(table, user: "user", item: "film", rating: "stars")
        let model = try MatrixFactorization(factors: 1, regularization: 0.1, biasRegularization: 0.1).fit(
            ratings)
        let found = try model.recommendations(for: ["8", "7"], from: ratings, count: 2)
        #expect(try found["user"].texts == ["8", "8", "7", "7"])
        #expect(try Set(found["item"].texts.prefix(2)) == ["b", "d"])
        // User 8 rated "a" above the mean of all, and "c" below.
        #expect(try found["reason"].texts.prefix(2).allSatisfy { $0 == "a" })
        #expect(try found["prediction"].min() >= 1 && found["prediction"].max() <= 5)
    }

    @Test func groupsOfADataSetCanBeReplaced() throws {
        let data = try Dataset(table, features: ["place"], target: "stars").replacing(groups: "user")
        let (train, test) = try data.split(test: 1, grouped: true, seed: 1)
        #expect(train.groups?.groupCount == 2 && test.groups?.groupCount == 1)
    }
}
