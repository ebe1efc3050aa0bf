import Numerics

/// How the listener takes a track.
enum TrackKind: CaseIterable, Sendable {
    /// Heard to the end nearly always.
    case favourite
    /// Mostly skipped after a few seconds.
    case flickedPast

    /// The log-odds of skipping it in the middle of the history, after a track heard to its end, not shuffled.
    var skipLogOdds: Double {
        switch self {
        case .favourite: -3.0
        case .flickedPast: 1.0
        }
    }

    /// The share of tracks that are of this kind.
    static let favouriteShare = 0.45
}

/// A track of the sample data.
struct SampleTrack: Sendable {
    /// 22 letters and digits, as the service has them.
    var id: String
    var name: String
    var artist: String
    var album: String
    /// In milliseconds.
    var length: Int
    var kind: TrackKind
}

/// All tracks that the listener may come upon.
struct Library: Sendable {
    let tracks: [SampleTrack]
    private let shares: CumulativeShares

    /// Lengths in milliseconds.
    static let lengths = 62_000.0...640_000.0

    /// Tracks at random. How often they come is spread widely: the most frequent tracks have a hundred times the plays of the rarest.
    init(count: Int, using random: inout RandomState) {
        var favourites = Quota(share: TrackKind.favouriteShare, of: count)
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
                kind: favourites.picksNext(using: &random) ? .favourite : .flickedPast)
        }
        shares = CumulativeShares(
            (0..<count).map { _ in random.normal(standardDeviation: 0.8).exponential })
    }

    /// A track, the frequent ones more often than the others.
    func pick(using random: inout RandomState) -> Int { shares.pick(using: &random) }
}
