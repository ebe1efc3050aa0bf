import Numerics

/// The ratings of the sample, drawn and written user by user.
struct SampleRatings {
    private let films: SampleFilms
    private let count: Int
    /// The number of ratings of each user.
    private let counts: [Int]
    private var unknown: SelectionSampler
    private var repeated: SelectionSampler

    /// - Parameter count: the number of ratings, but for those that are said again.
    init(films: SampleFilms, count: Int, userCount: Int, using random: inout RandomState) {
        self.films = films
        self.count = count
        counts = Self.distribute(count, to: userCount, films: films.films.count, using: &random)
        unknown = SelectionSampler(fraction: MovieLensTruth.unknownFilmFraction, of: counts.reduce(0, +))
        repeated = SelectionSampler(fraction: MovieLensTruth.repeatedFraction, of: counts.reduce(0, +))
    }

    /// Writes the ratings of all users.
    mutating func write(of users: [SampleUser], to path: String, using random: inout RandomState) throws {
        let file = try LatinFile(path)
        for (index, user) in users.enumerated() {
            let times = RatingTimes.times(counts[index], using: &random)
            var seen: Set<Int> = []
            var again: String?
            for time in times {
                let film = choose(for: user, at: time, seen: &seen, using: &random)
                let score = user.score(of: film, in: RatingTimes.year(of: time)) + random.normal()
                let rating = 1 + MovieLensTruth.thresholds.count { score >= $0 }
                // An id far beyond those of the films.
                let id = unknown.selectsNext(using: &random) ? 90_000 + film.id : film.id
                try file.write("\(index + 1)::\(id)::\(rating)::\(time)\n")
                if repeated.selectsNext(using: &random) {
                    again = "\(index + 1)::\(id)::\(max(1, rating - 1))::\(time + 86_400)\n"
                }
            }
            if let again { try file.write(again) }
        }
        try file.close()
    }

    /// Chooses a film that the user has not rated, by popularity and by liking.
    private func choose(
        for user: SampleUser, at time: Int, seen: inout Set<Int>, using random: inout RandomState
    ) -> SampleFilm {
        var index = 0
        for attempt in 0... {
            // An active user has seen what is popular; then any film will do.
            index = attempt < 200 ? films.draw(using: &random) : random.randint(films.films.indices)
            guard !seen.contains(index) else { continue }
            let liking = user.score(of: films.films[index], in: RatingTimes.year(of: time))
            let odds = (MovieLensTruth.choice * liking).exponential
            if random.random() < odds / (1 + odds) || attempt > 400 { break }
        }
        seen.insert(index)
        return films.films[index]
    }

    /// Distributes the ratings among the users: the fewest for each, and the others in proportion to activity.
    private static func distribute(
        _ count: Int, to users: Int, films: Int, using random: inout RandomState
    ) -> [Int] {
        let activity = (0..<users).map { _ in
            random.normal(standardDeviation: MovieLensTruth.activitySpread).exponential
        }
        let total = activity.reduce(0, +)
        let rest = Double(count - users * MovieLensTruth.leastRatings)
        var (sum, assigned) = (0.0, 0)
        return activity.map { one in
            sum += one
            let next = Int((sum / total * rest).rounded())
            defer { assigned = next }
            // Nobody rates more than two thirds of the films.
            return min(MovieLensTruth.leastRatings + next - assigned, films * 2 / 3)
        }
    }
}
