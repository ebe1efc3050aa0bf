import Numerics

/// All viewers and films, and the number of ratings of each viewer in each split.
struct Audience: Sendable {
    let viewers: [Viewer]
    let catalogue: FilmCatalogue
    /// By split, then by viewer.
    private let ratingCounts: [[Int32]]

    /// Generates an audience. Four times as many ratings come from four times as many viewers, of twice as many films.
    init(scale: Double) {
        var random = RandomState(seed: AudienceRatings.seed)
        let ratingCount = max(2_000, Int((Double(AudienceTruth.ratingCount) * scale).rounded()))
        let viewerCount = max(240, Int((Double(AudienceTruth.viewerCount) * scale).rounded()))
        let filmCount = max(80, Int((Double(AudienceTruth.filmCount) * scale.squareRoot()).rounded()))
        catalogue = FilmCatalogue(count: filmCount, using: &random)
        viewers = (0..<viewerCount).map { Viewer(number: $0, using: &random) }
        ratingCounts = Self.distribute(ratingCount, to: viewerCount, using: &random)
    }

    /// Returns the number of ratings of a viewer in a split.
    func ratingCount(of viewer: Int, in split: DataSplit) -> Int {
        Int(ratingCounts[split.rawValue][viewer])
    }

    /// Returns the number of ratings in a split.
    func ratingCount(in split: DataSplit) -> Int { ratingCounts[split.rawValue].reduce(0) { $0 + Int($1) } }

    /// Returns the expected score of a rating, before noise.
    func expectedScore(viewer: Int, film: Int, year: Int) -> Double {
        let film = catalogue.films[film]
        let age = min(year - film.year, AudienceTruth.largestAge)
        return viewers[viewer].generosity + film.quality
            + AudienceTruth.ageEffect * Double(age - AudienceTruth.middleAge)
    }

    /// Distributes the ratings among the viewers in proportion to their activity, and those of each viewer among the splits
    /// at random.
    private static func distribute(
        _ ratingCount: Int, to viewerCount: Int, using random: inout RandomState
    ) -> [[Int32]] {
        let activity = (0..<viewerCount).map { _ in
            random.normal(standardDeviation: AudienceTruth.activitySpread).exponential
        }
        let total = activity.reduce(0, +)
        var counts = DataSplit.allCases.map { _ in [Int32](repeating: 0, count: viewerCount) }
        var assignment = ExactAssignment(fractions: DataSplit.allCases.map(\.fraction), of: ratingCount)
        var sum = 0.0
        var assigned = 0
        for viewer in 0..<viewerCount {
            sum += activity[viewer]
            let next = Int((sum / total * Double(ratingCount)).rounded())
            for _ in assigned..<next { counts[assignment.next(using: &random)][viewer] += 1 }
            assigned = next
        }
        return counts
    }
}
