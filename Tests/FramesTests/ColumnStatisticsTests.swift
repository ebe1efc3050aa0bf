import TestSupport
import Testing

@testable import Frames

@Suite struct ColumnStatisticsTests {
    /// pandas' reductions of a series with missing values.
    @Test func reductions() throws {
        let x = Column("x", nanAsMissing: Reference.x)
        #expect(try x.sum() == 32.125)
        #expect(try isClose(x.mean(), 3.5694444444444446))
        #expect(try isClose(x.std(), 4.93991677842631))
        #expect(try isClose(x.std(ddof: 0), 4.657398203363264))
        #expect(try isClose(x.variance(), 24.40277777777778))
        #expect(try x.median() == 2)
        #expect(try x.min() == -4.5)
        #expect(try x.max() == 11.125)
    }

    @Test func reductionsOfNoValues() throws {
        let empty = Column("x", [Double?.none])
        #expect(try empty.sum() == 0)
        for value in try [
            empty.mean(), empty.std(), empty.min(), empty.max(), empty.median(), empty.quantile(0.5),
        ] {
            #expect(value.isNaN)
        }
        #expect(try Column("x", [5.0]).std().isNaN)
        #expect(try Column("x", [5.0]).std(ddof: 0) == 0)
    }

    /// NaN is a value, and the largest number.
    @Test func nanIsAValue() throws {
        for values in [[.nan, nil, 1, 2], [2, 1, nil, .nan], [1, .nan, 2]] as [[Double?]] {
            let x = Column("x", values)
            #expect(try x.min() == 1)
            for value in try [x.max(), x.sum(), x.mean(), x.std()] { #expect(value.isNaN) }
        }
        #expect(try Column("x", [Double.nan]).min().isNaN)
    }

    @Test func booleansCountAsNumbers() throws {
        #expect(try Column("b", [true, nil, false, true]).sum() == 2)
        #expect(try Column("b", [true, false]).mean() == 0.5)
    }
}
