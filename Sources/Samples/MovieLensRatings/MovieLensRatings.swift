import Frames
import Numerics

/// Sample data for `movielens`: users, films and ratings in the format of MovieLens 1M, `users.dat`, `movies.dat` and
/// `ratings.dat` with `::` between fields and in Latin-1. All of it is synthetic, and titles are invented.
///
/// At scale 1 there are a million ratings by 6,040 users of about 3,900 films; the default is a tenth of that. The number of users
/// is proportional to the scale, their activity does not depend on it, and the number of films is proportional to its square root.
///
/// The planted truth (`MovieLensTruth` has the numbers):
///
/// - *The score of a rating* is the sum of the user's generosity, the film's quality, the user's taste for the film's genres and for
///   two traits that no genre tells, an effect of the film's age, and noise; fixed thresholds turn it into 1 to 5 stars. More than half of the ratings are 4 or 5.
/// - *Taste* has a part of the group and a larger part of the user's own. Women prefer romances, musicals and children's films, men
///   action, science fiction, horror and war; older users war films, westerns, film noir and drama, younger ones horror and
///   animation. So groups differ by genre on average, and still a user's gender and age say little once the past is known.
/// - *Traits* are what a factorisation finds and means cannot: so it predicts better than biases do.
/// - *Old films are rated higher*, up to an age of 40 years, and so are popular ones.
/// - *Choice*: users choose films by popularity and, less, by what they will like.
/// - *No effect* have occupation, region, hour, weekday and month, and the time that a user has been there.
/// - *Long tails*: the activity of users and the popularity of films are log-normal; each user has at least 20 ratings.
/// - *Times*: most ratings of a user come in the first sitting, pages of them in the same second.
/// - *Defects*, exact: 0.05 % of the rows rate a film that `movies.dat` lacks, 0.02 % rate a film again; four films are listed under
///   two ids, three lack the year, two lack genres. Ids of films have gaps, and not all films are rated.
public struct MovieLensRatings: SampleGenerator {
    /// The largest scale, thirty million ratings.
    static let largestScale = 30.0
    /// A hundred thousand ratings.
    static let defaultScale = 0.1
    /// The seed of users, films and ratings.
    static let seed: UInt32 = 100_000

    /// Creates a generator.
    public init() {}

    /// Writes `users.dat`, `movies.dat` and `ratings.dat`.
    ///
    /// - Throws: `SampleDataError` for a scale that is not between 0 and 30, or a file that cannot be written.
    public func write(to folder: String, scale: Double?) throws {
        let scale = scale ?? Self.defaultScale
        try SampleDataError.requireScale(scale, upTo: Self.largestScale)
        var random = RandomState(seed: Self.seed)
        let count = max(5_000, Int((Double(MovieLensTruth.ratingCount) * scale).rounded()))
        let films = SampleFilms(
            count: max(120, Int((Double(MovieLensTruth.filmCount) * scale.squareRoot()).rounded())),
            using: &random)
        let users = Self.users(
            max(40, Int((Double(MovieLensTruth.userCount) * scale).rounded())), using: &random)
        try Self.write(users, to: folder + "/users.dat")
        try Self.write(films.films, to: folder + "/movies.dat")
        var ratings = SampleRatings(films: films, count: count, userCount: users.count, using: &random)
        try ratings.write(of: users, to: folder + "/ratings.dat", using: &random)
    }

    private static func users(_ count: Int, using random: inout RandomState) -> [SampleUser] {
        let ages = WeightedSampler(MovieLensTruth.ages.map(\.fraction))
        var women = SelectionSampler(fraction: MovieLensTruth.womenFraction, of: count)
        return (0..<count).map { _ in
            SampleUser(isWoman: women.selectsNext(using: &random), ages: ages, using: &random)
        }
    }

    private static func write(_ users: [SampleUser], to path: String) throws {
        let file = try LatinFile(path)
        for (index, user) in users.enumerated() {
            let sex = user.isWoman ? "F" : "M"
            try file.write("\(index + 1)::\(sex)::\(user.age)::\(user.occupation)::\(user.zipCode)\n")
        }
        try file.close()
    }

    private static func write(_ films: [SampleFilm], to path: String) throws {
        let file = try LatinFile(path)
        for film in films {
            let genres = film.genres.map { MovieLensTruth.genres[$0].name }.joined(separator: "|")
            try file.write("\(film.id)::\(film.title)::\(genres.isEmpty ? "(no genres listed)" : genres)\n")
        }
        try file.close()
    }
}
