import Base
import Numerics
import TestSupport
import Testing

@testable import Frames

@Suite struct DescribeTests {
    /// pandas' `describe` of a series with missing values.
    @Test func numbers() throws {
        let frame = try DataFrame([
            Column("x", nanAsMissing: Reference.x), Column("t", [String?](repeating: "a", count: 11)),
        ])
        let description = frame.describe()
        #expect(description.columnNames == ["statistic", "x"])
        #expect(
            try description["statistic"]
                == Column("statistic", ["count", "mean", "std", "min", "25%", "50%", "75%", "max"]))
        #expect(
            try isClose(
                description["x"].doubles,
                [9, 3.5694444444444446, 4.93991677842631, -4.5, 1.25, 2, 7, 11.125]))
    }

    @Test func noValuesAndOneValue() throws {
        let nan = Double.nan
        let nothing = try DataFrame([Column("x", [Double?.none])]).describe()
        #expect(try isClose(nothing["x"].doubles, [0, nan, nan, nan, nan, nan, nan, nan]))
        let one = try DataFrame([Column("x", [5])]).describe()
        #expect(try isClose(one["x"].doubles, [1, 5, nan, 5, 5, 5, 5, 5]))
    }

    @Test func allColumns() throws {
        let dates = ["2020-01-01", nil, "2020-03-01", nil, nil, nil].map { $0.flatMap { Timestamp($0) } }
        let frame = try DataFrame([
            Column("t", ["b", "a", nil, "a", "b", "c"]),
            Column("i", [1, 2, 3, 4, 5, 6]),
            Column("b", [true, true, false, nil, nil, nil]),
            Column("d", dates),
        ])
        let description = frame.describe(include: .all)
        #expect(
            try description["statistic"].texts
                == ["count", "unique", "top", "freq", "mean", "std", "min", "25%", "50%", "75%", "max"])
        // "b" and "a" are equally frequent; "b" is first.
        #expect(try description["t"].texts == ["5", "3", "b", "2", nil, nil, nil, nil, nil, nil, nil])
        #expect(try description["b"].texts.prefix(4) == ["3", "2", "true", "2"])
        let figures: [Double?] = [6, nil, nil, nil, 3.5, 3.5.squareRoot(), 1, 2.25, 3.5, 4.75, 6]
        #expect(try description["i"] == Column("i", figures))
        #expect(
            try description["d"].texts
                == [
                    "2", nil, nil, nil, "2020-01-31", nil, "2020-01-01", "2020-01-16", "2020-01-31",
                    "2020-02-15",
                    "2020-03-01",
                ])
    }

    @Test func describesTextIfThereIsNothingElse() throws {
        let description = try DataFrame([Column("t", ["a", nil])]).describe()
        #expect(try description["statistic"].texts == ["count", "unique", "top", "freq"])
        #expect(try description["t"].texts == ["1", "1", "a", "1"])
    }

    @Test func emptyText() {
        let summary = Column("t", [String?.none]).categoricalSummary()
        #expect(summary.count == 0)
        #expect(summary.top == nil)
        #expect(summary.frequency == 0)
    }
}
