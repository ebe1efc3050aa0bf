import Frames
import Numerics

/// Sample data for `tiktok-verified`: `tiktok_dataset.csv`, 19,382 videos at scale 1, which is the default.
///
/// The planted truth:
///
/// - Three groups of videos follow each other, as in the real file: claims, opinions, and videos without claim
///   status, text and counts. `VideoGroup` has their sizes and fractions.
/// - Verified authors post opinions far more often than claims. *Within* a group, being verified is independent of counts,
///   duration and text. Likes are related to verification only because claims have about a hundred times as many views;
///   the effect of the duration is zero.
/// - Counts form a chain, from views to likes to shares and downloads, and from downloads to comments, each a uniform
///   fraction of the one before it (`Reach`). Hence their skew, and correlations between 0.5 and 0.9.
/// - Claims have longer texts because their openings are longer; the rest has the same distribution (`Transcript`). A few
///   claims occur twice, word for word.
/// - Durations are uniform whole seconds from 5 to 60, independent of everything else.
///
/// All texts are invented: the places do not exist, and no statement is true.
public struct TikTokVideos: SampleGenerator {
    /// The largest scale, about two million videos. Far above it there would not be enough distinct texts.
    static let largestScale = 100.0

    /// Creates a generator.
    public init() {}

    /// Writes `tiktok_dataset.csv`.
    ///
    /// - Throws: `SampleDataError` for a scale that is not between 0 and 100, `CSVError` if the file cannot be written.
    public func write(to folder: String, scale: Double?) throws {
        try CSVWriter().write(Self.table(scale: scale ?? 1), to: folder + "/tiktok_dataset.csv")
    }

    /// Generates the file as a table.
    static func table(scale: Double) throws -> DataFrame {
        try SampleDataError.requireScale(scale, upTo: largestScale)
        let videos = videos(scale: scale)
        return try DataFrame([
            Column("#", Array(1...videos.count)),
            Column("claim_status", videos.map { $0.content?.status.rawValue }),
            Column("video_id", videos.map(\.id)),
            Column("video_duration_sec", videos.map(\.duration)),
            Column("video_transcription_text", videos.map { $0.content?.transcript.text }),
            Column("verified_status", videos.map { $0.isVerified ? "verified" : "not verified" }),
            Column("author_ban_status", videos.map(\.banStatus.rawValue)),
            Column("video_view_count", videos.map { $0.content?.counts.views }),
            Column("video_like_count", videos.map { $0.content?.counts.likes }),
            Column("video_share_count", videos.map { $0.content?.counts.shares }),
            Column("video_download_count", videos.map { $0.content?.counts.downloads }),
            Column("video_comment_count", videos.map { $0.content?.counts.comments }),
        ])
    }

    /// Generates the videos in the order of the file.
    private static func videos(scale: Double) -> [Video] {
        var random = RandomState(seed: 19_382)
        var ids = VideoIDs()
        return VideoGroup.all.flatMap { $0.videos(scale: scale, ids: &ids, using: &random) }
    }
}
