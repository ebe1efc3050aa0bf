import Testing

@testable import Frames

@Suite struct GroupedDataFrameTransformsTests {
    private let grouped: GroupedDataFrame

    init() throws {
        grouped = try DataFrame([
            Column("key", ["b", "a", "b", nil, "a", "b"]), Column("v", [3.0, 1, 2, 9, 4, 5]),
            Column("n", [1, 2, 3, 4, 5, 6]),
        ]).grouped(by: "key")
    }

    @Test func transformedGivesEachRowTheStatisticOfItsGroup() throws {
        #expect(try grouped.transformed(.max, of: "v") == Column("v", [5.0, 4, 5, nil, 4, 5]))
        #expect(try grouped.transformed(.count, of: "v") == Column("v", [3, 2, 3, nil, 2, 3]))
    }

    @Test func cumulativeMaximum() throws {
        #expect(try grouped.cumulativeMax("v") == Column("v", [3.0, 1, 3, nil, 4, 5]))
    }

    @Test func laggedValues() throws {
        #expect(try grouped.lagged("v") == Column("v", [nil, nil, 3.0, nil, 1, 2]))
        #expect(try grouped.lagged("n") == Column("n", [nil, nil, 1, nil, 2, 3]))
        #expect(throws: FrameError.lengthMismatch(column: "x", count: 1, expected: 6)) {
            try grouped.lagged(Column("x", [1]))
        }
    }

    @Test func theModeIsTheSmallestOfEquallyFrequentValues() throws {
        let frame = try DataFrame([
            Column("key", ["a", "a", "a", "a", "b", "b", "c"]), Column("n", [7, 2, 7, 2, 5, 4, nil]),
            Column("text", ["y", "x", "y", "z", "q", "p", nil]),
        ])
        let modes = try frame.grouped(by: "key").aggregate(
            .init(.mode, of: "n", as: "n"), .init(.mode, of: "text", as: "text"))
        #expect(try modes["n"].integers == [2, 4, nil])
        #expect(try modes["text"].texts == ["y", "p", nil])
    }

    /// NumPy's `round`: halves to even, after scaling.
    @Test func rounding() throws {
        let column = Column("x", [0.0625, 0.0635, 2.5, -1.2345, .nan])
        #expect(column.rounded(3) == Column("x", [0.062, 0.064, 2.5, -1.234, .nan]))
        #expect(Column("x", [1250.0, 1350]).rounded(-2) == Column("x", [1200.0, 1400]))
        #expect(try DataFrame([Column("n", [1, 2])]).rounded(0)["n"] == Column("n", [1, 2]))
    }
}
