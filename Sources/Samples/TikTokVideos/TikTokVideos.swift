import Frames
import Numerics

/// Sample data for `tiktok-verified`: `tiktok_dataset.csv`, 19,382 videos at scale 1, which is the default.
///
/// What is planted, and so can be found again:
///
/// - Three groups of videos follow each other, as in the real file: claims, opinions, and videos without claim
///   status, text and counts. `VideoGroup` has their sizes and shares.
/// - Verified authors post opinions far more often than claims. That is all there is to know about them: *within* a
///   group nothing goes with being verified, neither counts nor duration nor text. Likes tell something about
///   verification only because claims are seen about a hundred times as often; the effect of the duration is zero.
/// - Counts come as a chain, views to likes to shares and downloads, downloads to comments, each an evenly
///   distributed share of the one before it (`Reach`). Hence the skew, and correlations between 0.5 and 0.9.
/// - Claims have the longer texts, because their openings are longer; what follows is drawn alike (`Transcript`).
///   A few claims are there twice, word for word.
/// - Durations are whole seconds from 5 to 60, each as likely, and depend on nothing.
///
/// All texts are made up: the places do not exist, and nothing said of them is true.
public struct TikTokVideos: SampleGenerator {
    /// The largest scale, about two million videos. Far beyond it the texts would run out.
    static let largestScale = 100.0

    /// A generator; all are alike.
    public init() {}

    /// Writes `tiktok_dataset.csv`.
    ///
    /// - Throws: `SampleDataError` for a scale outside of 0 to 100, `CSVError` for a folder that can't be written to.
    public func write(to folder: String, scale: Double?) throws {
        try CSVWriter().write(Self.table(scale: scale ?? 1), to: folder + "/tiktok_dataset.csv")
    }

    /// The file as a table.
    static func table(scale: Double) throws -> DataFrame {
        guard scale > 0, scale <= largestScale else {
            throw SampleDataError.scale(scale, largest: largestScale)
        }
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

    /// The videos in the order of the file.
    private static func videos(scale: Double) -> [Video] {
        var random = RandomState(seed: 19_382)
        var ids = VideoIDs()
        return VideoGroup.all.flatMap { $0.videos(scale: scale, ids: &ids, using: &random) }
    }
}
