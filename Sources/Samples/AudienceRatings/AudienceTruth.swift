/// The constants of the sample data for `audience-decode`: what `AudienceRatings` describes, in numbers.
///
/// Scores are in units of the noise, whose standard deviation is 1.
enum AudienceTruth {
    // MARK: Sizes at scale 1

    static let ratingCount = 4_025_000
    static let viewerCount = 480_000
    static let filmCount = 17_770

    // MARK: How often

    /// The standard deviation of the logarithm of how often a viewer rates.
    static let activitySpread = 1.5
    /// The standard deviation of the logarithm of how often a film is rated.
    static let popularitySpread = 2.0
    /// The share of a viewer's ratings that fall on the first day.
    static let firstDayShare = 0.45

    // MARK: How high

    /// The standard deviation of viewers' generosity.
    static let generosity = 0.45
    /// The standard deviation of films' quality, each film as heavy as it is popular.
    static let quality = 0.7
    /// What each year of a film's age at the rating adds to the score.
    static let ageEffect = 0.012
    /// The age without effect, in years, and the one beyond which a film is no dearer for being older.
    static let (middleAge, largestAge) = (10, 50)
    /// The scores at which a rating becomes 2, 3, 4 and 5.
    static let thresholds = [-2.215, -1.39, -0.252, 0.958]

    // MARK: Statistics that are missing

    /// A film has statistics in a file from so many valid ratings on.
    static let leastFilmRatings = 3
    /// The share of films whose year of release is unknown, met exactly.
    static let unknownYearShare = 0.002
}
