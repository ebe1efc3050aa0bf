import Frames
import Learn
import TestSupport
import Testing

@testable import Datasets

/// Data frames as matrices.
@Suite struct MatrixDataFrameTests {
    @Test func aDataFrameHasColumnsOfBothKinds() throws {
        let frame = try DataFrame([
            Column("text", ["b", nil, "a"]), Column("month", [12, 2, nil]), Column("n", [1.5, 2, 3]),
            Column("flag", [true, false, true]),
        ])
        let x = try Matrix(frame, columns: ["n", "month", "text", "flag"], categorical: ["month"])
        #expect(x.categories == [nil, ["2", "12"], ["a", "b"], nil])
        #expect(isClose(x.values, [1.5, 2, 3, 1, 0, .nan, 1, .nan, 0, 1, 0, 1]))
        #expect(try Matrix(frame).columnNames == ["month", "n"])
        #expect(try Matrix(frame, categorical: ["text"]).columnNames == ["text", "month", "n"])
        #expect(throws: LearnError.self) { try Matrix(frame, columns: ["n"], categorical: ["month"]) }
        #expect(throws: FrameError.self) { try Matrix(frame, columns: ["nn"]) }
    }

    @Test func wholeNumbersWithGapsAreNamedWithoutFraction() throws {
        let frame = try DataFrame([Column("month", [3.0, nil, 11])])
        #expect(try Matrix(frame, categorical: ["month"]).categories == [["3", "11"]])
    }
}
