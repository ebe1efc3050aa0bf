import Frames

/// Sample data for `audience-decode`: ratings of films from 1 to 5 stars, dealt by lot to three SQLite files, each with
/// the statistics of its own ratings. Nobody gave these ratings, and the films do not exist.
///
/// At scale 1 there are 4,025,000 ratings by 480,000 viewers of 17,770 films; the default is a twentieth of it. With a
/// smaller scale there are fewer viewers, each as active as before, and by the square root of the scale fewer films.
///
/// What is planted, and so can be found again (`AudienceTruth` has the numbers):
///
/// - *What a rating is made of*: the viewer's generosity (a standard deviation of 0.45), the film's quality (0.7), the
///   film's age and noise (1). Their sum becomes 1 to 5 stars by fixed thresholds. About 57 % of the ratings are 4 or 5.
///   So whoever knew generosity, quality and age could tell high ratings from low ones with an area under the ROC curve
///   of 0.80 and an accuracy of 0.73, and without seeing the rating itself *nobody can do better*.
/// - *Old films are dearer*: each year between release and rating adds 0.012, up to 50 years. Quality, popularity
///   and the year of release have nothing to do with each other. Nobody rates a film before the year of its release.
/// - *What has no effect*: month and weekday, in no way; the year of a rating, but for the films' age; how active a
///   viewer is, and how popular a film is.
/// - *The leak*: each file's statistics are those of all its valid ratings, the one to be foretold among them. Of a viewer
///   with a single rating the mean *is* that rating, and half of the viewers in validation and test have a single one. So
///   scores with these statistics go beyond what anybody could know: areas of about 0.92 with boosted trees and 0.88
///   with logistic regression, where the same models get about 0.76 and 0.75 from statistics that leave the rating out.
///   The fewer ratings a viewer has in the file, the larger the gain.
/// - *Heavy tails*: how often viewers rate, and films are rated, is log-normal. Most viewers have one to three ratings in
///   a file, some have hundreds.
/// - *Rows that must go*: 9 % of each file's rows, exactly. They lack the rating (2.7 %) or the date (0.9 %), or have a
///   rating out of range (1 %), a date that cannot be read (0.4 %), the mark of an anomalous date (3 %), or the mark and a
///   date that is impossible (1 %); each row has one of these at most, and it depends on nothing (`RatingQuirk`).
/// - *Rows without a partner*: 0.2 % of the viewers in train, and 2 % in validation and test, have no statistics, whoever
///   they are; films have them from 3 valid ratings in the file on, which fewer films reach in the smaller files.
/// - A standard deviation is missing where there is one rating; the days between first and last rating are 0 where all
///   fell on one day; the year of release is the text `NULL` for 0.2 % of the films.
/// - A viewer may rate a film again, so `unique_movies` is now and then below `total_ratings`.
public struct AudienceRatings: SampleGenerator {
    /// The largest scale, forty million ratings.
    static let largestScale = 10.0
    /// Two hundred thousand ratings.
    static let defaultScale = 0.05
    static let seed: UInt32 = 40_250

    /// A generator; all are alike.
    public init() {}

    /// Writes `viewer_interactions_train.db`, `viewer_interactions_val.db` and `viewer_interactions_test.db`, one after
    /// the other, so that one at a time is in memory.
    ///
    /// - Throws: `SampleDataError` for a scale outside of 0 to 10, `SQLiteError` for a folder that can't be written to.
    public func write(to folder: String, scale: Double?) throws {
        let audience = try Self.audience(scale: scale ?? Self.defaultScale)
        let writer = SQLiteWriter(types: ["movie_statistics": ["year_of_release": .integer]])
        for part in AudiencePart.allCases {
            let tables = try AudienceTables(part, of: audience)
            try writer.write(
                [
                    "viewer_ratings": tables.viewerRatings, "user_statistics": tables.userStatistics,
                    "movie_statistics": tables.movieStatistics,
                ], to: folder + "/" + part.fileName)
        }
    }

    /// The viewers and the films.
    static func audience(scale: Double) throws -> Audience {
        guard scale > 0, scale <= largestScale else {
            throw SampleDataError.scale(scale, largest: largestScale)
        }
        return Audience(scale: scale)
    }
}
