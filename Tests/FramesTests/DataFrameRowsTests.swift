import Testing

@testable import Frames

@Suite struct DataFrameRowsTests {
    private func frame() throws -> DataFrame {
        try DataFrame([
            Column("a", [1, 2, 1, nil, 1]), Column("t", ["x", "y", "x", "x", nil]),
        ])
    }

    @Test func selectsRows() throws {
        let frame = try frame()
        #expect(try frame[rows: [4, 0]]["t"] == Column("t", [nil, "x"]))
        #expect(frame.first(2) == (try frame[rows: 0..<2]))
        #expect(frame.last(2) == (try frame[rows: 3..<5]))
        #expect(frame.first(9) == frame)
        #expect(frame.last(0).shape == (0, 2))
        #expect(throws: FrameError.self) { try frame[rows: [5]] }
    }

    @Test func filters() throws {
        let frame = try frame()
        #expect(try frame.filter(col("t") == "x") == frame[rows: [0, 2, 3]])
        #expect(try frame.filter(col("t") != "x") == frame[rows: [1]])
        #expect(try frame.filter(col("a").isMissing).rowCount == 1)
        let mask = Column("mask", [true, false, nil, false, true])
        #expect(try frame.filter(col(mask)) == frame[rows: [0, 4]])
    }

    @Test func dropsRowsWithMissingValues() throws {
        let frame = try frame()
        #expect(frame.droppingMissing() == (try frame[rows: [0, 1, 2]]))
        #expect(try frame.droppingMissing(in: ["t"]) == frame[rows: [0, 1, 2, 3]])
        #expect(throws: QueryError.self) { try frame.droppingMissing(in: ["u"]) }
    }

    @Test func findsDuplicates() throws {
        let frame = try frame()
        #expect(frame.duplicateMask() == [false, false, true, false, false])
        #expect(frame.duplicateCount() == 1)
        #expect(try frame.distinct() == frame[rows: [0, 1, 3, 4]])
        #expect(try frame.duplicateMask(in: ["t"]) == [false, false, true, true, false])
        #expect(try frame.duplicateCount(in: ["a"]) == 2)
        #expect(try frame.distinct(by: "a") == frame[rows: [0, 1, 3]])
        // Missing values are equal to each other.
        #expect(
            try DataFrame([Column("r", [1.5, nil, 1.5, nil])]).duplicateMask() == [false, false, true, true])
    }

    @Test func concatenates() throws {
        let frame = try frame()
        let swapped = try frame.selecting("t", "a")
        let both = try DataFrame.concatenating([frame, swapped])
        #expect(both == (try frame[rows: [0, 1, 2, 3, 4, 0, 1, 2, 3, 4]]))
        let error = #expect(throws: FrameError.self) {
            try DataFrame.concatenating([frame, frame.renaming(["b": "a"])])
        }
        #expect(
            error?.description == "the frames have different columns: \"a\", \"b\" are in only one of them")
    }

    /// The rows are those of NumPy 2.4: `numpy.random.RandomState(42).choice(10, 4, replace=False)`.
    @Test func aSampleAndTheOthers() throws {
        let frame = try DataFrame([Column("n", Array(0..<10))])
        let (sample, others) = try frame.split(sample: 4, seed: 42)
        #expect(try sample["n"].integers == [0, 1, 5, 8])
        #expect(try others["n"].integers == [2, 3, 4, 6, 7, 9])
        #expect(try frame.split(sample: 10, seed: 1).others.rowCount == 0)
        #expect(throws: (any Error).self) { try frame.split(sample: 11, seed: 42) }
    }
}
