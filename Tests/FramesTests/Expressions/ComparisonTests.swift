import Base
import Testing

@testable import Frames

/// Comparison and logic, with the values of DuckDB 2.0: a comparison with a missing value is missing, and NaN equals itself and is larger than any other number.
@Suite struct ComparisonTests {
    @Test func comparesNumbers() throws {
        let table = Examples.numbers
        // x = y
        try table.expect(
            col("x") == col("y"),
            .flags([false, false, false, false, false, false, nil, true, nil, false, true, false, nil, false])
        )
        // x <> y
        try table.expect(
            col("x") != col("y"),
            .flags([true, true, true, true, true, true, nil, false, nil, true, false, true, nil, true]))
        // x < y
        try table.expect(
            col("x") < col("y"),
            .flags([true, true, false, true, false, false, nil, false, nil, false, false, true, nil, true]))
        // x <= y
        try table.expect(
            col("x") <= col("y"),
            .flags([true, true, false, true, false, false, nil, true, nil, false, true, true, nil, true]))
        // x > y
        try table.expect(
            col("x") > col("y"),
            .flags([false, false, true, false, true, true, nil, false, nil, true, false, false, nil, false]))
        // x >= y
        try table.expect(
            col("x") >= col("y"),
            .flags([false, false, true, false, true, true, nil, true, nil, true, true, false, nil, false]))
        // i = j
        try table.expect(
            col("i") == col("j"),
            .flags([
                false, false, false, false, false, nil, nil, false, false, false, nil, false, false, false,
            ]))
        // i < j
        try table.expect(
            col("i") < col("j"),
            .flags([true, false, true, false, true, nil, nil, false, true, false, nil, false, true, false]))
        // i > x
        try table.expect(
            col("i") > col("x"),
            .flags([false, true, false, true, false, nil, nil, false, true, true, nil, true, nil, false]))
        // x > 1
        try table.expect(
            col("x") > 1,
            .flags([false, false, true, false, true, true, nil, true, false, false, true, false, nil, true]))
        // x = null
        try table.expect(
            col("x") == .missing,
            .flags([nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil]))
        // isnan(x)
        try table.expect(
            col("x").isNaN,
            .flags([
                false, false, false, false, false, true, nil, false, false, false, false, false, nil, false,
            ]))
        // i between -1 and 7
        try table.expect(
            col("i").isBetween(-1, 7),
            .flags([true, true, true, true, false, nil, true, false, false, false, nil, false, false, true]))
        // x between 0 and y
        try table.expect(
            col("x").isBetween(0, col("y")),
            .flags([true, true, false, false, false, false, nil, true, false, false, true, false, nil, true]))
        // i in (7, 25, 4)
        try table.expect(
            col("i").isIn([7, 25, 4]),
            .flags([
                false, false, false, true, false, nil, false, false, false, false, nil, true, false, false,
            ]))
        // x in (1.5, 'nan'::double)
        try table.expect(
            col("x").isIn([1.5, .nan]),
            .flags([
                false, false, true, false, false, true, nil, false, false, false, false, false, nil, false,
            ]))
        // i in (7, null)
        try table.expect(
            col("i").isIn([7, .missing]),
            .flags([nil, nil, nil, true, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil]))
        // false
        try table.expect(
            col("i").isIn([Int]()),
            .flags([
                false, false, false, false, false, false, false, false, false, false, false, false, false,
                false,
            ]))
        // i = 9007199254740993
        try table.expect(
            col("i") == 9_007_199_254_740_993,
            .flags([
                false, false, false, false, false, nil, false, false, false, true, nil, false, false, false,
            ]))
    }

    @Test func comparesTexts() throws {
        let table = Examples.conditions
        // s = t
        try table.expect(
            col("s") == col("t"), .flags([true, false, nil, nil, true, false, nil, false, false]))
        // s <> t
        try table.expect(col("s") != col("t"), .flags([false, true, nil, nil, false, true, nil, true, true]))
        // s < t
        try table.expect(
            col("s") < col("t"), .flags([false, false, nil, nil, false, false, nil, true, true]))
        // s >= t
        try table.expect(col("s") >= col("t"), .flags([true, true, nil, nil, true, true, nil, false, false]))
        // s > 'e'
        try table.expect(col("s") > "e", .flags([true, true, nil, true, false, true, nil, true, true]))
        // s = ''
        try table.expect(col("s") == "", .flags([false, false, nil, false, true, false, nil, false, false]))
        // 'x' <= s
        try table.expect("x" <= col("s"), .flags([true, true, nil, true, false, true, nil, true, true]))
        // s in ('x', 'é')
        try table.expect(
            col("s").isIn(["x", "é"]), .flags([true, false, nil, true, false, true, nil, true, false]))
        // s in (t, 'y')
        try table.expect(
            col("s").isIn([col("t"), "y"]), .flags([true, true, nil, nil, true, false, nil, false, false]))
        // s between 'a' and 'y'
        try table.expect(
            col("s").isBetween("a", "y"), .flags([true, true, nil, true, false, false, nil, true, false]))
        // least(s, t)
        try table.expect(least(col("s"), col("t")), .texts(["x", "x", "x", "x", "", "e", "y", "x", "z"]))
        // greatest(s, t, 'y')
        try table.expect(
            greatest(col("s"), col("t"), "y"), .texts(["y", "y", "y", "y", "y", "é", "y", "É", "zz"]))
    }

    @Test func logicHasThreeValues() throws {
        let table = Examples.conditions
        // a and b
        try table.expect(
            col("a") && col("b"), .flags([true, false, nil, false, false, false, nil, false, nil]))
        // a or b
        try table.expect(col("a") || col("b"), .flags([true, true, true, true, false, nil, true, nil, nil]))
        // not a
        try table.expect(!col("a"), .flags([false, false, false, true, true, true, nil, nil, nil]))
        // a = b
        try table.expect(col("a") == col("b"), .flags([true, false, nil, false, true, nil, nil, nil, nil]))
        // a <> b
        try table.expect(col("a") != col("b"), .flags([false, true, nil, true, false, nil, nil, nil, nil]))
        // a > b
        try table.expect(col("a") > col("b"), .flags([false, true, nil, false, false, nil, nil, nil, nil]))
        // a and true
        try table.expect(col("a") && true, .flags([true, true, true, false, false, false, nil, nil, nil]))
        // a or null
        try table.expect(col("a") || .missing, .flags([true, true, true, nil, nil, nil, nil, nil, nil]))
        // not (i > 4) or a
        try table.expect(
            !(col("i") > 4) || col("a"), .flags([true, true, true, nil, false, false, nil, nil, nil]))
        // s = 'x' and i < 5
        try table.expect(
            col("s") == "x" && col("i") < 5, .flags([true, false, nil, nil, false, false, nil, false, false]))
    }

    @Test func comparesDates() throws {
        let table = Examples.dates
        // d < e
        try table.expect(
            col("d") < col("e"),
            .flags([false, true, true, nil, nil, true, false, true, true, true, false, true]))
        // d = timestamp '2020-02-29'
        try table.expect(
            col("d") == "2020-02-29",
            .flags([true, false, false, nil, false, false, false, false, false, false, false, false]))
        // d >= timestamp '1970-01-01'
        try table.expect(
            col("d") >= "1970-01-01",
            .flags([true, false, false, nil, true, true, true, false, true, false, true, true]))
        // d between timestamp '1900-01-01' and e
        try table.expect(
            col("d").isBetween("1900-01-01", col("e")),
            .flags([false, true, true, nil, nil, true, false, false, true, false, false, true]))
        // d - e > interval 1 day
        try table.expect(
            col("d") - col("e") > .days(1),
            .flags([true, false, false, nil, nil, false, false, false, false, false, true, false]))
        // greatest(d, e)
        try table.expect(
            greatest(col("d"), col("e")),
            .dates([
                "2020-02-29", "1970-01-01", "1900-03-01", "2020-01-01", "2000-12-31", "2021-01-04",
                "2016-01-01", "2000-01-01", "2025-01-01", "1000-02-28", "1970-01-01", "2023-08-01",
            ]))
    }

    @Test func comparesLists() throws {
        let table = Examples.lists
        // l = m
        try table.expect(col("l") == col("m"), .flags([false, false, nil, nil, false, false, false, false]))
        // l <> m
        try table.expect(col("l") != col("m"), .flags([true, true, nil, nil, true, true, true, true]))
    }
}
