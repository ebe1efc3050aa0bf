/// The constants of the planted truth that `AudienceRatings` describes.
///
/// Scores are in units of the noise, whose standard deviation is 1.
enum AudienceTruth {
    // MARK: Sizes at scale 1

    static let ratingCount = 4_025_000
    static let viewerCount = 480_000
    static let filmCount = 17_770

    // MARK: Activity and popularity

    /// The standard deviation of the logarithm of the activity of viewers.
    static let activitySpread = 1.5
    /// The standard deviation of the logarithm of the popularity of films.
    static let popularitySpread = 2.0
    /// The fraction of a viewer's ratings that is on the first day.
    static let firstDayFraction = 0.45

    // MARK: Scores

    /// The standard deviation of viewers' generosity.
    static let generosity = 0.45
    /// The standard deviation of films' quality, weighted by popularity.
    static let quality = 0.7
    /// The increase of the score for each year of a film's age at the rating.
    static let ageEffect = 0.012
    /// The age at which the effect is zero, and the age from which on it is constant, in years.
    static let (middleAge, largestAge) = (10, 50)
    /// The scores at which a rating becomes 2, 3, 4 and 5.
    static let thresholds = [-2.215, -1.39, -0.252, 0.958]

    // MARK: Missing statistics

    /// The minimum number of valid ratings for a film to have statistics in a file.
    static let leastFilmRatings = 3
    /// The exact fraction of films whose year of release is unknown.
    static let unknownYearFraction = 0.002
}
