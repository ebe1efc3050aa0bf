import Base
import Frames
import Learn
import TestSupport
import Testing

@testable import Datasets

/// Columns as labels, groups and times.
@Suite struct ColumnTests {
    @Test func columnsOfEveryTypeAsLabels() throws {
        // Classes are sorted by name, whatever the type.
        let numbers = try Labels(Column("n", [10, 9, 10, -1]))
        #expect(numbers.classNames == ["-1", "10", "9"] && numbers.codes == [1, 2, 1, 0])
        #expect(try Labels(Column("r", [0.5, 2, 0.5])).classNames == ["0.5", "2.0"])
        let flags = try Labels(Column("b", [true, false, true]))
        #expect(flags.classNames == ["false", "true"] && flags.codes == [1, 0, 1])
        #expect(try Labels(Column("b", [true, true])).classNames == ["true"])
        let dates = try Labels(Column("d", [Timestamp(microseconds: 3_000_000), Timestamp(microseconds: 0)]))
        #expect(dates.codes == [1, 0])
    }

    @Test func columnsOfTextAsLabels() throws {
        let texts = ["b", "é", "a", "b", "Z"]
        #expect(try Labels(Column("t", texts)) == Labels(texts))
        #expect(try Labels(Column("t", texts), positive: "b") == Labels(texts, positive: "b"))
        // One character in two encodings is one class, as for an array of texts.
        let equivalent = ["\u{E9}", "e\u{301}"]
        #expect(try Labels(Column("t", equivalent)) == Labels(equivalent))
        #expect(throws: LearnError.missingLabel(row: 1)) { try Labels(Column("t", ["a", nil] as [String?])) }
        #expect(throws: LearnError.unknownClass("q", nearest: nil)) {
            try Labels(Column("t", texts), positive: "q")
        }
    }

    @Test func groups() {
        let texts = ["b", "a", "b", "é"]
        #expect(Groups(Column("g", texts)) == Groups(texts))
        #expect(Groups(Column("g", ["b", nil, "a", nil])) == Groups(["b", nil, "a", nil]))
        #expect(Groups(Column("g", [10, 9, 10])) == Groups([10, 9, 10]))
    }

    @Test func columnsOfTimes() throws {
        let days = Column("d", [Timestamp(microseconds: 9), Timestamp(microseconds: 3)])
        #expect(try trainTestSplit(times: days, testSize: 1) == TrainTestSplit(train: [1], test: [0]))
        #expect(try trainTestSplit(times: Column("n", [3, 1, 2]), testSize: 1).test == [0])
        #expect(throws: LearnError.self) { try trainTestSplit(times: Column("n", [3, .nan, 2])) }
        #expect(throws: FrameError.self) { try trainTestSplit(times: Column("t", ["a", "b"])) }
    }
}
