import Frames
import Numerics

/// Sample data for `spotify`: a synthetic listening history with the same columns, frequencies and quirks as a real one.
///
/// The planted truth:
///
/// - At scale 1 there are 150,000 plays of at most 9,000 tracks from 2017 to 2023, in chronological order; hours are UTC.
/// - *Two kinds of tracks* (`TrackKind`): favourites, 45 % of the tracks, are nearly always played to the end; the other 55 %
///   are mostly skipped after a few seconds. The kinds do not differ in popularity, hours and lengths.
/// - *A drift*: the log-odds of skipping fall linearly by 1.6 from the first day to the last (`Listener.patience`), so every
///   year has a lower fraction of skips than the one before, and a model of the earlier plays predicts too many skips for
///   the later ones.
/// - *A mood*: a skip raises the log-odds of skipping the next track by 2, and the reason for starting shows how the last
///   play ended: `fwdbtn` after a skip, `trackdone` after a completed track. So this reason predicts skips within a
///   session, as in real histories.
/// - *A fading interest*: the last seven active days have 40 % of the usual plays.
/// - 15 % of the skips are marked as such. 0.1 % of the plays have no reason for starting, 0.1 % none for ending, and 0.8 %
///   occur twice.
public struct SpotifyHistory: SampleGenerator {
    /// The largest scale, three million plays.
    static let largestScale = 20.0
    /// The number of plays at scale 1.
    static let playCount = 150_000
    /// The number of tracks at scale 1.
    static let trackCount = 9_000
    /// The seed of tracks and plays.
    static let seed: UInt32 = 149_860
    /// The exact fraction of plays that occur twice.
    static let repeatedFraction = 0.008

    /// Creates a generator.
    public init() {}

    /// Writes `spotify_history.csv`.
    ///
    /// - Throws: `SampleDataError` for a scale that is not between 0 and 20, `CSVError` if the file cannot be written.
    public func write(to folder: String, scale: Double?) throws {
        try CSVWriter().write(Self.table(scale: scale ?? 1), to: folder + "/spotify_history.csv")
    }

    /// Generates the file as a table.
    static func table(scale: Double) throws -> DataFrame {
        try SampleDataError.requireScale(scale, upTo: largestScale)
        var random = RandomState(seed: seed)
        let library = library(scale: scale, using: &random)
        var listener = Listener(library: library, random: random)
        let plays = listener.plays(count: max(200, Int((Double(playCount) * scale).rounded())))
        let tracks = plays.map { library.tracks[$0.track] }
        return try DataFrame([
            Column("spotify_track_uri", tracks.map(\.id)),
            Column("ts", plays.map(\.end)),
            Column("platform", plays.map(\.platform)),
            Column("ms_played", plays.map(\.milliseconds)),
            Column("track_name", tracks.map(\.name)),
            Column("artist_name", tracks.map(\.artist)),
            Column("album_name", tracks.map(\.album)),
            Column("reason_start", plays.map(\.reasonStart)),
            Column("reason_end", plays.map(\.reasonEnd)),
            Column("shuffle", plays.map { $0.isShuffled ? "TRUE" : "FALSE" }),
            Column("skipped", plays.map { $0.isMarked ? "TRUE" : "FALSE" }),
        ])
    }

    /// Generates the tracks. Four times as many plays are of twice as many tracks.
    static func library(scale: Double, using random: inout RandomState) -> Library {
        Library(count: max(20, Int((Double(trackCount) * scale.squareRoot()).rounded())), using: &random)
    }
}
