import Numerics

/// Videos that are drawn alike, and the truth about them.
struct VideoGroup: Sendable {
    /// The number of videos at scale 1.
    var size: Int
    /// The share of the videos whose author is verified, met exactly.
    var verifiedShare: Double
    /// The probabilities that the author is under review, or banned.
    var underReview: Double
    var banned: Double
    /// What the videos say and how far they reach; `nil` where the rows lack that.
    var content: Content?

    struct Content: Sendable {
        var status: Video.ClaimStatus
        var reach: Reach
        /// The share of the videos whose text is that of another one as well, each text at most twice. Met exactly.
        var repeatedShare: Double
    }

    /// Seconds, the ends included.
    static let durations = 5...60

    static let claims = VideoGroup(
        size: 9_608, verifiedShare: 0.02, underReview: 0.17, banned: 0.15,
        content: Content(
            status: .claim,
            reach: Reach(views: 1_000...999_999, largestLikeShare: 2 / 3, largestCommentShare: 2 / 3),
            repeatedShare: 0.015))

    static let opinions = VideoGroup(
        size: 9_476, verifiedShare: 0.105, underReview: 0.05, banned: 0.02,
        content: Content(
            status: .opinion,
            reach: Reach(views: 20...9_999, largestLikeShare: 4 / 9, largestCommentShare: 0.4),
            repeatedShare: 0))

    static let incomplete = VideoGroup(size: 298, verifiedShare: 0.13, underReview: 0.05, banned: 0.01)

    /// In the order of the file.
    static let all = [claims, opinions, incomplete]

    /// The group's videos.
    func videos(scale: Double, ids: inout VideoIDs, using random: inout RandomState) -> [Video] {
        // A group that vanished at a small scale would take a class or a quirk of the data with it.
        let count = max(1, Int((Double(size) * scale).rounded()))
        let transcripts = content.map {
            Transcript.draw(
                count, of: $0.status, pairs: Int(($0.repeatedShare * Double(count) / 2).rounded()),
                using: &random)
        }
        var verified = Quota(share: verifiedShare, of: count)
        return (0..<count).map { index in
            var video = Video(
                id: ids.next(using: &random),
                duration: random.randint(Self.durations.lowerBound..<Self.durations.upperBound + 1),
                isVerified: verified.picksNext(using: &random), banStatus: banStatus(using: &random))
            if let content, let transcripts {
                video.content = Video.Content(
                    status: content.status, transcript: transcripts[index],
                    counts: content.reach.counts(using: &random))
            }
            return video
        }
    }

    private func banStatus(using random: inout RandomState) -> Video.BanStatus {
        let draw = random.random()
        if draw < banned { return .banned }
        return draw < banned + underReview ? .underReview : .active
    }
}
