/// The constants of the planted truth that `MovieLensRatings` describes.
///
/// Scores are in units of the noise, whose standard deviation is 1.
enum MovieLensTruth {
    // MARK: Sizes at scale 1

    static let ratingCount = 1_000_000
    static let userCount = 6_040
    static let filmCount = 3_900

    // MARK: Activity and popularity

    /// The fewest ratings of a user.
    static let leastRatings = 20
    /// The standard deviation of the logarithm of the number of ratings of a user beyond the fewest.
    static let activitySpread = 0.95
    /// The standard deviation of the logarithm of the popularity of films.
    static let popularitySpread = 1.9
    /// The increase of the log-odds of choosing a film for each unit of its score for the user.
    static let choice = 0.5

    // MARK: Scores

    /// The standard deviation of users' generosity.
    static let generosity = 0.42
    /// The standard deviation of films' quality beyond what goes with popularity.
    static let quality = 0.5
    /// The increase of the score for one standard deviation of the logarithm of popularity.
    static let popularityEffect = 0.12
    /// The increase of the score for each year of a film's age at the rating, up to the largest age.
    static let ageEffect = 0.012
    /// The age from which on its effect is constant, in years.
    static let largestAge = 40
    /// The standard deviation of a user's own taste for each genre.
    static let taste = 0.3
    /// The standard deviation of a user's liking of each trait of films that no genre tells.
    static let traitTaste = 0.45
    /// The number of such traits.
    static let traitCount = 2
    /// The scores at which a rating becomes 2, 3, 4 and 5.
    static let thresholds = [-1.75, -0.85, 0.25, 1.5]

    // MARK: Groups

    /// The exact fraction of users who are women.
    static let womenFraction = 0.28
    /// The age codes of the release with the fraction of users of each.
    static let ages: [(code: Int, fraction: Double)] = [
        (1, 0.037), (18, 0.183), (25, 0.347), (35, 0.197), (45, 0.091), (50, 0.082), (56, 0.063),
    ]
    /// The genres of the release, each with the weight of its frequency and what it adds to the score of a film for women beyond
    /// men, and for a user of 56 beyond one of 18.
    static let genres: [(name: String, weight: Double, women: Double, older: Double)] = [
        ("Action", 13, -0.35, -0.15), ("Adventure", 7, -0.1, -0.1), ("Animation", 3, 0.1, -0.2),
        ("Children's", 6, 0.3, -0.1), ("Comedy", 30, 0, -0.1), ("Crime", 5, -0.1, 0),
        ("Documentary", 3, 0, 0.1), ("Drama", 40, 0.15, 0.25), ("Fantasy", 2, 0, -0.1),
        ("Film-Noir", 1, -0.1, 0.3), ("Horror", 8, -0.3, -0.35), ("Musical", 3, 0.45, 0.2),
        ("Mystery", 3, 0, 0.2), ("Romance", 12, 0.5, 0.1), ("Sci-Fi", 7, -0.35, -0.2),
        ("Thriller", 12, -0.1, 0), ("War", 4, -0.25, 0.45), ("Western", 2, -0.2, 0.4),
    ]

    // MARK: Defects, exact

    /// The fraction of rating rows of a film that `movies.dat` lacks.
    static let unknownFilmFraction = 0.0005
    /// The fraction of rating rows that say again, later, what a user thinks of a film.
    static let repeatedFraction = 0.0002
    /// The number of films that are listed under two ids, at any scale.
    static let twinCount = 4
    /// The number of films without a year in their title, at any scale.
    static let yearlessCount = 3
    /// The number of films without a genre, at any scale.
    static let genrelessCount = 2
}
