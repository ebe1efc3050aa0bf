import Numerics
import Testing

@testable import Samples

@Suite struct ExactAssignmentTests {
    @Test func countsAddUp() {
        #expect(
            ExactAssignment.counts(fractions: [0.7, 0.15, 0.15], of: 4_025_000) == [
                2_817_500, 603_750, 603_750,
            ])
        #expect(ExactAssignment.counts(fractions: [0.25, 0.5, 0.25], of: 3) == [1, 1, 1])
        #expect(ExactAssignment.counts(fractions: [0.5, 0.5], of: 0) == [0, 0])
    }

    @Test(arguments: [1, 2, 7, 1_000])
    func groupsHaveExactSizes(items: Int) {
        let fractions = [0.6, 0.1, 0.3]
        var random = RandomState(seed: 5)
        var assignment = ExactAssignment(fractions: fractions, of: items)
        var sizes = [0, 0, 0]
        for _ in 0..<items { sizes[assignment.next(using: &random)] += 1 }
        #expect(sizes == ExactAssignment.counts(fractions: fractions, of: items))
    }

    /// Ten items in groups of five, three and two, 3,000 times, within five standard errors.
    @Test func allItemsAreEquallyLikelyInEachGroup() {
        var random = RandomState(seed: 7)
        var counts = Array(repeating: [0, 0, 0], count: 10)
        for _ in 0..<3_000 {
            var assignment = ExactAssignment(fractions: [0.5, 0.3, 0.2], of: 10)
            for item in counts.indices { counts[item][assignment.next(using: &random)] += 1 }
        }
        #expect(
            counts.allSatisfy { abs($0[0] - 1_500) < 140 && abs($0[1] - 900) < 125 && abs($0[2] - 600) < 110 }
        )
    }
}

@Suite struct WeightedSamplerTests {
    /// 10,000 draws, within five standard errors.
    @Test func drawsInProportionToWeights() {
        var random = RandomState(seed: 3)
        let sampler = WeightedSampler([1, 6, 3])
        var counts = [0, 0, 0]
        for _ in 0..<10_000 { counts[sampler.draw(using: &random)] += 1 }
        #expect(abs(counts[0] - 1_000) < 150 && abs(counts[1] - 6_000) < 245 && abs(counts[2] - 3_000) < 230)
    }
}
