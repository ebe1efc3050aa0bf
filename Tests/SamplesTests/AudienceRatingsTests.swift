import Base
import FoundationEssentials
import Frames
import TestSupport
import Testing

@testable import Samples

private let sample = Result { try AudienceSample(scale: 0.02) }

/// The files: their shape, their types and their quirks.
@Suite struct AudienceRatingsTests {
    private let sample: AudienceSample

    init() throws { sample = try SamplesTests.sample.get() }

    @Test func writesThreeDatabases() throws {
        let folder = TemporaryFolder()
        try AudienceRatings().write(to: folder.url.path, scale: 0.001)
        let files = try folder.contents()
        #expect(files.keys.sorted() == DataSplit.allCases.map(\.fileName).sorted())
        for data in files.values {
            #expect(data.starts(with: Array("SQLite format 3".utf8)))
            // The first page has the statements that created the tables.
            let schema = String(decoding: data.prefix(4_096), as: UTF8.self)
            for table in ["viewer_ratings", "user_statistics", "movie_statistics"] {
                #expect(schema.contains("CREATE TABLE \"\(table)\""))
            }
            for declaration in ["\"rating\" REAL", "\"date\" TEXT", "\"year_of_release\" INTEGER"] {
                #expect(schema.contains(declaration))
            }
        }
    }

    @Test func refusesAMissingFolder() {
        #expect(throws: SQLiteError.unwritable(file: "viewer_interactions_train.db")) {
            try AudienceRatings().write(to: "/no/such/folder", scale: 0.001)
        }
    }

    @Test(arguments: [0.0, -1, 10.5, .nan])
    func refusesAScale(_ scale: Double) {
        #expect(throws: SampleDataError.self) { try AudienceRatings.audience(scale: scale) }
    }

    @Test(arguments: DataSplit.allCases)
    func hasTheColumnsOfTheRealFiles(_ split: DataSplit) {
        let tables = sample.tables[split.rawValue]
        #expect(
            tables.viewerRatings.columnNames == [
                "customer_id", "movie_id", "rating", "date", "anomalous_date",
            ])
        let rest = [
            "avg_rating", "std_rating", "min_rating", "max_rating", "first_rating_date", "last_rating_date",
        ]
        #expect(
            tables.userStatistics.columnNames
                == ["customer_id", "total_ratings", "unique_movies"] + rest + ["activity_days"])
        #expect(
            tables.movieStatistics.columnNames
                == ["movie_id", "title", "year_of_release", "total_ratings", "unique_users"] + rest)
    }

    @Test func ratingsAreSplitSeventyToFifteenToFifteen() {
        #expect(sample.tables.map(\.viewerRatings.rowCount) == [56_350, 12_075, 12_075])
    }

    @Test func theSmallestScaleHasRatingsInEveryFile() throws {
        let audience = try AudienceRatings.audience(scale: 1e-9)
        #expect(DataSplit.allCases.map { audience.ratingCount(in: $0) } == [1_400, 300, 300])
    }

    @Test(arguments: DataSplit.allCases)
    func quirksHaveTheirExactFractions(_ split: DataSplit) throws {
        let table = sample.tables[split.rawValue].viewerRatings
        let counts = Dictionary(
            uniqueKeysWithValues: zip(
                RatingQuirk.allCases,
                ExactAssignment.counts(fractions: RatingQuirk.allCases.map(\.fraction), of: table.rowCount)))
        let days = Set(RatingDays.texts)
        let stars = try table["rating"].presentDoubles
        let dates = try table["date"].texts.compactMap { $0 }
        #expect(try table["rating"].missingCount == counts[.missingRating])
        #expect(stars.count { !(1...5 ~= $0) } == counts[.ratingOutOfRange])
        #expect(try table["date"].missingCount == counts[.missingDate])
        #expect(dates.count { !days.contains($0) && Timestamp($0) == nil } == counts[.unreadableDate])
        #expect(dates.count { !days.contains($0) && Timestamp($0) != nil } == counts[.impossibleDate])
        let marked = try table["anomalous_date"].doubles.reduce(0, +)
        #expect(Int(marked) == (counts[.anomalousDate] ?? 0) + (counts[.impossibleDate] ?? 0))
        #expect(try sample.validRatings(split).count == counts[RatingQuirk.none])
    }

    @Test(arguments: DataSplit.allCases)
    func someHaveNoStatistics(_ split: DataSplit) throws {
        let ratings = try sample.validRatings(split)
        let tables = sample.tables[split.rawValue]
        let viewers = Set(ratings.map(\.viewer)).count
        let unknown = Int((split.unknownViewerFraction * Double(viewers)).rounded())
        #expect(tables.userStatistics.rowCount == viewers - unknown)
        let films = Dictionary(grouping: ratings, by: \.film).filter { $0.value.count >= 3 }
        #expect(try tables.movieStatistics["movie_id"].integers == films.keys.sorted().map { $0 + 1 })
    }

    @Test(arguments: DataSplit.allCases)
    func statisticsAreThoseOfTheValidRatings(_ split: DataSplit) throws {
        let ratings = try sample.validRatings(split)
        let frame = try DataFrame([
            Column("customer_id", ratings.map { Int(sample.audience.viewers[$0.viewer].id) }),
            Column("movie_id", ratings.map { $0.film + 1 }), Column("rating", ratings.map(\.stars)),
            Column("day", ratings.map(\.day)),
        ])
        let tables = sample.tables[split.rawValue]
        for (table, key, partner, partners, total) in [
            (tables.userStatistics, "customer_id", "movie_id", "unique_movies", "total_ratings"),
            (tables.movieStatistics, "movie_id", "customer_id", "unique_users", "total_ratings"),
        ] {
            let expected = try frame.grouped(by: key).aggregated([
                "n": .count("rating"), "partners": .uniqueCount(partner), "mean": .mean("rating"),
                "std": .std("rating"), "least": .min("rating"), "greatest": .max("rating"),
                "first": .min("day"), "last": .max("day"),
            ])
            let both = try table.joined(expected, on: key)
            #expect(both.rowCount == table.rowCount)
            for (stored, computed) in [
                (total, "n"), (partners, "partners"), ("avg_rating", "mean"), ("std_rating", "std"),
                ("min_rating", "least"), ("max_rating", "greatest"),
            ] {
                #expect(try isClose(both[stored].doubles, both[computed].doubles), "\(stored)")
            }
            for (stored, computed) in [("first_rating_date", "first"), ("last_rating_date", "last")] {
                let texts = try both[computed].integers.map { RatingDays.texts[$0 ?? 0] }
                #expect(try both[stored].texts == texts)
            }
            if split == .train, key == "customer_id" {
                let first = try both["first"].doubles
                let days = try zip(both["last"].doubles, first).map { $0 - $1 }
                #expect(try both["activity_days"].doubles == days)
                #expect(days.contains(0))
            }
        }
    }

    @Test func someYearsAreUnknown() throws {
        let films = sample.audience.catalogue.films
        #expect(films.count == 2_513)
        #expect(films.count(where: \.isYearUnknown) == 5)
        let years = try sample.tables[0].movieStatistics["year_of_release"].texts
        #expect(years.allSatisfy { $0 == "NULL" || $0.flatMap { Int($0) }.map(Film.years.contains) == true })
    }

    @Test func noFilmIsRatedBeforeItsRelease() throws {
        for split in DataSplit.allCases {
            #expect(try sample.validRatings(split).allSatisfy { sample.age($0) >= 0 })
        }
    }

    @Test func activityHasAHeavyTail() throws {
        let counts = try DataSplit.allCases.map {
            try sample.tables[$0.rawValue].userStatistics["total_ratings"].doubles
        }
        #expect(counts.allSatisfy { counts in Double(counts.count { $0 <= 3 }) > 0.5 * Double(counts.count) })
        #expect(counts[0].contains { $0 > 200 } && counts[1].contains { $0 > 50 })
    }
}
