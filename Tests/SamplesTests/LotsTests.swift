import Numerics
import Testing

@testable import Samples

@Suite struct LotsTests {
    @Test func countsAddUp() {
        #expect(Lots.counts(shares: [0.7, 0.15, 0.15], of: 4_025_000) == [2_817_500, 603_750, 603_750])
        #expect(Lots.counts(shares: [0.25, 0.5, 0.25], of: 3) == [1, 1, 1])
        #expect(Lots.counts(shares: [0.5, 0.5], of: 0) == [0, 0])
    }

    @Test(arguments: [1, 2, 7, 1_000])
    func dealsExactlyTheCounts(items: Int) {
        let shares = [0.6, 0.1, 0.3]
        var random = RandomState(seed: 5)
        var lots = Lots(shares: shares, of: items)
        var dealt = [0, 0, 0]
        for _ in 0..<items { dealt[lots.next(using: &random)] += 1 }
        #expect(dealt == Lots.counts(shares: shares, of: items))
    }

    /// Ten items to groups of five, three and two, 3,000 times; give or take five standard errors.
    @Test func dealsEveryItemAlike() {
        var random = RandomState(seed: 7)
        var counts = Array(repeating: [0, 0, 0], count: 10)
        for _ in 0..<3_000 {
            var lots = Lots(shares: [0.5, 0.3, 0.2], of: 10)
            for item in counts.indices { counts[item][lots.next(using: &random)] += 1 }
        }
        #expect(
            counts.allSatisfy { abs($0[0] - 1_500) < 140 && abs($0[1] - 900) < 125 && abs($0[2] - 600) < 110 }
        )
    }
}

@Suite struct CumulativeSharesTests {
    /// 10,000 picks; give or take five standard errors.
    @Test func picksByWeight() {
        var random = RandomState(seed: 3)
        let shares = CumulativeShares([1, 6, 3])
        var counts = [0, 0, 0]
        for _ in 0..<10_000 { counts[shares.pick(using: &random)] += 1 }
        #expect(abs(counts[0] - 1_000) < 150 && abs(counts[1] - 6_000) < 245 && abs(counts[2] - 3_000) < 230)
    }
}
