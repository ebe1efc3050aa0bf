import Numerics
import Testing

@testable import Samples

@Suite struct ReachTests {
    private let reach = Reach(views: 1_000...9_999, largestLikeFraction: 0.5, largestCommentFraction: 0.25)

    @Test func noCountExceedsItsFractionOfTheOneBefore() {
        var random = RandomState(seed: 1)
        for _ in 0..<2_000 {
            let counts = reach.counts(using: &random)
            #expect(reach.views.contains(counts.views))
            // Counts are rounded, so they may exceed the fraction by half a count.
            #expect(Double(counts.likes) <= Double(counts.views) * 0.5 + 0.5)
            #expect(Double(counts.shares) <= Double(counts.likes) * 0.4 + 0.5)
            #expect(Double(counts.downloads) <= Double(counts.likes) * 0.025 + 0.5)
            #expect(Double(counts.comments) <= Double(counts.downloads) * 0.25 + 0.5)
        }
    }

    @Test func reachesBothEndsOfTheViews() {
        var random = RandomState(seed: 1)
        let narrow = Reach(views: 3...5, largestLikeFraction: 1, largestCommentFraction: 1)
        let views = Set((0..<100).map { _ in narrow.counts(using: &random).views })
        #expect(views == [3, 4, 5])
    }

    @Test func likesAreHalfTheLargestFractionOnAverage() {
        var random = RandomState(seed: 1)
        let counts = (0..<4_000).map { _ in reach.counts(using: &random) }
        let fraction = counts.reduce(0) { $0 + Double($1.likes) / Double($1.views) } / 4_000
        #expect(abs(fraction - 0.25) < 0.01)
    }
}
