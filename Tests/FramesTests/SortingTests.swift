import Base
import Testing

@testable import Frames

@Suite struct SortingTests {
    /// pandas' stable `sort_values`.
    @Test(arguments: [
        (SortOrder.ascending("x"), [1, 3, 12, 6, 0, 9, 2, 4, 8, 10, 7, 5, 11]),
        (.descending("x"), [5, 7, 4, 8, 10, 2, 0, 9, 6, 1, 3, 12, 11]),
    ])
    func pandas(_ order: SortOrder, _ expected: [Int]) throws {
        let frame = try DataFrame([Column("x", nanAsMissing: Reference.ties), Column("row", Array(0..<13))])
        #expect(try frame.sorted(by: order)["row"] == Column("row", expected))
    }

    @Test func sortsEveryType() throws {
        func sorted(_ column: Column) throws -> Column {
            try DataFrame([column]).sorted(by: column.name)[column.name]
        }
        #expect(try sorted(Column("i", [3, nil, .min, .max, -1])) == Column("i", [.min, -1, 3, .max, nil]))
        #expect(
            try sorted(Column("r", [.nan, 0, -.infinity, nil, -1.5, .infinity, 1e-300]))
                == Column("r", [-.infinity, -1.5, 0, 1e-300, .infinity, .nan, nil]))
        #expect(
            try sorted(Column("t", ["b", nil, "é", "B", "a"])) == Column("t", ["B", "a", "b", "é", nil]))
        #expect(try sorted(Column("b", [true, nil, false])) == Column("b", [false, true, nil]))
        let dates = ["1969-12-31", "2020-01-01", "1999-01-01"].map { Timestamp($0) }
        let spans = [TimeSpan.days(1), nil, .seconds(-1), .hours(2)]
        #expect(try sorted(Column("s", spans)) == Column("s", [spans[2], spans[3], spans[0], nil]))
        #expect(try sorted(Column("d", dates)) == Column("d", [dates[0], dates[2], dates[1]]))
    }

    @Test func sortsBySeveralKeys() throws {
        let frame = try DataFrame([
            Column("a", ["y", "x", "y", "x", nil]), Column("b", [1, 2, 3, 2, 9]),
            Column("row", [0, 1, 2, 3, 4]),
        ])
        let sorted = try frame.sorted(by: "a", .descending("b"))
        #expect(try sorted["row"] == Column("row", [1, 3, 2, 0, 4]))
        #expect(throws: QueryError.self) { try frame.sorted(by: "c") }
    }
}
