import Testing

import Numerics

@testable import Frames

@Suite struct StatisticsTests {
    /// pandas' reductions of a series with gaps.
    @Test func reductions() throws {
        let x = Column("x", Reference.x)
        #expect(try x.sum() == 32.125)
        #expect(try agree(x.mean(), 3.5694444444444446))
        #expect(try agree(x.std(), 4.93991677842631))
        #expect(try agree(x.std(ddof: 0), 4.657398203363264))
        #expect(try agree(x.variance(), 24.40277777777778))
        #expect(try x.median() == 2)
        #expect(try x.min() == -4.5)
        #expect(try x.max() == 11.125)
    }

    @Test func reductionsOfNothing() throws {
        let empty = Column("x", [Double.nan])
        #expect(try empty.sum() == 0)
        for value in try [
            empty.mean(), empty.std(), empty.min(), empty.max(), empty.median(), empty.quantile(0.5),
        ] {
            #expect(value.isNaN)
        }
        #expect(try Column("x", [5.0]).std().isNaN)
        #expect(try Column("x", [5.0]).std(ddof: 0) == 0)
    }

    @Test func booleansCountAsNumbers() throws {
        #expect(try Column("b", [true, nil, false, true]).sum() == 2)
        #expect(try Column("b", [true, false]).mean() == 0.5)
    }

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
        #expect(agree(Descriptive.variance([4, 7, 13, 16].map { $0 + 1e9 }), 30))
    }
}
