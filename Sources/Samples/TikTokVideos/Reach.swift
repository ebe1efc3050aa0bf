import Numerics

/// The engagement counts of a video.
struct Counts: Sendable {
    var views: Int
    var likes: Int
    var shares: Int
    var downloads: Int
    var comments: Int
}

/// The distribution of the counts: views are uniform, and each later count is a fraction of an earlier one, uniform from 0
/// to a largest fraction.
///
/// A product of uniform distributions is skewed to the right, the more factors the more, and counts with common factors are
/// correlated.
struct Reach: Sendable {
    /// The range of views.
    var views: ClosedRange<Int>
    /// The largest fraction of views that like.
    var largestLikeFraction: Double
    /// The largest fraction of likes that share.
    var largestShareFraction = 0.4
    /// The largest fraction of likes that download.
    var largestDownloadFraction = 0.025
    /// The largest fraction of downloads that comment.
    var largestCommentFraction: Double

    /// Draws the counts of a video.
    func counts(using random: inout RandomState) -> Counts {
        let views = random.randint(views.lowerBound..<views.upperBound + 1)
        let likes = random.fraction(of: views, upTo: largestLikeFraction)
        let shares = random.fraction(of: likes, upTo: largestShareFraction)
        let downloads = random.fraction(of: likes, upTo: largestDownloadFraction)
        let comments = random.fraction(of: downloads, upTo: largestCommentFraction)
        return Counts(views: views, likes: likes, shares: shares, downloads: downloads, comments: comments)
    }
}

extension RandomState {
    /// Draws a uniform fraction of a count, rounded to the nearest integer.
    fileprivate mutating func fraction(of count: Int, upTo largest: Double) -> Int {
        Int((Double(count) * uniform(0, largest)).rounded())
    }
}
