import Base
import Numerics

/// Ratings with what is known of their users and films: whether a rating has four stars or more is to be told from
/// fourteen columns.
///
/// The columns hold what tables hold: counts of which a few are huge, means with thousands of distinct values, years,
/// months and weekdays; some values are missing. Means and deviations come from the very ratings that are to be told, as
/// in many a notebook, so that the area under the ROC curve is about 0.9.
struct RatingTable {
    /// The columns of numbers.
    static let numbers = [
        "user_total_ratings", "user_unique_movies", "user_avg_rating", "user_std_rating",
        "user_activity_days",
        "user_ratings_per_month", "movie_total_ratings", "movie_unique_users", "movie_avg_rating",
        "movie_year_of_release", "movie_age_at_rating", "rating_year",
    ]
    /// The columns of few whole numbers, with those that occur.
    static let categories = [("rating_month", 1...12), ("rating_dayofweek", 0...6)]
    /// The names of all columns.
    static var columnNames: [String] { numbers + categories.map(\.0) }

    private let ratings: [Rating]
    private let population: RatingPopulation
    private let byUser: RatingStatistics
    private let byFilm: RatingStatistics
    private let calendar: [(year: Double, month: Double, weekday: Double)]

    /// So many ratings at random.
    init(rows: Int, of population: RatingPopulation, using random: inout RandomState) {
        self.population = population
        ratings = (0..<rows).map { _ in population.rating(using: &random) }
        // Ratings of one user for one film stand together.
        let pairs = ratings.map { UInt64($0.user) << 32 | UInt64($0.film) }.sorted()
        let distinct = pairs.indices.filter { $0 == 0 || pairs[$0] != pairs[$0 - 1] }.map { pairs[$0] }
        byUser = RatingStatistics(
            ratings, of: \.user, count: population.userCount, partners: distinct.map { Int($0 >> 32) })
        byFilm = RatingStatistics(
            ratings, of: \.film, count: population.filmCount,
            partners: distinct.map { Int($0 & 0xFFFF_FFFF) })
        let firstDay = 10_906  // 11 November 1999, counted from 1970
        calendar = (0..<RatingPopulation.dayCount).map { day in
            let time = Timestamp(secondsSince1970: Double((firstDay + day) * 86_400))
            return (Double(time.year), Double(time.month), Double(time.weekday))
        }
    }

    /// Which ratings have four stars or more.
    var labels: [Bool] { ratings.map { $0.stars >= 4 } }

    /// A column by its name; NaN is missing.
    func column(_ name: String) -> [Double] {
        switch name {
        case "user_total_ratings": ratings.map { byUser.counts[Int($0.user)] }
        case "user_unique_movies": ratings.map { byUser.partnerCounts[Int($0.user)] }
        case "user_avg_rating": ratings.map { byUser.mean(Int($0.user)) }
        case "user_std_rating": ratings.map { byUser.deviation(Int($0.user)) }
        case "user_activity_days": ratings.map { byUser.activeDays(Int($0.user)) }
        case "user_ratings_per_month":
            ratings.map { rating in
                let days = byUser.activeDays(Int(rating.user))
                return days > 0 ? byUser.counts[Int(rating.user)] / (days / 30) : .nan
            }
        case "movie_total_ratings": ratings.map { byFilm.counts[Int($0.film)] }
        case "movie_unique_users": ratings.map { byFilm.partnerCounts[Int($0.film)] }
        case "movie_avg_rating": ratings.map { byFilm.mean(Int($0.film)) }
        case "movie_year_of_release": ratings.map { population.year(ofFilm: $0.film) }
        case "movie_age_at_rating":
            ratings.map { calendar[Int($0.day)].year - population.year(ofFilm: $0.film) }
        case "rating_year": ratings.map { calendar[Int($0.day)].year }
        case "rating_month": ratings.map { calendar[Int($0.day)].month }
        default: ratings.map { calendar[Int($0.day)].weekday }
        }
    }
}

/// Statistics of all users, or of all films, from their ratings.
private struct RatingStatistics {
    private(set) var counts: [Double]
    /// The number of distinct films that a user rated, or of users who rated a film.
    private(set) var partnerCounts: [Double]
    private var sums: [Double]
    private var squares: [Double]
    private var firstDays: [Int16]
    private var lastDays: [Int16]

    /// - Parameters:
    ///   - key: whose statistics.
    ///   - partners: the user, or the film, of each pair of the two that occurs.
    init(_ ratings: [Rating], of key: (Rating) -> Int32, count: Int, partners: [Int]) {
        counts = [Double](repeating: 0, count: count)
        partnerCounts = counts
        sums = counts
        squares = counts
        firstDays = [Int16](repeating: .max, count: count)
        lastDays = [Int16](repeating: 0, count: count)
        for rating in ratings {
            let position = Int(key(rating))
            let stars = Double(rating.stars)
            counts[position] += 1
            sums[position] += stars
            squares[position] += stars * stars
            firstDays[position] = min(firstDays[position], rating.day)
            lastDays[position] = max(lastDays[position], rating.day)
        }
        for partner in partners { partnerCounts[partner] += 1 }
    }

    func mean(_ position: Int) -> Double { sums[position] / counts[position] }

    /// The standard deviation of a sample; NaN of a single rating.
    func deviation(_ position: Int) -> Double {
        let count = counts[position]
        guard count > 1 else { return .nan }
        let mean = sums[position] / count
        return (max(0, squares[position] - count * mean * mean) / (count - 1)).squareRoot()
    }

    func activeDays(_ position: Int) -> Double { Double(lastDays[position] - firstDays[position]) }
}
