import Numerics
import TestSupport
import Testing

@testable import Frames

@Suite struct RanksTests {
    static let nan = Double.nan

    /// pandas' `rank`.
    @Test(arguments: [
        (RankMethod.average, [5.5, 2, 7, 2, 9, 12, 4, 11, 9, 5.5, 9, nan, 2]),
        (.min, [5, 1, 7, 1, 8, 12, 4, 11, 8, 5, 8, nan, 1]),
        (.max, [6, 3, 7, 3, 10, 12, 4, 11, 10, 6, 10, nan, 3]),
        (.first, [5, 1, 7, 2, 8, 12, 4, 11, 9, 6, 10, nan, 3]),
        (.dense, [3, 1, 4, 1, 5, 7, 2, 6, 5, 3, 5, nan, 1]),
    ])
    func pandas(_ method: RankMethod, _ expected: [Double]) throws {
        #expect(try isClose(Column("x", Reference.ties).ranked(method).doubles, expected))
    }

    @Test func descendingAndAsFractions() throws {
        let column = Column("x", Reference.ties)
        let nan = Self.nan
        #expect(
            try isClose(
                column.ranked(descending: true).doubles, [7.5, 11, 6, 11, 4, 1, 9, 2, 4, 7.5, 4, nan, 11]))
        #expect(
            try isClose(
                column.ranked(fraction: true).doubles,
                [5.5, 2, 7, 2, 9, 12, 4, 11, 9, 5.5, 9, nan, 2].map { $0 / 12 }))
        #expect(try column.ranked(.dense, fraction: true).max() == 1)
    }
}
