import TestSupport
import Testing

@testable import Numerics

@Suite struct DescriptiveTests {
    @Test func sumsKeepWhatRoundingTakes() {
        #expect(Descriptive.sum([1, 1e100, 1, -1e100]) == 2)
        #expect(Descriptive.sum([Double](repeating: 0.1, count: 1_000_000)) == 100_000)
        #expect(Descriptive.sum([.infinity, 1]) == .infinity)
        #expect(Descriptive.sum([.infinity, -.infinity]).isNaN)
    }

    @Test func aConstantHasNoVariance() {
        // The mean of three times 0.1 is not 0.1.
        #expect(Descriptive.variance([0.1, 0.1, 0.1]) == 0)
        #expect(Descriptive.pearsonCorrelation([0.1, 0.1, 0.1], [1, 2, 3]).isNaN)
    }

    @Test func varianceWithstandsALargeOffset() {
        #expect(isClose(Descriptive.variance([4, 7, 13, 16].map { $0 + 1e9 }), 30))
    }
}
