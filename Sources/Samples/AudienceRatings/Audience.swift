import Numerics

/// All viewers and all films, and how many ratings each viewer has in each file.
struct Audience: Sendable {
    let viewers: [Viewer]
    let catalogue: FilmCatalogue
    /// By file, then by viewer.
    private let ratingCounts: [[Int32]]

    /// An audience at random. Who has four times the ratings has four times the viewers and twice the films.
    init(scale: Double) {
        var random = RandomState(seed: AudienceRatings.seed)
        let ratingCount = max(2_000, Int((Double(AudienceTruth.ratingCount) * scale).rounded()))
        let viewerCount = max(240, Int((Double(AudienceTruth.viewerCount) * scale).rounded()))
        let filmCount = max(80, Int((Double(AudienceTruth.filmCount) * scale.squareRoot()).rounded()))
        catalogue = FilmCatalogue(count: filmCount, using: &random)
        viewers = (0..<viewerCount).map { Viewer(number: $0, using: &random) }
        ratingCounts = Self.deal(ratingCount, to: viewerCount, using: &random)
    }

    /// How many ratings a viewer has in a file.
    func ratingCount(of viewer: Int, in part: AudiencePart) -> Int {
        Int(ratingCounts[part.rawValue][viewer])
    }

    /// How many ratings a file has.
    func ratingCount(in part: AudiencePart) -> Int { ratingCounts[part.rawValue].reduce(0) { $0 + Int($1) } }

    /// The score to expect of a rating, before noise.
    func expectedScore(viewer: Int, film: Int, year: Int) -> Double {
        let film = catalogue.films[film]
        let age = min(year - film.year, AudienceTruth.largestAge)
        return viewers[viewer].generosity + film.quality
            + AudienceTruth.ageEffect * Double(age - AudienceTruth.middleAge)
    }

    /// Shares the ratings out among the viewers by how active they are, and each viewer's among the files by lot.
    private static func deal(
        _ ratingCount: Int, to viewerCount: Int, using random: inout RandomState
    ) -> [[Int32]] {
        let activity = (0..<viewerCount).map { _ in
            random.normal(standardDeviation: AudienceTruth.activitySpread).exponential
        }
        let total = activity.reduce(0, +)
        var counts = AudiencePart.allCases.map { _ in [Int32](repeating: 0, count: viewerCount) }
        var lots = Lots(shares: AudiencePart.allCases.map(\.share), of: ratingCount)
        var sum = 0.0
        var dealt = 0
        for viewer in 0..<viewerCount {
            sum += activity[viewer]
            let next = Int((sum / total * Double(ratingCount)).rounded())
            for _ in dealt..<next { counts[lots.next(using: &random)][viewer] += 1 }
            dealt = next
        }
        return counts
    }
}
