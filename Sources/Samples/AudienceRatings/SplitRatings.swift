import Numerics

/// A row of `viewer_ratings`, in twelve bytes.
struct SampleRating: Sendable {
    /// The index of the viewer.
    var viewer: Int32
    /// The index of the film.
    var film: Int32
    var day: Int16
    var rating: Int8
    var quirk: RatingQuirk
}

/// The ratings of one split, and the statistics of the valid ones.
struct SplitRatings: Sendable {
    /// The ratings, in a random order.
    private(set) var ratings: [SampleRating] = []
    /// The viewers with valid ratings, in their order.
    private(set) var viewers: [(viewer: Int, statistics: RatingStatistics)] = []
    /// The statistics of all films; those of some may be empty.
    private(set) var films: [RatingStatistics]

    /// Generates the ratings, viewer by viewer.
    init(_ split: DataSplit, of audience: Audience, using random: inout RandomState) {
        let count = audience.ratingCount(in: split)
        let filmCount = audience.catalogue.films.count
        films = Array(repeating: RatingStatistics(), count: filmCount)
        ratings.reserveCapacity(count)
        var quirks = ExactAssignment(fractions: RatingQuirk.allCases.map(\.fraction), of: count)
        // The last viewer with a valid rating of each film.
        var lastViewers = [Int](repeating: -1, count: filmCount)
        for viewer in audience.viewers.indices {
            var statistics = RatingStatistics()
            for _ in 0..<audience.ratingCount(of: viewer, in: split) {
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
    /// Generates the next rating of a viewer: the day, a film that was released by then, the score, and the defect of the row.
    fileprivate func rating(
        of viewer: Int, quirks: inout ExactAssignment, using random: inout RandomState
    ) -> SampleRating {
        let day = viewers[viewer].day(using: &random)
        let year = RatingDays.years[day]
        let film = catalogue.draw(releasedBy: year, using: &random)
        let score = expectedScore(viewer: viewer, film: film, year: year) + random.normal()
        let rating = 1 + AudienceTruth.thresholds.count { score >= $0 }
        return SampleRating(
            viewer: Int32(viewer), film: Int32(film), day: Int16(day), rating: Int8(rating),
            quirk: RatingQuirk.allCases[quirks.next(using: &random)])
    }
}
