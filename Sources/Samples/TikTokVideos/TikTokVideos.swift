import FoundationEssentials
import Learn

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
///   distributed share of the one before it (`Reach`). Hence the skew, and correlations from 0.5 to 0.8.
/// - Claims have the longer texts, because their openings are longer; what follows is drawn alike (`Transcript`).
///   A few claims are there twice, word for word.
/// - Durations are whole seconds from 5 to 60, each as likely, and depend on nothing.
///
/// All texts are made up: the places do not exist, and nothing said of them is true.
public struct TikTokVideos: SampleGenerator {
    /// The largest scale, about two million videos: far beyond it there would be more claims than texts.
    static let largestScale = 100.0

    private static let columns = [
        "#", "claim_status", "video_id", "video_duration_sec", "video_transcription_text", "verified_status",
        "author_ban_status", "video_view_count", "video_like_count", "video_share_count",
        "video_download_count",
        "video_comment_count",
    ]

    /// A generator; all are alike.
    public init() {}

    /// Writes `tiktok_dataset.csv`.
    ///
    /// - Throws: `SampleError` for a scale outside of 0 to 100, or a folder that can't be written to.
    public func write(to folder: String, scale: Double?) throws {
        let scale = scale ?? 1
        guard scale > 0, scale <= Self.largestScale else {
            throw SampleError.scale(scale, largest: Self.largestScale)
        }
        let path = folder + "/tiktok_dataset.csv"
        do {
            try Data(Self.csv(of: Self.videos(scale: scale))).write(
                to: URL(filePath: path, directoryHint: .notDirectory), options: .atomic)
        } catch {
            throw SampleError.unwritable(path)
        }
    }

    /// The videos in the order of the file.
    static func videos(scale: Double) -> [Video] {
        var random = RandomState(seed: 19_382)
        var ids = VideoIDs()
        return VideoGroup.all.flatMap { $0.videos(scale: scale, ids: &ids, using: &random) }
    }

    /// The file's bytes.
    static func csv(of videos: [Video]) -> [UInt8] {
        var text = CSVText(columns: columns, capacity: 180 * (videos.count + 1))
        for (index, video) in videos.enumerated() {
            text.append(index + 1)
            text.append(video.content?.status.rawValue)
            text.append(video.id)
            text.append(video.duration)
            text.append(video.content?.transcript.text)
            text.append(video.isVerified ? "verified" : "not verified")
            text.append(video.banStatus.rawValue)
            text.append(video.content?.counts.views)
            text.append(video.content?.counts.likes)
            text.append(video.content?.counts.shares)
            text.append(video.content?.counts.downloads)
            text.append(video.content?.counts.comments)
            text.endRow()
        }
        return text.bytes
    }
}
