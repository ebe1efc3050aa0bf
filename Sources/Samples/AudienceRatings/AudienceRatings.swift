import Frames

/// Sample data for `audience-decode`: ratings of films from 1 to 5 stars, assigned at random to three SQLite files, each with
/// the statistics of its own ratings. Ratings and films are synthetic.
///
/// At scale 1 there are 4,025,000 ratings by 480,000 viewers of 17,770 films; the default is a twentieth of that. The number
/// of viewers is proportional to the scale, their activity does not depend on it, and the number of films is proportional to
/// its square root.
///
/// The planted truth (`AudienceTruth` has the numbers):
///
/// - *The score of a rating* is the sum of the viewer's generosity (standard deviation 0.45), the film's quality (0.7), an
///   effect of the film's age, and noise (1); fixed thresholds turn it into 1 to 5 stars. About 57 % of the ratings are 4
///   or 5. With generosity, quality and age known, high ratings can be predicted with an area under the ROC curve of 0.80
///   and an accuracy of 0.73, and without the rating itself *no model can do better*.
/// - *Old films are rated higher*: each year between release and rating adds 0.012, up to 50 years. Quality, popularity and
///   year of release are uncorrelated. No film is rated before the year of its release.
/// - *No effect* have month and weekday; the year of a rating, except through the age of films; the activity of a viewer and
///   the popularity of a film.
/// - *The leak*: the statistics of each file are those of all its valid ratings, including the one to be predicted. For a
///   viewer with a single rating the mean *is* that rating, and half of the viewers in validation and test have a single
///   one. So models with these statistics exceed the limit above: areas of about 0.92 with boosted trees and 0.88 with
///   logistic regression, where the same models get about 0.76 and 0.75 from statistics without the rating itself. The
///   fewer ratings a viewer has in the file, the larger the difference.
/// - *Heavy tails*: the numbers of ratings of viewers and of films are log-normal. Most viewers have one to three ratings in
///   a file, some have hundreds.
/// - *Invalid rows*: exactly 9 % of the rows of each file. They lack the rating (2.7 %) or the date (0.9 %), or have a rating
///   out of range (1 %), a date that cannot be parsed (0.4 %), the mark of an anomalous date (3 %), or that mark and an
///   impossible date (1 %). Each row has at most one of these, independently of everything else (`RatingQuirk`).
/// - *Rows without statistics*: exactly 0.2 % of the viewers in train, and 2 % in validation and test, at random; and films
///   with less than 3 valid ratings in the file, which are more films in the smaller files.
/// - A standard deviation is missing for a single rating; the days between first and last rating are 0 if all are on one
///   day; the year of release is the text `NULL` for 0.2 % of the films.
/// - A viewer may rate a film more than once, so `unique_movies` is sometimes below `total_ratings`.
public struct AudienceRatings: SampleGenerator {
    /// The largest scale, forty million ratings.
    static let largestScale = 10.0
    /// Two hundred thousand ratings.
    static let defaultScale = 0.05
    /// The seed of viewers, films and their activity.
    static let seed: UInt32 = 40_250

    /// Creates a generator.
    public init() {}

    /// Writes `viewer_interactions_train.db`, `viewer_interactions_val.db` and `viewer_interactions_test.db`, of which only
    /// one at a time is in memory.
    ///
    /// - Throws: `SampleDataError` for a scale that is not between 0 and 10, `SQLiteError` if a file cannot be written.
    public func write(to folder: String, scale: Double?) throws {
        let audience = try Self.audience(scale: scale ?? Self.defaultScale)
        let writer = SQLiteWriter(types: ["movie_statistics": ["year_of_release": .integer]])
        for split in DataSplit.allCases {
            let tables = try AudienceTables(split, of: audience)
            try writer.write(
                [
                    "viewer_ratings": tables.viewerRatings, "user_statistics": tables.userStatistics,
                    "movie_statistics": tables.movieStatistics,
                ], to: folder + "/" + split.fileName)
        }
    }

    /// Generates the viewers and the films.
    static func audience(scale: Double) throws -> Audience {
        try SampleDataError.requireScale(scale, upTo: largestScale)
        return Audience(scale: scale)
    }
}
