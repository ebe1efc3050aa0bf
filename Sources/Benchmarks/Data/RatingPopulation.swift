import Numerics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Made-up users and films, and how users come to rate films.
///
/// A rating is the sum of how kindly its user rates, how good the film is, how the film suits the user's taste, and
/// noise, cut into one to five stars. A few users and films have most of the ratings.
struct RatingPopulation {
    /// The days of ratings: from 11 November 1999 to the end of 2005.
    static let dayCount = 2242
    /// The thresholds at which a rating gets its second, third, fourth and fifth star: some 5, 10, 28, 34 and 23 of a hundred have as many.
    private static let cuts = [-1.75, -0.99, 0.05, 1.15]

    private struct User {
        var kindness: Double
        /// The factor of the noise of the ratings: some are erratic, some are steady.
        var erraticism: Double
        var taste: Double
        var firstDay: Double
        /// Within so many days all ratings are given.
        var span: Double
    }

    private struct Film {
        var quality: Double
        var genre: Double
        /// NaN where it is not known.
        var year: Double
    }

    private var users: [User] = []
    private var films: [Film] = []
    private let userDraw: WeightedDraw
    private let filmDraw: WeightedDraw

    /// The number of users.
    var userCount: Int { users.count }
    /// The number of films.
    var filmCount: Int { films.count }

    /// So many users and films.
    init(users userCount: Int, films filmCount: Int, using random: inout RandomState) {
        userDraw = WeightedDraw(logNormal: userCount, spread: 1.1, using: &random)
        filmDraw = WeightedDraw(logNormal: filmCount, spread: 2.7, using: &random)
        users = (0..<userCount).map { _ in
            User(
                kindness: random.normal(standardDeviation: 0.5),
                erraticism: exp(random.normal(standardDeviation: 0.3)),
                taste: random.normal(standardDeviation: 0.25),
                firstDay: 2190 * random.random().squareRoot(), span: random.exponential(mean: 240))
        }
        films = (0..<filmCount).map { _ in
            let age = min(random.exponential(mean: 12).rounded(.down), 109)
            let year = random.random() < 0.0004 ? .nan : 2005 - age
            return Film(
                quality: random.normal(mean: 0.2, standardDeviation: 0.4), genre: random.normal(), year: year)
        }
    }

    /// One rating.
    func rating(using random: inout RandomState) -> Rating {
        let userPosition = userDraw(using: &random)
        let filmPosition = filmDraw(using: &random)
        let user = users[userPosition]
        let film = films[filmPosition]
        let score =
            user.kindness + film.quality + user.taste * film.genre
            + user.erraticism * random.normal(standardDeviation: 0.89)
        // Almost half of all ratings are given on the first day.
        let later = random.random() < 0.45 ? 0 : random.random() * user.span
        return Rating(
            user: Int32(userPosition), film: Int32(filmPosition),
            day: Int16(min(user.firstDay + later, Double(Self.dayCount - 1))),
            stars: UInt8(1 + Self.cuts.count { score >= $0 }))
    }

    /// The year in which a film came out; NaN where it is not known.
    func year(ofFilm position: Int32) -> Double { films[Int(position)].year }
}

/// A user's opinion of a film, by their indices in a ``RatingPopulation``.
struct Rating {
    var user: Int32
    var film: Int32
    /// Counted from the first one.
    var day: Int16
    /// One to five.
    var stars: UInt8
}

extension RandomState {
    /// A number from the exponential distribution.
    mutating func exponential(mean: Double) -> Double { -mean * log(1 - random()) }
}
