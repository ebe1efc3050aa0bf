import Numerics

/// The kind of a track for the listener.
enum TrackKind: CaseIterable, Sendable {
    /// Nearly always played to the end.
    case favourite
    /// Mostly skipped after a few seconds.
    case skipped

    /// The log-odds of skipping the track in the middle of the history, after a completed track, and not shuffled.
    var skipLogOdds: Double {
        switch self {
        case .favourite: -3.0
        case .skipped: 1.0
        }
    }

    /// The exact fraction of tracks that are favourites.
    static let favouriteFraction = 0.45
}

/// A track of the sample data.
struct SampleTrack: Sendable {
    /// 22 letters and digits, as in the real data.
    var id: String
    var name: String
    var artist: String
    var album: String
    /// The length in milliseconds.
    var length: Int
    var kind: TrackKind
}

/// All tracks that the listener may play.
struct Library: Sendable {
    let tracks: [SampleTrack]
    private let popularity: WeightedSampler

    /// The range of lengths in milliseconds.
    static let lengths = 62_000.0...640_000.0

    /// Generates tracks. Their popularity varies widely: the most popular ones have a hundred times the plays of the least
    /// popular ones.
    init(count: Int, using random: inout RandomState) {
        var favourites = SelectionSampler(fraction: TrackKind.favouriteFraction, of: count)
        var ids: Set<String> = []
        tracks = (0..<count).map { _ in
            var id = TrackWords.id(using: &random)
            while !ids.insert(id).inserted { id = TrackWords.id(using: &random) }
            let length = random.normal(mean: 222_000, standardDeviation: 56_000)
            let artist = random.randint(0..<max(4, count / 4))
            return SampleTrack(
                id: id, name: TrackWords.title(using: &random), artist: TrackWords.artist(artist),
                album: TrackWords.album(artist, number: random.randint(0..<3)),
                length: Int(min(max(length, Self.lengths.lowerBound), Self.lengths.upperBound)),
                kind: favourites.selectsNext(using: &random) ? .favourite : .skipped)
        }
        popularity = WeightedSampler(
            (0..<count).map { _ in random.normal(standardDeviation: 0.8).exponential })
    }

    /// Draws a track, in proportion to popularity.
    func draw(using random: inout RandomState) -> Int { popularity.draw(using: &random) }
}
