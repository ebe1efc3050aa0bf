import Weft

let numericFeatures = [
    "viewer's ratings", "viewer's films", "viewer's mean rating", "viewer's deviation", "viewer's days",
    "viewer's ratings a month", "film's ratings", "film's viewers", "film's mean rating", "year of release",
    "age of the film", "year",
]
let categoricalFeatures = ["month", "weekday"]
let ratingColumns = ["customer_id", "movie_id", "rating", "date", "rated"]

/// The ratings of a table as the data of a model.
func dataset(_ table: DataFrame) throws -> Dataset {
    try Dataset(
        table, features: numericFeatures + categoricalFeatures, target: "rated", positive: "4 or more",
        categorical: categoricalFeatures)
}

/// What is known of viewers and of films, a row each.
struct RatingStatistics {
    let viewers, films: DataFrame

    /// The statistics that come with a file.
    init(of database: Database) throws {
        viewers = try database.table("user_statistics").selecting([
            "customer_id": "customer_id", "viewer's ratings": "total_ratings",
            "viewer's films": "unique_movies",
            "viewer's mean rating": "avg_rating", "viewer's deviation": "std_rating",
            "viewer's days": col("activity_days").converted(to: .real, unreadable: .missing),
        ])
        films = try database.table("movie_statistics").selecting([
            "movie_id": "movie_id", "film's ratings": "total_ratings", "film's viewers": "unique_users",
            "film's mean rating": "avg_rating",
            "year of release": col("year_of_release").converted(to: .real, unreadable: .missing),
        ])
    }

    /// The same statistics, computed from ratings. When a film was released is taken from the statistics of a file.
    init(of ratings: DataFrame, releases: RatingStatistics) throws {
        viewers = try ratings.grouped(by: "customer_id").aggregated([
            "viewer's ratings": .count("rating"), "viewer's films": .uniqueCount("movie_id"),
            "viewer's mean rating": .mean("rating"), "viewer's deviation": .std("rating"),
            "first": .min("date"), "last": .max("date"),
        ]).with(["viewer's days": (col("last") - col("first")).inDays.roundedDown]).dropping("first", "last")
        films = try ratings.grouped(by: "movie_id").aggregated([
            "film's ratings": .count("rating"), "film's viewers": .uniqueCount("customer_id"),
            "film's mean rating": .mean("rating"),
        ]).joined(releases.films.selecting("movie_id", "year of release"), on: "movie_id", kind: .left)
    }

    /// The features of ratings. Where the kind of join keeps ratings without statistics, these are missing.
    func features(of ratings: DataFrame, kind: JoinKind) throws -> DataFrame {
        try ratings.selecting(columns: ratingColumns)
            .joined(viewers, on: "customer_id", kind: kind).joined(films, on: "movie_id", kind: kind)
            .with(["year": col("date").year, "month": col("date").month, "weekday": col("date").weekday])
            .with([
                "viewer's ratings a month": col("viewer's ratings") / (col("viewer's days") / 30),
                "age of the film": col("year") - col("year of release"),
            ])
    }
}

/// The features with the rating in question left out of the statistics: those of the viewer's and the film's other ratings.
func leavingOneOut(_ table: DataFrame) throws -> DataFrame {
    let (ofViewer, ofFilm) = (col("viewer's ratings"), col("film's ratings"))
    let (distance, deviation) = (col("rating") - col("viewer's mean rating"), col("viewer's deviation"))
    let squares = deviation * deviation * (ofViewer - 1) - distance * distance * ofViewer / (ofViewer - 1)
    let variance = squares / (ofViewer - 2)
    return try table.with([
        "viewer's ratings": ofViewer - 1, "viewer's films": col("viewer's films") - 1,
        "viewer's mean rating": col("viewer's mean rating") - distance / (ofViewer - 1),
        "viewer's deviation": when(variance < 0, then: 0, otherwise: variance).squareRoot,
        "viewer's ratings a month": col("viewer's ratings a month") * (ofViewer - 1) / ofViewer,
        "film's ratings": ofFilm - 1, "film's viewers": col("film's viewers") - 1,
        "film's mean rating": col("film's mean rating")
            - (col("rating") - col("film's mean rating")) / (ofFilm - 1),
    ])
}
