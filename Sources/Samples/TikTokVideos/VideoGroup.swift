import Numerics

/// A group of videos with the same distribution.
struct VideoGroup: Sendable {
    /// The number of videos at scale 1.
    var size: Int
    /// The exact fraction of the videos whose author is verified.
    var verifiedFraction: Double
    /// The probability that the author is under review.
    var underReview: Double
    /// The probability that the author is banned.
    var banned: Double
    /// The distribution of texts and counts; `nil` if the rows lack these.
    var content: Content?

    struct Content: Sendable {
        var status: Video.ClaimStatus
        var reach: Reach
        /// The exact fraction of the videos whose text occurs twice.
        var repeatedFraction: Double
    }

    /// The range of durations in seconds.
    static let durations = 5...60

    static let claims = VideoGroup(
        size: 9_608, verifiedFraction: 0.02, underReview: 0.17, banned: 0.15,
        content: Content(
            status: .claim,
            reach: Reach(views: 1_000...999_999, largestLikeFraction: 2 / 3, largestCommentFraction: 2 / 3),
            repeatedFraction: 0.015))

    static let opinions = VideoGroup(
        size: 9_476, verifiedFraction: 0.105, underReview: 0.05, banned: 0.02,
        content: Content(
            status: .opinion,
            reach: Reach(views: 20...9_999, largestLikeFraction: 4 / 9, largestCommentFraction: 0.4),
            repeatedFraction: 0))

    static let incomplete = VideoGroup(size: 298, verifiedFraction: 0.13, underReview: 0.05, banned: 0.01)

    /// The groups, in the order of the file.
    static let all = [claims, opinions, incomplete]

    /// Generates the videos of the group.
    func videos(scale: Double, ids: inout VideoIDs, using random: inout RandomState) -> [Video] {
        // At least one video, so that no class and no quirk of the data is lost at a small scale.
        let count = max(1, Int((Double(size) * scale).rounded()))
        let transcripts = content.map {
            Transcript.draw(
                count, of: $0.status, pairs: Int(($0.repeatedFraction * Double(count) / 2).rounded()),
                using: &random)
        }
        var verified = SelectionSampler(fraction: verifiedFraction, of: count)
        return (0..<count).map { index in
            var video = Video(
                id: ids.next(using: &random),
                duration: random.randint(Self.durations.lowerBound..<Self.durations.upperBound + 1),
                isVerified: verified.selectsNext(using: &random), banStatus: banStatus(using: &random))
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
