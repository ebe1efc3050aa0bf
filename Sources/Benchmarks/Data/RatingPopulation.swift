import Numerics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Synthetic users and films, and the distribution of ratings.
///
/// The score of a rating is the sum of the generosity of the user, the quality of the film, the match of the film with the
/// taste of the user, and noise; thresholds turn it into one to five stars. A few users and films have most of the ratings.
struct RatingPopulation {
    /// The number of days of ratings: from 11 November 1999 to the end of 2005.
    static let dayCount = 2242
    /// The scores from which on a rating has two, three, four and five stars; about 5, 10, 28, 34 and 23 % of the ratings have
    /// one to five stars.
    private static let thresholds = [-1.75, -0.99, 0.05, 1.15]

    private struct User {
        var generosity: Double
        /// The factor of the noise of the ratings.
        var noiseScale: Double
        var taste: Double
        var firstDay: Double
        /// The number of days within which all ratings are.
        var span: Double
    }

    private struct Film {
        var quality: Double
        var genre: Double
        /// The year of release; NaN if it is unknown.
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

    /// Generates users and films.
    init(users userCount: Int, films filmCount: Int, using random: inout RandomState) {
        userDraw = WeightedDraw(logNormal: userCount, spread: 1.1, using: &random)
        filmDraw = WeightedDraw(logNormal: filmCount, spread: 2.7, using: &random)
        users = (0..<userCount).map { _ in
            User(
                generosity: random.normal(standardDeviation: 0.5),
                noiseScale: exp(random.normal(standardDeviation: 0.3)),
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

    /// Draws a rating.
    func rating(using random: inout RandomState) -> Rating {
        let userIndex = userDraw(using: &random)
        let filmIndex = filmDraw(using: &random)
        let user = users[userIndex]
        let film = films[filmIndex]
        let score =
            user.generosity + film.quality + user.taste * film.genre
            + user.noiseScale * random.normal(standardDeviation: 0.89)
        // Almost half of all ratings are on the user's first day.
        let later = random.random() < 0.45 ? 0 : random.random() * user.span
        return Rating(
            user: Int32(userIndex), film: Int32(filmIndex),
            day: Int16(min(user.firstDay + later, Double(Self.dayCount - 1))),
            stars: UInt8(1 + Self.thresholds.count { score >= $0 }))
    }

    /// Returns the year of release of a film; NaN if it is unknown.
    func year(ofFilm film: Int32) -> Double { films[Int(film)].year }
}

/// The rating of a film by a user, both by their indices in a ``RatingPopulation``.
struct Rating {
    var user: Int32
    var film: Int32
    /// The day, from 0.
    var day: Int16
    /// The stars, one to five.
    var stars: UInt8
}

extension RandomState {
    /// Draws a number from the exponential distribution.
    mutating func exponential(mean: Double) -> Double { -mean * log(1 - random()) }
}
