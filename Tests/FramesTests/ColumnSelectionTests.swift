import Testing

@testable import Frames

@Suite struct ColumnSelectionTests {
    @Test func selectsRows() throws {
        #expect(try Column("i", [10, nil, 30])[rows: [2, 2, 1]] == Column("i", [30, 30, nil]))
        #expect(try Column("t", ["a", "b"])[rows: 1..<2] == Column("t", ["b"]))
        let error = #expect(throws: FrameError.self) { try Column("i", [1, 2])[rows: [0, 2]] }
        #expect(error?.description == "row 2 is out of range; there are 2 rows, and the first is 0")
    }

    /// Otherwise identifiers would lose their digits, and columns of text could not be read from files of which one has none.
    @Test func aColumnWithoutValuesTakesTheTypeOfTheOthers() throws {
        let ids = Column("id", [1_009_513_310_189_256_287, nil])
        let none = Column("id", [nil, nil] as [Double?])
        #expect(
            try Column.concatenating([none, ids])
                == Column("id", [nil, nil, 1_009_513_310_189_256_287, nil] as [Int?]))
        #expect(try Column.concatenating([ids, none]).type == .integer)
        #expect(try Column.concatenating([none, Column("t", ["x"])]) == Column("id", [nil, nil, "x"]))
        #expect(try Column.concatenating([none, none]).type == .real)
    }

    @Test func theErrorNamesTheTextThatIsAmongNumbers() {
        let error = #expect(throws: FrameError.self) {
            try Column.concatenating([Column("n", [1, 2]), Column("n", ["3", "n", "4"])])
        }
        #expect(
            error?.description
                == "column \"n\" holds whole numbers in one frame and texts in another: row 2 of frame 2 is \"n\""
        )
    }

    @Test func concatenates() throws {
        #expect(
            try Column.concatenating([Column("a", [1]), Column("b", [2, nil])]) == Column("a", [1, 2, nil]))
        #expect(
            try Column.concatenating([Column("a", [1]), Column("a", [0.5])]) == Column("a", [1.0, 0.5]))
        #expect(
            try Column.concatenating([Column("a", [0.5]), Column("a", [1, nil])])
                == Column("a", [0.5, 1, nil]))
        #expect(
            try Column.concatenating([Column("t", ["x", "y"]), Column("t", ["y", nil, "z"])])
                == Column("t", ["x", "y", "y", nil, "z"]))
        #expect(
            try Column.concatenating([Column("b", [true]), Column("b", [false])])
                == Column("b", [true, false]))
        let error = #expect(throws: FrameError.self) {
            try Column.concatenating([Column("a", [1]), Column("a", ["x"])])
        }
        #expect(
            error?.description
                == "column \"a\" holds whole numbers in one frame and texts in another: row 1 of frame 2 is \"x\""
        )
    }

    /// pandas' `factorize` and `unique` of texts, integers, floating-point numbers and Booleans.
    @Test func factorizes() throws {
        let texts = Column("s", ["b", "a", "c", "a", "b", "d", nil, "e", "e", "e"])
        #expect(texts.factorized().codes == [0, 1, 2, 1, 0, 3, -1, 4, 4, 4])
        #expect(texts.factorized().levels == Column("s", ["b", "a", "c", "d", "e"]))
        #expect(texts.unique() == Column("s", ["b", "a", "c", "d", nil, "e"]))
        #expect(texts.uniqueCount == 5)

        #expect(Column("i", [5, 3, 3, 5, 1, 9, 1, 2]).factorized().codes == [0, 1, 1, 0, 2, 3, 2, 4])
        let numbers = Column("r", [1.5, nil, 1.5, 2, nil, nil, 3])
        #expect(numbers.factorized().codes == [0, -1, 0, 1, -1, -1, 2])
        #expect(numbers.unique() == Column("r", [1.5, nil, 2, 3]))
        #expect(Column("b", [true, false, false, true, true]).factorized().codes == [0, 1, 1, 0, 0])
        // A selection shares the pool but has its own codes.
        #expect(try texts[rows: [7, 1, 7]].factorized().codes == [0, 1, 0])
    }

    @Test func zeroHasOneSign() {
        #expect(Column("r", [0.0, -0.0]).uniqueCount == 1)
    }

    @Test func nanIsOneValue() {
        let numbers = Column("r", [.nan, nil, -.nan, 1])
        #expect(numbers.factorized().codes == [0, -1, 0, 1])
        #expect(numbers.unique() == Column("r", [.nan, nil, 1]))
        #expect(numbers.uniqueCount == 2)
    }
}
