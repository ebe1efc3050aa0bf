import Numerics

/// A row of `viewer_ratings`: twelve bytes, because there are many.
struct SampleRating: Sendable {
    /// Positions, not numbers.
    var viewer: Int32
    var film: Int32
    var day: Int16
    var rating: Int8
    var quirk: RatingQuirk
}

/// The ratings of one file, and the statistics of those of them that are valid.
struct PartRatings: Sendable {
    /// In a random order.
    private(set) var ratings: [SampleRating] = []
    /// Of the viewers with valid ratings, in their order.
    private(set) var viewers: [(viewer: Int, statistics: RatingStatistics)] = []
    /// Of all films, by position; some may be empty.
    private(set) var films: [RatingStatistics]

    /// Draws the ratings, viewer by viewer.
    init(_ part: AudiencePart, of audience: Audience, using random: inout RandomState) {
        let count = audience.ratingCount(in: part)
        let filmCount = audience.catalogue.films.count
        films = Array(repeating: RatingStatistics(), count: filmCount)
        ratings.reserveCapacity(count)
        var quirks = Lots(shares: RatingQuirk.allCases.map(\.share), of: count)
        // The last viewer with a valid rating of each film.
        var lastViewers = [Int](repeating: -1, count: filmCount)
        for viewer in audience.viewers.indices {
            var statistics = RatingStatistics()
            for _ in 0..<audience.ratingCount(of: viewer, in: part) {
                let row = audience.rating(of: viewer, quirks: &quirks, using: &random)
                ratings.append(row)
                guard row.quirk == .none else { continue }
                let film = Int(row.film)
                let isFirst = lastViewers[film] != viewer
                lastViewers[film] = viewer
                statistics.add(row.rating, day: row.day, isFirst: isFirst)
                films[film].add(row.rating, day: row.day, isFirst: isFirst)
            }
            if statistics.count > 0 { viewers.append((viewer, statistics)) }
        }
        random.shuffle(&ratings)
    }
}

extension Audience {
    /// A viewer's next rating: the day, a film that is out by then, the score, and what is wrong with the row.
    fileprivate func rating(
        of viewer: Int, quirks: inout Lots, using random: inout RandomState
    ) -> SampleRating {
        let day = viewers[viewer].day(using: &random)
        let year = RatingDays.years[day]
        let film = catalogue.pick(by: year, using: &random)
        let score = expectedScore(viewer: viewer, film: film, year: year) + random.normal()
        let rating = 1 + AudienceTruth.thresholds.count { score >= $0 }
        return SampleRating(
            viewer: Int32(viewer), film: Int32(film), day: Int16(day), rating: Int8(rating),
            quirk: RatingQuirk.allCases[quirks.next(using: &random)])
    }
}
