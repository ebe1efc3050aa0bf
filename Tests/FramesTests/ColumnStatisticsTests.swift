import TestSupport
import Testing

@testable import Frames

@Suite struct ColumnStatisticsTests {
    /// pandas' reductions of a series with gaps.
    @Test func reductions() throws {
        let x = Column("x", Reference.x)
        #expect(try x.sum() == 32.125)
        #expect(try isClose(x.mean(), 3.5694444444444446))
        #expect(try isClose(x.std(), 4.93991677842631))
        #expect(try isClose(x.std(ddof: 0), 4.657398203363264))
        #expect(try isClose(x.variance(), 24.40277777777778))
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
}
