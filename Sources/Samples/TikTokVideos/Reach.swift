import Numerics

/// How often a video was seen, and what its viewers did.
struct Counts: Sendable {
    var views: Int
    var likes: Int
    var shares: Int
    var downloads: Int
    var comments: Int
}

/// The law that counts follow: views are evenly distributed, and each later count is a share of an earlier one, the
/// share evenly distributed from 0 to the largest.
///
/// A product of even distributions is skewed to the right, the more so the longer the chain; and counts that share
/// links of the chain are correlated.
struct Reach: Sendable {
    /// The ends included.
    var views: ClosedRange<Int>
    /// Of views.
    var largestLikeShare: Double
    /// Of likes.
    var largestShareShare = 0.4
    /// Of likes.
    var largestDownloadShare = 0.025
    /// Of downloads.
    var largestCommentShare: Double

    /// The counts of one video.
    func counts(using random: inout RandomState) -> Counts {
        let views = random.randint(views.lowerBound..<views.upperBound + 1)
        let likes = random.share(of: views, upTo: largestLikeShare)
        let shares = random.share(of: likes, upTo: largestShareShare)
        let downloads = random.share(of: likes, upTo: largestDownloadShare)
        let comments = random.share(of: downloads, upTo: largestCommentShare)
        return Counts(views: views, likes: likes, shares: shares, downloads: downloads, comments: comments)
    }
}

extension RandomState {
    /// An evenly distributed share of a count, rounded to the nearest whole.
    fileprivate mutating func share(of count: Int, upTo largest: Double) -> Int {
        Int((Double(count) * uniform(0, largest)).rounded())
    }
}
