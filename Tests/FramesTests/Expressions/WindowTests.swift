import Base
import Testing

@testable import Frames

/// Functions of several rows, with the values of DuckDB 2.0 and, where it says so, of polars 2.1.
@Suite struct WindowTests {
    @Test func neighbours() throws {
        let table = Examples.series
        // lag(i) over (order by __row)
        try table.expect(col("i").lag(), .integers([nil, 3, nil, 1, 4, 3, 2, nil, 4, 2, 7, -1]))
        // lead(x, 2) over (order by __row)
        try table.expect(
            col("x").lead(2), .reals([.nan, nil, 0.25, -1.0, 4.0, 3.0, nil, 1.5, .nan, 2.5, nil, nil]))
        // lag(i) over (partition by k order by o)
        try table.expect(
            col("i").lag().over("k", order: "o"), .integers([3, nil, nil, nil, 7, 2, nil, 4, nil, 1, 2, 3]))
        // lead(s) over (partition by k order by o desc)
        try table.expect(
            col("s").lead().over("k", order: .descending("o")),
            .texts(["b", nil, "a", nil, "", nil, nil, "é", "a", nil, "z", "b"]))
        // lag(s, 3) over (partition by k order by __row)
        try table.expect(
            col("s").lag(3).over("k"), .texts([nil, nil, nil, nil, nil, nil, "b", nil, nil, nil, "a", "b"]))
        // last_value(i ignore nulls) over (partition by k order by o)
        try table.expect(
            col("i").filledForward.over("k", order: "o"),
            .integers([3, nil, 1, 4, 3, 2, nil, 4, 2, 7, -1, 0]))
        // last_value(x ignore nulls) over (order by __row)
        try table.expect(
            col("x").filledForward, .reals([1.5, 2.0, .nan, .nan, 0.25, -1.0, 4.0, 3.0, 3.0, 1.5, .nan, 2.5]))
    }

    @Test func runningStatistics() throws {
        let table = Examples.series
        // sum(i) over (partition by k order by o)::bigint
        try table.expect(
            col("i").runningSum.over("k", order: "o"), .integers([14, nil, 1, 4, 11, 4, nil, 8, 2, 8, 3, 14]))
        // sum(x) over (partition by k order by o)
        try table.expect(
            col("x").runningSum.over("k", order: "o"),
            .reals([.nan, 2.0, .nan, nil, .nan, 1.0, 4.0, 3.0, 2.0, .nan, .nan, .nan]))
        // count(i) over (partition by k order by o)
        try table.expect(
            col("i").runningCount.over("k", order: "o"), .integers([4, 0, 1, 1, 3, 2, 0, 2, 1, 2, 3, 5]))
        // min(i) over (partition by k order by o)
        try table.expect(
            col("i").runningMin.over("k", order: "o"), .integers([1, nil, 1, 4, 1, 2, nil, 4, 2, 1, -1, 0]))
        // max(x) over (partition by k order by o)
        try table.expect(
            col("x").runningMax.over("k", order: "o"),
            .reals([.nan, 2.0, .nan, nil, .nan, 2.0, 4.0, 3.0, 2.0, .nan, .nan, .nan]))
        // min(s) over (partition by k order by o)
        try table.expect(
            col("s").runningMin.over("k", order: "o"),
            .texts(["", "a", "a", "é", "", "a", "a", "e", "a", "", "Z", ""]))
        // sum(i) over (order by __row)::bigint
        try table.expect(col("i").runningSum, .integers([3, 3, 4, 8, 11, 13, 13, 17, 19, 26, 25, 25]))
        // sum(case when s = 'b' then 1 when s is not null then 0 end) over (order by __row)::bigint
        try table.expect((col("s") == "b").runningSum, .integers([1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2]))
    }

    @Test func ranksAndNumbers() throws {
        let table = Examples.series
        // row_number() over (order by __row)
        try table.expect(.rowNumber, .integers([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]))
        // row_number() over (partition by k order by o)
        try table.expect(
            Expr.rowNumber.over("k", order: "o"), .integers([5, 1, 2, 1, 4, 3, 1, 2, 2, 3, 4, 6]))
        // case when i is not null then rank() over (order by i nulls last) end
        try table.expect(col("i").rank(), .integers([6, nil, 3, 8, 6, 4, nil, 8, 4, 10, 1, 2]))
        // case when i is not null then dense_rank() over (partition by k order by i nulls last) end
        try table.expect(
            col("i").rank(.dense).over("k"), .integers([3, nil, 2, 1, 3, 2, nil, 1, 2, 4, 1, 1]))
        // polars: c('x').rank('average')
        try table.expect(
            col("x").rank(.average), .reals([3.5, 5.0, 9.5, nil, 2.0, 1.0, 8.0, 7.0, nil, 3.5, 9.5, 6.0]))
        // case when x is not null then rank() over (order by x desc nulls last) end
        try table.expect(
            col("x").rank(descending: true), .integers([7, 6, 1, nil, 9, 10, 3, 4, nil, 7, 1, 5]))
        // case when s is not null then dense_rank() over (partition by k order by s nulls last) end
        try table.expect(
            col("s").rank(.dense).over("k"), .integers([3, 2, nil, 2, 3, 3, 2, 1, nil, 1, 1, 4]))
    }

    @Test func slidingStatistics() throws {
        let table = Examples.series
        // case when count(i) over w >= 2 then sum(i) over w end
        try table.expect(
            col("i").rolling(3, minimumCount: 2).sum.over("k", order: "o"),
            .integers([13, nil, nil, nil, 11, 4, nil, 8, nil, 8, 3, 6]))
        // case when count(i) over w >= 2 then avg(i) over w end
        try table.expect(
            col("i").rolling(3, minimumCount: 2).mean.over("k", order: "o"),
            .reals([4.333333333333333, nil, nil, nil, 3.6666666666666665, 2.0, nil, 4.0, nil, 4.0, 1.0, 2.0]))
        // case when count(i) over w >= 2 then min(i) over w end
        try table.expect(
            col("i").rolling(3, minimumCount: 2).min.over("k", order: "o"),
            .integers([3, nil, nil, nil, 1, 2, nil, 4, nil, 1, -1, 0]))
        // case when count(i) over w >= 2 then max(i) over w end
        try table.expect(
            col("i").rolling(3, minimumCount: 2).max.over("k", order: "o"),
            .integers([7, nil, nil, nil, 7, 2, nil, 4, nil, 7, 2, 3]))
        // case when count(i) over w >= 2 then stddev_samp(i) over w end
        try table.expect(
            col("i").rolling(3, minimumCount: 2).std.over("k", order: "o"),
            .reals([
                2.309401076758503, nil, nil, nil, 3.0550504633038935, 0.0, nil, 0.0, nil, 4.242640687119285,
                1.7320508075688772, 1.7320508075688772,
            ]))
        // case when count(i) over w >= 2 then median(i) over w end
        try table.expect(
            col("i").rolling(3, minimumCount: 2).median.over("k", order: "o"),
            .reals([3.0, nil, nil, nil, 3.0, 2.0, nil, 4.0, nil, 4.0, 2.0, 3.0]))
        // case when count(x) over (order by __row rows 1 preceding) = 2 then sum(x) over (order by __row rows 1 preceding) end
        try table.expect(
            col("x").rolling(2).sum,
            .reals([nil, 3.5, .nan, nil, nil, -0.75, 3.0, 7.0, nil, nil, .nan, .nan]))
        // max(x) over (order by __row rows 1 preceding)
        try table.expect(
            col("x").rolling(2, minimumCount: 1).max,
            .reals([1.5, 2.0, .nan, .nan, 0.25, 0.25, 4.0, 4.0, 3.0, 1.5, .nan, .nan]))
        // min(x) over (order by __row rows 1 preceding)
        try table.expect(
            col("x").rolling(2, minimumCount: 1).min,
            .reals([1.5, 1.5, 2.0, .nan, 0.25, -1.0, -1.0, 3.0, 3.0, 1.5, 1.5, 2.5]))
        // avg(i) over (order by __row rows between 1 preceding and 1 following)
        try table.expect(
            col("i").rolling(3, minimumCount: 1, isCentered: true).mean,
            .reals([
                3.0, 2.0, 2.5, 2.6666666666666665, 3.0, 2.5, 3.0, 3.0, 4.333333333333333, 2.6666666666666665,
                2.0, -0.5,
            ]))
        // avg(l) over (order by __row rows 2 preceding)
        try table.expect(
            col("i").lag(1).rolling(3, minimumCount: 1).mean,
            .reals([
                nil, 3.0, 3.0, 2.0, 2.5, 2.6666666666666665, 3.0, 2.5, 3.0, 3.0, 4.333333333333333,
                2.6666666666666665,
            ]))
    }

    @Test func statisticsOfGroups() throws {
        let table = Examples.series
        // sum(i) over (partition by k)::bigint
        try table.expect(
            Aggregation.sum("i").over("k"), .integers([14, 3, 14, 8, 14, 3, 14, 8, 3, 14, 3, 14]))
        // i - avg(i) over (partition by k)
        try table.expect(
            col("i") - Aggregation.mean("i").over("k"),
            .reals([
                0.20000000000000018, nil, -1.7999999999999998, 0.0, 0.20000000000000018, 1.0, nil, 0.0, 1.0,
                4.2, -2.0, -2.8,
            ]))
        // count(*) over (partition by k)
        try table.expect(Aggregation.count.over("k"), .integers([6, 4, 6, 2, 6, 4, 6, 2, 4, 6, 4, 6]))
        // max(x) over ()
        try table.expect(
            Aggregation.max("x").over(),
            .reals([.nan, .nan, .nan, .nan, .nan, .nan, .nan, .nan, .nan, .nan, .nan, .nan]))
        // count(case when i > 2 then 1 end) over (partition by k)
        try table.expect(
            Aggregation.count(where: col("i") > 2).over("k"), .integers([3, 0, 3, 2, 3, 0, 3, 2, 0, 3, 0, 3]))
        // i / sum(i) over (partition by k)
        try table.expect(
            col("i") / Aggregation.sum("i").over("k"),
            .reals([
                0.21428571428571427, nil, 0.07142857142857142, 0.5, 0.21428571428571427, 0.6666666666666666,
                nil, 0.5, 0.6666666666666666, 0.5, -0.3333333333333333, 0.0,
            ]))
        // first_value(s ignore nulls) over (partition by k order by o rows between unbounded preceding and unbounded following)
        try table.expect(
            Aggregation.first("s", by: "o").over("k"),
            .texts(["a", "a", "a", "é", "a", "a", "a", "é", "a", "a", "a", "a"]))
    }

    /// The first rows of parts are found without ordering all rows: the same rows as by the numbers of all rows.
    @Test(arguments: [1, 2, 5, 64, 65]) func firstRowsOfParts(_ limit: Int) throws {
        var random = RandomColumns(seed: 21)
        let table = try DataFrame([
            random.column("k", .text, count: 20_000, distinct: 40),
            random.column("x", .real, count: 20_000, distinct: 300),
            random.column("t", .text, count: 20_000, distinct: 9),
        ])
        for number in [
            Expr.rowNumber.over("k", order: .descending("x")),
            .rowNumber.over("k", order: "t", .descending("x")),
            .rowNumber.over("k", order: "x"),
        ] {
            let numbered = try table.with(["number": number])
            let expected = try numbered.filter(col("number") <= Expr(integerLiteral: limit)).dropping(
                "number")
            #expect(try table.filter(number <= Expr(integerLiteral: limit)) == expected)
            #expect(try table.filter(number < Expr(integerLiteral: limit + 1)) == expected)
            let last = try numbered.filter(col("number") == Expr(integerLiteral: limit)).dropping("number")
            #expect(try table.filter(number == Expr(integerLiteral: limit)) == last)
        }
    }
}
