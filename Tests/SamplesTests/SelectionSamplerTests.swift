import Numerics
import Testing

@testable import Samples

@Suite struct SelectionSamplerTests {
    @Test(arguments: [
        (0.0, 10, 0), (1.0, 10, 10), (0.25, 10, 3), (0.02, 9_608, 192), (0.5, 1, 1), (0.4, 1, 0),
    ])
    func selectsTheExactFraction(fraction: Double, items: Int, selections: Int) {
        for seed in UInt32(1)...5 {
            var random = RandomState(seed: seed)
            var sampler = SelectionSampler(fraction: fraction, of: items)
            #expect((0..<items).count { _ in sampler.selectsNext(using: &random) } == selections)
        }
    }

    /// Three of ten items, 3,000 times: each is selected 900 times, within five standard errors.
    @Test func allItemsAreEquallyLikely() {
        var random = RandomState(seed: 7)
        var counts = [Int](repeating: 0, count: 10)
        for _ in 0..<3_000 {
            var sampler = SelectionSampler(fraction: 0.3, of: 10)
            for item in counts.indices where sampler.selectsNext(using: &random) { counts[item] += 1 }
        }
        #expect(counts.allSatisfy { abs($0 - 900) < 125 })
    }
}
