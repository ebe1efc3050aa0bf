import Base
import Testing

@testable import Frames

/// Sorting, with the values of DuckDB 2.0: missing values are last in both directions, NaN is the largest number,
/// texts are in the order of code points.
@Suite struct SortVerbTests {
    /// select t, i, x, b, d from keys order by t nulls last, __row
    @Test func text() throws {
        let result = try Examples.keys.result {
            $0.sorted(by: "t").selecting("t", "i", "x", "b", "d")
        }
        try result.expect([
            "t": .texts(["", "A", "e\u{301}", "é", "é", nil, nil]),
            "i": .integers([-5, nil, nil, 1, 9007199254740993, 1, 9007199254740992]),
            "x": .reals([nil, nil, -0.0, 0.0, .nan, .nan, 1.5]),
            "b": .flags([true, true, false, true, nil, nil, false]),
            "d": .dates(["2020-02-29", "2020-02-29", "1969-12-31", "2020-02-29", nil, nil, "1969-12-31"]),
        ])
    }

    /// select t, i, x, b, d from keys order by t desc nulls last, __row
    @Test func descendingText() throws {
        let result = try Examples.keys.result {
            $0.sorted(by: .descending("t")).selecting("t", "i", "x", "b", "d")
        }
        try result.expect([
            "t": .texts(["é", "é", "e\u{301}", "A", "", nil, nil]),
            "i": .integers([1, 9007199254740993, nil, nil, -5, 1, 9007199254740992]),
            "x": .reals([0.0, .nan, -0.0, nil, nil, .nan, 1.5]),
            "b": .flags([true, nil, false, true, true, nil, false]),
            "d": .dates(["2020-02-29", nil, "1969-12-31", "2020-02-29", "2020-02-29", nil, "1969-12-31"]),
        ])
    }

    /// select t, i, x, b, d from keys order by x nulls last, __row
    @Test func numbersAndNaN() throws {
        let result = try Examples.keys.result {
            $0.sorted(by: "x").selecting("t", "i", "x", "b", "d")
        }
        try result.expect([
            "t": .texts(["é", "e\u{301}", nil, nil, "é", "", "A"]),
            "i": .integers([1, nil, 9007199254740992, 1, 9007199254740993, -5, nil]),
            "x": .reals([0.0, -0.0, 1.5, .nan, .nan, nil, nil]),
            "b": .flags([true, false, false, nil, nil, true, true]),
            "d": .dates(["2020-02-29", "1969-12-31", "1969-12-31", nil, nil, "2020-02-29", "2020-02-29"]),
        ])
    }

    /// select t, i, x, b, d from keys order by x desc nulls last, __row
    @Test func descendingNumbersAndNaN() throws {
        let result = try Examples.keys.result {
            $0.sorted(by: .descending("x")).selecting("t", "i", "x", "b", "d")
        }
        try result.expect([
            "t": .texts([nil, "é", nil, "é", "e\u{301}", "", "A"]),
            "i": .integers([1, 9007199254740993, 9007199254740992, 1, nil, -5, nil]),
            "x": .reals([.nan, .nan, 1.5, 0.0, -0.0, nil, nil]),
            "b": .flags([nil, nil, false, true, false, true, true]),
            "d": .dates([nil, nil, "1969-12-31", "2020-02-29", "1969-12-31", "2020-02-29", "2020-02-29"]),
        ])
    }

    /// select t, i, x, b, d from keys order by i desc nulls last, __row
    @Test func integers() throws {
        let result = try Examples.keys.result {
            $0.sorted(by: .descending("i")).selecting("t", "i", "x", "b", "d")
        }
        try result.expect([
            "t": .texts(["é", nil, "é", nil, "", "e\u{301}", "A"]),
            "i": .integers([9007199254740993, 9007199254740992, 1, 1, -5, nil, nil]),
            "x": .reals([.nan, 1.5, 0.0, .nan, nil, -0.0, nil]),
            "b": .flags([nil, false, true, nil, true, false, true]),
            "d": .dates([nil, "1969-12-31", "2020-02-29", nil, "2020-02-29", "1969-12-31", "2020-02-29"]),
        ])
    }

    /// select t, i, x, b, d from keys order by b desc nulls last, i nulls last, __row
    @Test func booleans() throws {
        let result = try Examples.keys.result {
            $0.sorted(by: .descending("b"), "i").selecting("t", "i", "x", "b", "d")
        }
        try result.expect([
            "t": .texts(["", "é", "A", nil, "e\u{301}", nil, "é"]),
            "i": .integers([-5, 1, nil, 9007199254740992, nil, 1, 9007199254740993]),
            "x": .reals([nil, 0.0, nil, 1.5, -0.0, .nan, .nan]),
            "b": .flags([true, true, true, false, false, nil, nil]),
            "d": .dates(["2020-02-29", "2020-02-29", "2020-02-29", "1969-12-31", "1969-12-31", nil, nil]),
        ])
    }

    /// select t, i, x, b, d from keys order by d nulls last, t desc nulls last, __row
    @Test func datesAndTexts() throws {
        let result = try Examples.keys.result {
            $0.sorted(by: "d", .descending("t")).selecting("t", "i", "x", "b", "d")
        }
        try result.expect([
            "t": .texts(["e\u{301}", nil, "é", "A", "", "é", nil]),
            "i": .integers([nil, 9007199254740992, 1, nil, -5, 9007199254740993, 1]),
            "x": .reals([-0.0, 1.5, 0.0, nil, nil, .nan, .nan]),
            "b": .flags([false, false, true, true, true, nil, nil]),
            "d": .dates(["1969-12-31", "1969-12-31", "2020-02-29", "2020-02-29", "2020-02-29", nil, nil]),
        ])
    }

    /// select t, i, x, b, d from keys order by coalesce(x, 1) desc nulls last, length(t) nulls last, __row
    @Test func expressions() throws {
        let result = try Examples.keys.result {
            $0.sorted(by: .descending(col("x").orElse(1)), col("t").length).selecting("t", "i", "x", "b", "d")
        }
        try result.expect([
            "t": .texts(["é", nil, nil, "", "A", "é", "e\u{301}"]),
            "i": .integers([9007199254740993, 1, 9007199254740992, -5, nil, 1, nil]),
            "x": .reals([.nan, .nan, 1.5, nil, nil, 0.0, -0.0]),
            "b": .flags([nil, nil, false, true, true, true, false]),
            "d": .dates([nil, nil, "1969-12-31", "2020-02-29", "2020-02-29", "2020-02-29", "1969-12-31"]),
        ])
    }

    /// select o, x from sales order by x desc nulls last, o nulls last, __row limit 4
    @Test func firstRowsOfAnOrder() throws {
        let result = try Examples.sales.result {
            $0.sorted(by: .descending("x"), "o").first(4).selecting("o", "x")
        }
        try result.expect(["o": .integers([nil, 3, 0, 18]), "x": .reals([.nan, 17.75, 12.86, 12.55])])
    }

    /// select o, k from (select * from sales order by __row limit 5) order by o nulls last
    @Test func firstRowsBeforeAnOrder() throws {
        let result = try Examples.sales.result {
            $0.first(5).sorted(by: "o").selecting("o", "k")
        }
        try result.expect(["o": .integers([9, 11, 14, 20, nil]), "k": .texts(["", "", nil, "b", "b"])])
    }

    /// The first rows of a sorted table are found without sorting all: equal ones stay in their order, missing values are where
    /// sorting puts them.
    @Test(arguments: [0, 1, 7, 100, 4000, 9000]) func firstOfSorted(_ limit: Int) throws {
        var random = RandomColumns(seed: 11)
        let table = try DataFrame([
            random.column("t", .text, count: 8000, distinct: 30),
            random.column("x", .real, count: 8000, distinct: 50),
            Column("row", Array(0..<8000)),
        ])
        for keys in [["t"], ["x", "t"]] as [[any SortReference]] + [[.descending("x"), "t"]] {
            let sorted = try table.sorted(by: keys)
            let expected = sorted.gathering(Array(0..<min(limit, 8000)))
            #expect(try table.query.sorted(by: keys).first(limit).collect() == expected)
            for size in [500, 3000] {
                #expect(try table.scanned(by: size).sorted(by: keys).first(limit).collect() == expected)
            }
        }
    }
}
