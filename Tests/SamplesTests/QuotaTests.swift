import Numerics
import Testing

@testable import Samples

@Suite struct QuotaTests {
    @Test(arguments: [
        (0.0, 10, 0), (1.0, 10, 10), (0.25, 10, 3), (0.02, 9_608, 192), (0.5, 1, 1), (0.4, 1, 0),
    ])
    func picksExactlyItsShare(share: Double, items: Int, picks: Int) {
        for seed in UInt32(1)...5 {
            var random = RandomState(seed: seed)
            var quota = Quota(share: share, of: items)
            #expect((0..<items).count { _ in quota.picksNext(using: &random) } == picks)
        }
    }

    /// Three of ten, 3,000 times: each position is picked 900 times, give or take five standard errors.
    @Test func picksEveryItemAlike() {
        var random = RandomState(seed: 7)
        var counts = [Int](repeating: 0, count: 10)
        for _ in 0..<3_000 {
            var quota = Quota(share: 0.3, of: 10)
            for item in counts.indices where quota.picksNext(using: &random) { counts[item] += 1 }
        }
        #expect(counts.allSatisfy { abs($0 - 900) < 125 })
    }
}
