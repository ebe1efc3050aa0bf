import Numerics
import TestSupport
import Testing

@testable import Trees

@Suite struct BootstrapSamplerTests {
    @Test func rowsAreDrawnAsByNumPy() {
        let sampler = BootstrapSampler(rowCount: 8, weights: nil)
        #expect(sampler.counts(seed: 3, as: UInt8.self) == [4, 1, 1, 1, 0, 1, 0, 0])
    }

    @Test func rowsWithWeightsAreDrawnAsByNumPy() {
        let sampler = BootstrapSampler(rowCount: 8, weights: (1...8).map(Double.init))
        #expect(sampler.counts(seed: 3, as: UInt32.self) == [0, 0, 1, 1, 1, 2, 1, 2])
        #expect(isClose(sampler.largestExpectedCount, 64.0 / 36))
    }

    @Test func guidedDrawsEqualThoseOfBinarySearch() throws {
        var random = RandomState(seed: 8)
        let weights = (0..<500).map { $0 % 7 == 0 ? 0 : random.random() * random.random() }
        let sum = weights.reduce(0, +)
        var reference = RandomState(seed: 21)
        let drawn = try reference.choice(probabilities: weights.map { $0 / sum }, size: 500)
        var counts = [UInt32](repeating: 0, count: 500)
        for row in drawn { counts[row] += 1 }
        #expect(BootstrapSampler(rowCount: 500, weights: weights).counts(seed: 21, as: UInt32.self) == counts)
    }
}
