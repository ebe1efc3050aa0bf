import Frames
import Numerics

/// The tables of one file.
struct AudienceTables: Sendable {
    var viewerRatings: DataFrame
    var userStatistics: DataFrame
    var movieStatistics: DataFrame

    /// Generates the tables of a split.
    init(_ split: DataSplit, of audience: Audience) throws {
        var random = RandomState(seed: split.seed)
        let drawn = SplitRatings(split, of: audience, using: &random)
        userStatistics = try Self.users(drawn, split, audience, using: &random)
        movieStatistics = try Self.movies(drawn, audience)
        viewerRatings = try Self.ratings(drawn.ratings, audience, using: &random)
    }

    private static func ratings(
        _ rows: [SampleRating], _ audience: Audience, using random: inout RandomState
    ) throws -> DataFrame {
        try DataFrame([
            Column("customer_id", rows.map { Int(audience.viewers[Int($0.viewer)].id) }),
            Column("movie_id", rows.map { Int($0.film) + 1 }),
            Column(
                "rating", rows.map { $0.quirk.rating(Double($0.rating), using: &random) }),
            Column("date", rows.map { $0.quirk.date(RatingDays.texts[Int($0.day)], using: &random) }),
            Column("anomalous_date", rows.map { $0.quirk.isMarked ? 1 : 0 }),
        ])
    }

    private static func users(
        _ drawn: SplitRatings, _ split: DataSplit, _ audience: Audience, using random: inout RandomState
    ) throws -> DataFrame {
        var unknown = SelectionSampler(fraction: split.unknownViewerFraction, of: drawn.viewers.count)
        let rows = drawn.viewers.filter { _ in !unknown.selectsNext(using: &random) }
        let statistics = rows.map(\.statistics)
        return try DataFrame(
            [
                Column("customer_id", rows.map { Int(audience.viewers[$0.viewer].id) }),
                Column("total_ratings", statistics.map { Int($0.count) }),
                Column("unique_movies", statistics.map { Int($0.partners) }),
            ] + columns(statistics) + [
                Column("activity_days", statistics.map { Int($0.lastDay - $0.firstDay) })
            ])
    }

    private static func movies(_ drawn: SplitRatings, _ audience: Audience) throws -> DataFrame {
        let rows = drawn.films.indices.filter { drawn.films[$0].count >= AudienceTruth.leastFilmRatings }
        let statistics = rows.map { drawn.films[$0] }
        let films = rows.map { audience.catalogue.films[$0] }
        return try DataFrame(
            [
                Column("movie_id", rows.map { $0 + 1 }),
                Column("title", films.map(\.title)),
                Column("year_of_release", films.map { $0.isYearUnknown ? "NULL" : String($0.year) }),
                Column("total_ratings", statistics.map { Int($0.count) }),
                Column("unique_users", statistics.map { Int($0.partners) }),
            ] + columns(statistics))
    }

    /// The columns that the statistics of viewers and of films have in common.
    private static func columns(_ statistics: [RatingStatistics]) -> [Column] {
        [
            Column("avg_rating", statistics.map(\.mean)),
            Column("std_rating", statistics.map(\.standardDeviation)),
            Column("min_rating", statistics.map { Double($0.least) }),
            Column("max_rating", statistics.map { Double($0.greatest) }),
            Column("first_rating_date", statistics.map { RatingDays.texts[Int($0.firstDay)] }),
            Column("last_rating_date", statistics.map { RatingDays.texts[Int($0.lastDay)] }),
        ]
    }
}
