import Base
import Numerics

/// Ratings with the statistics of their users and films: fourteen columns from which to predict whether a rating has four
/// stars or more.
///
/// The columns are typical of tables: heavy-tailed counts, means with thousands of distinct values, years, months and
/// weekdays; some values are missing. Means and deviations include the ratings that are to be predicted, as in many
/// notebooks, so the area under the ROC curve is about 0.9.
struct RatingTable {
    /// The names of the columns of numbers.
    static let numbers = [
        "user_total_ratings", "user_unique_movies", "user_avg_rating", "user_std_rating",
        "user_activity_days",
        "user_ratings_per_month", "movie_total_ratings", "movie_unique_users", "movie_avg_rating",
        "movie_year_of_release", "movie_age_at_rating", "rating_year",
    ]
    /// The names of the columns of categories, with the integers that stand for them.
    static let categories = [("rating_month", 1...12), ("rating_dayofweek", 0...6)]
    /// The names of all columns.
    static var columnNames: [String] { numbers + categories.map(\.0) }

    private let ratings: [Rating]
    private let population: RatingPopulation
    private let byUser: RatingAggregates
    private let byFilm: RatingAggregates
    private let calendar: [(year: Double, month: Double, weekday: Double)]

    /// Generates ratings.
    init(rows: Int, of population: RatingPopulation, using random: inout RandomState) {
        self.population = population
        ratings = (0..<rows).map { _ in population.rating(using: &random) }
        // Sorting brings ratings of the same film by the same user together.
        let pairs = ratings.map { UInt64($0.user) << 32 | UInt64($0.film) }.sorted()
        let distinct = pairs.indices.filter { $0 == 0 || pairs[$0] != pairs[$0 - 1] }.map { pairs[$0] }
        byUser = RatingAggregates(
            ratings, of: \.user, count: population.userCount, partners: distinct.map { Int($0 >> 32) })
        byFilm = RatingAggregates(
            ratings, of: \.film, count: population.filmCount,
            partners: distinct.map { Int($0 & 0xFFFF_FFFF) })
        let firstDay = 10_906  // 11 November 1999, counted from 1970
        calendar = (0..<RatingPopulation.dayCount).map { day in
            let time = Timestamp(secondsSince1970: Double((firstDay + day) * 86_400))
            return (Double(time.year), Double(time.month), Double(time.weekday))
        }
    }

    /// Whether each rating has four stars or more.
    var labels: [Bool] { ratings.map { $0.stars >= 4 } }

    /// Returns a column by its name, NaN for missing values.
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

/// The statistics of the ratings of all users, or of all films.
private struct RatingAggregates {
    private(set) var counts: [Double]
    /// The numbers of distinct films of the users, or of users of the films.
    private(set) var partnerCounts: [Double]
    private var sums: [Double]
    private var squares: [Double]
    private var firstDays: [Int16]
    private var lastDays: [Int16]

    /// Computes the statistics.
    ///
    /// - Parameters:
    ///   - key: the user or the film of a rating.
    ///   - partners: the user, or the film, of each distinct pair of a user and a film.
    init(_ ratings: [Rating], of key: (Rating) -> Int32, count: Int, partners: [Int]) {
        counts = [Double](repeating: 0, count: count)
        partnerCounts = counts
        sums = counts
        squares = counts
        firstDays = [Int16](repeating: .max, count: count)
        lastDays = [Int16](repeating: 0, count: count)
        for rating in ratings {
            let index = Int(key(rating))
            let stars = Double(rating.stars)
            counts[index] += 1
            sums[index] += stars
            squares[index] += stars * stars
            firstDays[index] = min(firstDays[index], rating.day)
            lastDays[index] = max(lastDays[index], rating.day)
        }
        for partner in partners { partnerCounts[partner] += 1 }
    }

    func mean(_ index: Int) -> Double { sums[index] / counts[index] }

    /// The sample standard deviation; NaN for a single rating.
    func deviation(_ index: Int) -> Double {
        let count = counts[index]
        guard count > 1 else { return .nan }
        let mean = sums[index] / count
        return (max(0, squares[index] - count * mean * mean) / (count - 1)).squareRoot()
    }

    func activeDays(_ index: Int) -> Double { Double(lastDays[index] - firstDays[index]) }
}
