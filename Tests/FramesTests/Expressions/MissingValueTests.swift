import Base
import Testing

@testable import Frames

/// Missing values and cases, with the values of DuckDB 2.0.
@Suite struct MissingValueTests {
    @Test func tellsWhatIsMissing() throws {
        let table = Examples.conditions
        // i is null
        try table.expect(
            col("i").isMissing, .flags([false, false, false, true, false, false, true, false, false]))
        // s is not null
        try table.expect(
            col("s").isPresent, .flags([true, true, false, true, true, true, false, true, true]))
        // r is null
        try table.expect(
            col("r").isMissing, .flags([false, false, true, false, false, false, false, true, false]))
        // isnan(r)
        try table.expect(col("r").isNaN, .flags([false, true, nil, false, false, true, true, nil, false]))
        // (i > 3) is null
        try table.expect(
            (col("i") > 3).isMissing, .flags([false, false, false, true, false, false, true, false, false]))
    }

    @Test func replacesMissingValues() throws {
        let table = Examples.conditions
        // coalesce(i, -1)
        try table.expect(col("i").orElse(-1), .integers([1, 2, 3, -1, 5, 6, -1, 8, 9]))
        // coalesce(s, '?')
        try table.expect(col("s").orElse("?"), .texts(["x", "y", "?", "x", "", "é", "?", "x", "z"]))
        // coalesce(s, t, '?')
        try table.expect(
            col("s").orElse(col("t")).orElse("?"), .texts(["x", "y", "x", "x", "", "é", "y", "x", "z"]))
        // coalesce(r, i)
        try table.expect(col("r").orElse(col("i")), .reals([1.0, .nan, 3.0, 4.0, 5.5, .nan, .nan, 8.0, 9.0]))
        // coalesce(i::double, 0.5)
        try table.expect(col("i").orElse(0.5), .reals([1.0, 2.0, 3.0, 0.5, 5.0, 6.0, 0.5, 8.0, 9.0]))
        // coalesce(a, b)
        try table.expect(
            col("a").orElse(col("b")), .flags([true, true, true, false, false, false, true, false, nil]))
        // nullif(i, 5)
        try table.expect(col("i").missing(whereEqualTo: 5), .integers([1, 2, 3, nil, nil, 6, nil, 8, 9]))
        // nullif(s, '')
        try table.expect(
            col("s").missing(whereEqualTo: ""), .texts(["x", "y", nil, "x", nil, "é", nil, "x", "z"]))
        // nullif(r, 'nan'::double)
        try table.expect(
            col("r").missing(whereEqualTo: Double.nan), .reals([1.0, nil, nil, 4.0, 5.5, nil, nil, nil, 9.0]))
        // nullif(s, t)
        try table.expect(
            col("s").missing(whereEqualTo: col("t")), .texts([nil, "y", nil, "x", nil, "é", nil, "x", "z"]))
    }

    @Test func choosesCases() throws {
        let table = Examples.conditions
        // case when a then i else 0 end
        try table.expect(
            when(col("a"), then: col("i"), otherwise: 0), .integers([1, 2, 3, 0, 0, 0, 0, 0, 0]))
        // case when a then 'yes' else 'no' end
        try table.expect(
            when(col("a"), then: "yes", otherwise: "no"),
            .texts(["yes", "yes", "yes", "no", "no", "no", "no", "no", "no"]))
        // case when i > 4 then s end
        try table.expect(
            when(col("i") > 4, then: col("s")), .texts([nil, nil, nil, nil, "", "é", nil, "x", "z"]))
        // case when a then 1 when b then 2 else 3 end
        try table.expect(
            when(col("a"), then: 1, otherwise: when(col("b"), then: 2, otherwise: 3)),
            .integers([1, 1, 1, 2, 3, 3, 2, 3, 3]))
        // case when a then i else r end
        try table.expect(
            when(col("a"), then: col("i"), otherwise: col("r")),
            .reals([1.0, 2.0, 3.0, 4.0, 5.5, .nan, .nan, nil, 9.0]))
        // case when b is null then null else s end
        try table.expect(
            when(col("b").isMissing, then: .missing, otherwise: col("s")),
            .texts(["x", "y", nil, "x", "", nil, nil, "x", nil]))
        // case when i < 3 then 'low' when i < 6 then 'mid' when i is not null then 'high' end
        try table.expect(
            when(
                col("i") < 3, then: "low",
                otherwise: when(col("i") < 6, then: "mid", otherwise: when(col("i").isPresent, then: "high"))),
            .texts(["low", "low", "mid", nil, "mid", "high", nil, "high", "high"]))
        try table.expect(
            when([col("i") < 3: "low", col("i") < 6: "mid", col("i").isPresent: "high"]),
            .texts(["low", "low", "mid", nil, "mid", "high", nil, "high", "high"]))
        // case when a then i when i > 6 then 7 else 0 end
        try table.expect(
            when([col("a"): col("i"), col("i") > 6: 7], otherwise: 0), .integers([1, 2, 3, 0, 0, 0, 0, 7, 7]))
        // case when i < 3 then 'below 3' when i < 6 then '3–6' when i is not null then '6 and above' end
        try table.expect(
            col("i").banded(at: [3, 6]),
            .texts([
                "below 3", "below 3", "3–6", nil, "3–6", "6 and above", nil, "6 and above", "6 and above",
            ]))
        // case when r < 4.5 then 'a' when r < 9 then 'b' when r is not null then 'c' end
        try table.expect(
            col("r").banded(at: [4.5, 9], labels: ["a", "b", "c"]),
            .texts(["a", "c", nil, "a", "b", "c", "c", nil, "c"]))
    }

    @Test func takesConstants() throws {
        let table = Examples.conditions
        // 5
        try table.expect(lit(5), .integers([5, 5, 5, 5, 5, 5, 5, 5, 5]))
        // 'x' = s
        try table.expect(
            lit("x") == col("s"), .flags([true, false, nil, true, false, false, nil, true, false]))
        // pow(2, 3)
        try table.expect(lit(2).power(3), .reals([8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0]))
        // lower('Ab')
        try table.expect(
            lit("Ab").lowercased, .texts(["ab", "ab", "ab", "ab", "ab", "ab", "ab", "ab", "ab"]))
        // length(trim(' x '))
        try table.expect(lit(" x ").trimmed.length, .integers([1, 1, 1, 1, 1, 1, 1, 1, 1]))
        // string_split('a,b', ',')
        try table.expect(
            lit("a,b").split(by: ","),
            .lists([
                ["a", "b"], ["a", "b"], ["a", "b"], ["a", "b"], ["a", "b"], ["a", "b"], ["a", "b"],
                ["a", "b"], ["a", "b"],
            ]))
        // replace('a,b', ',', t)
        try table.expect(
            lit("a,b").replacing(",", with: col("t")),
            .texts(["axb", "axb", "axb", nil, "ab", "aeb", "ayb", "aÉb", "azzb"]))
        // contains('axb', 'x')
        try table.expect(
            lit("axb").contains("x"), .flags([true, true, true, true, true, true, true, true, true]))
        // substring('xyz', 2)
        try table.expect(
            lit("xyz").slice(from: 1), .texts(["yz", "yz", "yz", "yz", "yz", "yz", "yz", "yz", "yz"]))
        // i + null
        try table.expect(col("i") + .missing, .integers([nil, nil, nil, nil, nil, nil, nil, nil, nil]))
        // coalesce(null, i)
        try table.expect(Expr.missing.orElse(col("i")), .integers([1, 2, 3, nil, 5, 6, nil, 8, 9]))
        // coalesce(null, null, 1)
        try table.expect(Expr.missing.orElse(.missing).orElse(1), .integers([1, 1, 1, 1, 1, 1, 1, 1, 1]))
        // case when true then 1 else i end
        try table.expect(when(true, then: 1, otherwise: col("i")), .integers([1, 1, 1, 1, 1, 1, 1, 1, 1]))
        // case when null then 'a' else s end
        try table.expect(
            when(.missing, then: "a", otherwise: col("s")),
            .texts(["x", "y", nil, "x", "", "é", nil, "x", "z"]))
        // null is null
        try table.expect(
            Expr.missing.isMissing, .flags([true, true, true, true, true, true, true, true, true]))
        // least(3, i, null)
        try table.expect(least(3, col("i"), .missing), .integers([1, 2, 3, 3, 3, 3, 3, 3, 3]))
        // year(epoch_ms(0))
        try table.expect(
            lit(Timestamp(microseconds: 0)).year,
            .integers([1970, 1970, 1970, 1970, 1970, 1970, 1970, 1970, 1970]))
        // contains(s, null)
        try table.expect(col("s").contains(.missing), .flags([nil, nil, nil, nil, nil, nil, nil, nil, nil]))
        // replace(s, 'x', null)
        try table.expect(
            col("s").replacing("x", with: .missing), .texts([nil, nil, nil, nil, nil, nil, nil, nil, nil]))
        // 7 % 4 + -2
        try table.expect(lit(7) % 4 + -lit(2), .integers([1, 1, 1, 1, 1, 1, 1, 1, 1]))
        // day(timestamp '2020-02-29')
        try table.expect(
            lit("2020-02-29").converted(to: .date).day, .integers([29, 29, 29, 29, 29, 29, 29, 29, 29]))
        // 'x' in ('x', 'y')
        try table.expect(
            lit("x").isIn(["x", "y"]), .flags([true, true, true, true, true, true, true, true, true]))
        // not false and a
        try table.expect(
            !lit(false) && col("a"), .flags([true, true, true, false, false, false, nil, nil, nil]))
    }
}
