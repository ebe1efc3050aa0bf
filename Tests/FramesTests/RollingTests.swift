import TestSupport
import Testing

@testable import Frames

@Suite struct RollingTests {
    let nan = Double.nan
    let y = [50.872, 52.083, 51.931, 51.557, 50.266, 49.5, 49.922, 48.614, 46.624, 45.766]

    /// pandas' `rolling`.
    @Test func pandas() throws {
        let column = Column("y", y)
        #expect(
            try isClose(
                column.rolling(3).sum().doubles,
                [nan, nan, 154.886, 155.571, 153.754, 151.323, 149.688, 148.036, 145.16, 141.004]))
        #expect(
            try isClose(
                column.rolling(7, isCentered: true).mean().doubles,
                [
                    nan, nan, nan, 50.875857142857136, 50.553285714285714, 49.77342857142857,
                    48.892714285714284, nan,
                    nan, nan,
                ]))
        #expect(
            try isClose(
                Array(column.rolling(7, minimumCount: 1).mean().doubles.prefix(4)),
                [50.872, 51.4775, 51.62866666666667, 51.610749999999996]))
        #expect(
            try isClose(
                column.rolling(4, isCentered: true).mean().doubles,
                [
                    nan, nan, 51.610749999999996, 51.45925, 50.813500000000005, 50.31125, 49.57549999999999,
                    48.665,
                    47.7315, nan,
                ]))
        #expect(
            try isClose(
                Array(column.rolling(5).std().doubles[4..<6]), [0.7617254754831301, 1.130922322708328]))
        #expect(
            try isClose(Array(column.rolling(5).median().doubles[4..<8]), [51.557, 51.557, 50.266, 49.922]))
        #expect(try isClose(Array(column.rolling(3).max().doubles[2..<5]), [52.083, 52.083, 51.931]))
        #expect(
            try isClose(
                Array(column.rolling(3, isCentered: true).min().doubles[0..<4]),
                [nan, 50.872, 51.557, 50.266]))
    }

    @Test func gapsCountAsNothing() throws {
        let column = Column("y", [1, nil, 3, 5])
        #expect(try isClose(column.rolling(2).mean().doubles, [nan, nan, nan, 4]))
        #expect(try isClose(column.rolling(2, minimumCount: 1).mean().doubles, [1, 1, 3, 4]))
        #expect(throws: FrameError.self) { try Column("t", ["x"]).rolling(2) }
    }
}
