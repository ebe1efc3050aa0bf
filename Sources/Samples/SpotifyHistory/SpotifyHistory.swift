import Frames
import Numerics

/// Makes up the listening history of one person: the same columns, the same shares and the same quirks as a real one,
/// and nothing in it of anybody.
///
/// What is true of it, so that tests can compare what an analysis finds:
///
/// - At scale 1 there are 150,000 plays of at most 9,000 tracks from 2017 to 2023, in order of time; hours are UTC.
/// - *Two kinds of tracks* (`TrackKind`): favourites, 45 % of the tracks, are heard to the end nearly always; what is
///   flicked past, the other 55 %, is mostly skipped after a few seconds. Nothing else tells the kinds apart: they are
///   played as often, at the same hours, and are as long.
/// - *A drift*: the listener grows more patient. The log-odds of skipping fall evenly by 1.6 from the first day to the
///   last (`Listener.patience`), so every year has a lower share of skips than the one before, and whoever learns from
///   the earlier plays expects too many skips of the later ones.
/// - *A mood*: who has just skipped is more likely to skip again (2 on the log-odds), and the reason for starting says
///   how the last play ended: `fwdbtn` after a skip, `trackdone` after a track heard to its end. So that reason foretells
///   skips within a session, as in real histories.
/// - *A fading interest*: the last seven active days have 40 % of the plays that their season would have.
/// - Of a skip, 15 % are marked as such. 0.1 % of the plays have no reason for starting, as many none for ending, and
///   0.8 % are there twice.
public struct SpotifyHistory: SampleGenerator {
    /// The largest scale, three million plays.
    static let largestScale = 20.0
    /// The number of plays at scale 1.
    static let playCount = 150_000
    /// The number of tracks at scale 1.
    static let trackCount = 9_000
    static let seed: UInt32 = 149_860
    /// The share of plays that are there twice.
    static let repeatedShare = 0.008

    /// A generator; all are alike.
    public init() {}

    /// Writes `spotify_history.csv`.
    ///
    /// - Throws: `SampleDataError` for a scale outside of 0 to 20, `CSVError` for a folder that can't be written to.
    public func write(to folder: String, scale: Double?) throws {
        try CSVWriter().write(Self.table(scale: scale ?? 1), to: folder + "/spotify_history.csv")
    }

    /// The file as a table.
    static func table(scale: Double) throws -> DataFrame {
        guard scale > 0, scale <= largestScale else {
            throw SampleDataError.scale(scale, largest: largestScale)
        }
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

    /// The tracks. Who listens four times as much comes upon twice as many.
    static func library(scale: Double, using random: inout RandomState) -> Library {
        Library(count: max(20, Int((Double(trackCount) * scale.squareRoot()).rounded())), using: &random)
    }
}
