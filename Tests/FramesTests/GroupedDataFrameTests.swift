import Numerics
import TestSupport
import Testing

@testable import Frames

@Suite struct GroupedDataFrameTests {
    /// pandas' `groupby("k1")["v"]`.
    @Test(arguments: [
        (GroupStatistic.sum, [102.55, 84.77, 75.37]),
        (.mean, [11.394444444444444, 7.706363636363636, 9.42125]),
        (.median, [12.6, 7.59, 8.675]),
        (.std, [3.1880641113029355, 2.770387239095909, 3.6039796951227605]),
        (.variance, [10.163752777777777, 7.675045454545453, 12.988669642857145]),
        (.quantile(0.25), [10.33, 6.6899999999999995, 8.0825]),
        (.min, [4.34, 1.36, 4.45]),
        (.max, [15.62, 10.54, 16.82]),
        (.first, [15.62, 10.54, 8.74]),
        (.last, [9.58, 9.97, 11.24]),
        (.count, [9, 11, 8]),
        (.uniqueCount, [9, 11, 8]),
    ])
    func pandas(_ statistic: GroupStatistic, _ expected: [Double]) throws {
        let table = try Reference.grouped().grouped(by: "k1").aggregate(
            NamedStatistic(statistic, of: "v", as: "x"))
        #expect(try table["k1"] == Column("k1", ["a", "b", "c"]))
        #expect(try isClose(table["x"].doubles, expected))
    }

    @Test func twoKeys() throws {
        let size = try Reference.grouped().grouped(by: "k1", "k2").size()
        #expect(
            size
                == (try DataFrame([
                    Column("k1", ["a", "a", "a", "b", "b", "b", "c", "c", "c"]),
                    Column("k2", [0, 1, 2, 0, 1, 2, 0, 1, 2]),
                    Column("size", [3, 2, 5, 3, 3, 5, 1, 3, 4]),
                ])))
    }

    @Test func tablesOfOneStatistic() throws {
        let grouped = try Reference.grouped().grouped(by: "k1")
        // All numeric columns, without Booleans and keys.
        #expect(try grouped.mean().columnNames == ["k1", "k2", "v"])
        #expect(try grouped.mean("v").columnNames == ["k1", "v"])
        #expect(try grouped.count().columnNames == ["k1", "k2", "v", "b"])
        #expect(try grouped.sum("k2", "b")["k2"].type == .integer)
        #expect(try grouped.mean("b")["b"].doubles == [0.6, 3.0 / 11, 0.125])
        #expect(try grouped.min("b")["b"] == Column("b", [false, false, false]))
        #expect(throws: FrameError.self) { try grouped.mean("w") }
        #expect(throws: FrameError.self) { try grouped.mean("v", "v") }
    }

    @Test func groupsAndTheirRows() throws {
        let frame = try DataFrame([Column("k", ["b", nil, "a", "b"]), Column("t", ["x", "y", nil, "z"])])
        let grouped = try frame.grouped(by: "k")
        #expect(grouped.groupCount == 2)
        #expect(grouped.codes == [1, -1, 0, 1])
        #expect(Array(grouped.rows(of: 1)) == [0, 3])
        #expect(try grouped.first()["t"] == Column("t", [nil, "x"]))
        #expect(try grouped.max()["t"] == Column("t", [nil, "z"]))
        let error = #expect(throws: FrameError.self) { try grouped.mean("t") }
        #expect(error?.description == "column \"t\" holds text (str): a mean needs numbers")
    }

    @Test func groupsWithoutValues() throws {
        let frame = try DataFrame([Column("k", [1, 1]), Column("v", [Double?.none, nil])])
        let grouped = try frame.grouped(by: "k")
        #expect(try grouped.sum()["v"].missingCount == 1)
        #expect(try grouped.mean()["v"].missingCount == 1)
        #expect(try grouped.count()["v"] == Column("v", [0]))
    }

    @Test func aSumThatOverflowsIsAnError() throws {
        let frame = try DataFrame([Column("k", [1, 1]), Column("v", [Int.max, 1])])
        #expect(throws: FrameError.sumOverflow(column: "v")) { try frame.grouped(by: "k").sum() }
    }
}
