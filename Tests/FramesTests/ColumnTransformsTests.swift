import TestSupport
import Testing

@testable import Frames

@Suite struct ColumnTransformsTests {
    let x = Column("x", Reference.x)
    let nan = Double.nan

    @Test func clips() throws {
        #expect(
            try isClose(x.clipped(to: 0...5).doubles, [3.5, 1.25, nan, 5, 2, 2, 5, 0, 0, nan, 5]))
        #expect(try Column("i", [1, nil, 9]).clipped(lower: 2, upper: 8) == Column("i", [2, nil, 8]))
        #expect(try Column("i", [1, 9]).clipped(upper: 8.5) == Column("i", [1, 8.5]))
        #expect(try Column("i", [1, 9]).clipped(lower: .nan, upper: .nan) == Column("i", [1, 9]))
        #expect(throws: FrameError.self) { try Column("t", ["x"]).clipped(to: 0...1) }
        #expect(throws: FrameError.self) { try Column("b", [true]).clipped(to: 0...1) }
    }

    @Test func keepsBoundsThatDoublesCannotHold() throws {
        let large = Int.max - 1
        #expect(try Column("i", [large, 0]).clipped(lower: 1) == Column("i", [large, 1]))
    }

    @Test func maps() {
        let status = Column("s", ["yes", "no", nil, "yes"])
        #expect(status.map(["yes": 1, "no": 0]) == Column("s", [1, 0, nil, 1]))
        #expect(status.map(["yes": 1]) == Column("s", [1, nil, nil, 1]))
        #expect(status.map { $0?.text?.uppercased() } == Column("s", ["YES", "NO", nil, "YES"]))
        #expect(Column("i", [1, nil]).map { ($0?.double ?? 0) / 2 } == Column("i", [0.5, 0]))
    }

    @Test func fillsWhatIsMissing() throws {
        #expect(try Column("t", ["a", nil]).fillingMissing(with: "?") == Column("t", ["a", "?"]))
        #expect(try Column("r", [1.5, nil]).fillingMissing(with: 2) == Column("r", [1.5, 2]))
        #expect(try Column("i", [1, nil]).fillingMissing(with: 0.5) == Column("i", [1, 0.5]))
        #expect(throws: FrameError.self) { try Column("i", [1, nil]).fillingMissing(with: "x") }
    }

    @Test func measuresTextInCodePoints() throws {
        let texts = ["Hello World", " pad ", nil, "żółć", "é", "👍🏽", "a,b,c", ""]
        #expect(try isClose(Column("t", texts).textLengths().doubles, [11, 5, nan, 4, 1, 2, 5, 0]))
        #expect(try Column("t", ["żółć", ""]).textLengths() == Column("t", [4, 0]))
        #expect(throws: FrameError.self) { try x.textLengths() }
    }

    /// pandas' `cumsum`, `diff` and `shift`.
    @Test func sequences() throws {
        #expect(
            try isClose(
                x.cumulativeSum().doubles, [3.5, 4.75, nan, 11.75, 13.75, 15.75, 25.5, 21, 21, nan, 32.125]))
        #expect(
            try isClose(x.differences().doubles, [nan, -2.25, nan, nan, -5, 0, 7.75, -14.25, 4.5, nan, nan]))
        #expect(try isClose(x.shifted().doubles, [nan, 3.5, 1.25, nan, 7, 2, 2, 9.75, -4.5, 0, nan]))
        #expect(
            try isClose(x.shifted(by: -2).doubles, [nan, 7, 2, 2, 9.75, -4.5, 0, nan, 11.125, nan, nan]))
        #expect(try Column("i", [1, 2, 3]).cumulativeSum() == Column("i", [1, 3, 6]))
        #expect(try Column("i", [Int.max, 1]).cumulativeSum().type == .real)
        #expect(Column("i", [1, 2]).shifted() == Column("i", [nil, 1.0]))
        #expect(Column("i", [1, 2]).shifted(by: 0) == Column("i", [1, 2]))
        #expect(Column("t", ["a", "b"]).shifted(by: 5) == Column("t", [String?.none, nil]))
        #expect(try Column("i", [1, 4]).differences(periods: -1) == Column("i", [-3.0, nil]))
    }
}
