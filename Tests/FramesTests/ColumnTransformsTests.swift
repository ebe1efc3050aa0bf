import Testing

@testable import Frames

@Suite struct ColumnTransformsTests {
    @Test func maps() {
        let status = Column("s", ["yes", "no", nil, "yes"])
        #expect(status.map(["yes": 1, "no": 0]) == Column("s", [1, 0, nil, 1]))
        #expect(status.map(["yes": 1]) == Column("s", [1, nil, nil, 1]))
        #expect(status.map { $0?.text?.uppercased() } == Column("s", ["YES", "NO", nil, "YES"]))
        #expect(Column("i", [1, nil]).map { ($0?.double ?? 0) / 2 } == Column("i", [0.5, 0]))
    }

    @Test func fillsMissingValues() throws {
        #expect(try Column("t", ["a", nil]).fillingMissing(with: "?") == Column("t", ["a", "?"]))
        #expect(try Column("r", [1.5, nil]).fillingMissing(with: 2) == Column("r", [1.5, 2]))
        #expect(try Column("i", [1, nil]).fillingMissing(with: 0.5) == Column("i", [1, 0.5]))
        #expect(try Column("i", [1, nil]).fillingMissing(with: 2) == Column("i", [1, 2]))
        #expect(try Column("r", [Double.nan, nil]).fillingMissing(with: 2) == Column("r", [.nan, 2]))
        #expect(throws: FrameError.self) { try Column("i", [1, nil]).fillingMissing(with: "x") }
    }
}
