import Base
import TestSupport
import Testing

@testable import Frames

@Suite struct ColumnTests {
    let date = Timestamp(microseconds: 0)

    @Test func properties() {
        let columns = [
            (Column("i", [1, nil, 3]), ColumnType.integer, 1),
            (Column("r", [1.5, nil, .nan]), .real, 1),
            (Column("b", [true, nil, false]), .boolean, 1),
            (Column("t", ["x", nil, ""]), .text, 1),
            (Column("d", [date, nil, date]), .date, 1),
            (Column("s", [.days(1), nil, TimeSpan.hours(2)]), .timeSpan, 1),
            (Column("l", [["a", "b"], nil, []]), .list(of: .text), 1),
        ]
        for (column, type, missing) in columns {
            #expect(column.type == type)
            #expect(column.count == 3)
            #expect(column.missingCount == missing)
            #expect(column.missingMask[1])
            #expect(column[1] == nil)
            #expect(column[0] != nil)
        }
    }

    @Test func valuesCompareWithLiterals() {
        #expect(Column("i", [7])[0] == 7)
        #expect(Column("r", [0.5])[0] == 0.5)
        #expect(Column("b", [true])[0] == true)
        #expect(Column("t", ["x"])[0] == "x")
        #expect(Column("t", ["x"])[0] != 7)
    }

    @Test func isCreatedFromValuesOfItsType() throws {
        #expect(try Column("r", type: .real, values: [1, 2.5, nil]) == Column("r", [1.0, 2.5, nil]))
        #expect(try Column("d", type: .date, values: [.date(date), nil]) == Column("d", [date, nil]))
        let error = #expect(throws: FrameError.self) { try Column("i", type: .integer, values: [1, "x"]) }
        #expect(error?.description == "column \"i\" holds whole numbers (int64): it cannot hold \"x\"")
    }

    @Test func equalityIgnoresStorage() throws {
        let texts = Column("t", ["a", "b", nil])
        #expect(try Column("t", ["b", nil, "a", "c"])[rows: [2, 0, 1]] == texts)
        #expect(Column("t", ["a", "c", nil]) != texts)
        #expect(Column("r", [Double.nan, 1]) == Column("r", [-Double.nan, 1]))
        #expect(Column("r", [Double.nan, 1]) != Column("r", [nil, 1.0]))
        #expect(Column("r", nanAsMissing: [.nan, 1]) == Column("r", [nil, 1.0]))
        #expect(Column("l", [["a"], []]) != Column("l", [["a"], nil]))
        #expect(Column("r", [1.0]) != Column("r", [1]))
        #expect(Column("r", [1.0]) != Column("s", [1.0]))
    }

    @Test func typedArrays() throws {
        #expect(try Column("i", [1, nil]).integers == [1, nil])
        #expect(try Column("i", [1, nil]).integers(replacingMissing: -1) == [1, -1])
        #expect(try isClose(Column("i", [1, nil]).doubles, [1, .nan]))
        #expect(try Column("b", [true, nil, false]).presentDoubles == [1, 0])
        #expect(try Column("b", [true, nil]).booleans == [true, nil])
        #expect(try Column("t", ["x", nil]).texts == ["x", nil])
        #expect(try Column("d", [date, nil]).dates == [date, nil])
        #expect(Column("t", ["x", nil]).values == ["x", nil])
        #expect(Column("l", [["x", ""], nil]).values == [.list(["x", ""]), nil])
        #expect(Column("s", [TimeSpan.days(1), nil]).values == [.timeSpan(.days(1)), nil])
    }

    @Test func refusesTheWrongType() {
        let text = Column("title", ["x"])
        let error = #expect(throws: FrameError.self) { try text.mean() }
        #expect(error?.description == "column \"title\" holds text (str): a mean needs numbers")
        #expect(throws: FrameError.self) { try text.doubles }
        #expect(throws: FrameError.self) { try text.integers }
        #expect(throws: FrameError.self) { try Column("i", [1]).texts }
        #expect(throws: FrameError.self) { try Column("i", [1]).dates }
        #expect(throws: FrameError.self) { try Column("i", [1]).booleans }
        #expect(throws: FrameError.self) { try Column("d", [date]).doubles }
    }
}
