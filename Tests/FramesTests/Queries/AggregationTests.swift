import Base
import Testing

@testable import Frames

/// Aggregations of the groups of a table, with the values of DuckDB 2.0 and, where it says so, of polars 2.1. Each comment is the
/// aggregation in SQL.
@Suite struct AggregationTests {
    /// Checks an aggregation of the groups by `k`, in the order in which they first appear.
    private func expect(
        _ aggregation: Aggregation, _ expected: Expected, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let table = Examples.sales
        let result = try table.result(sourceLocation: sourceLocation) {
            $0.grouped(by: "k").aggregated(["value": aggregation])
        }
        try expected.check(result["value"], "\(aggregation.node)", sourceLocation)
        // A table of one row of all rows, and the value of its group beside each row.
        let groups = try table.with(["value": aggregation.over("k")])
        let keys = try result["k"].texts
        for (row, key) in try table["k"].texts.enumerated() {
            let group = try #require(keys.firstIndex(of: key))
            #expect(try isSame(groups["value"][row], result["value"][group]), sourceLocation: sourceLocation)
        }
    }

    /// Whether two values are equal; NaN equals NaN.
    private func isSame(_ first: Value?, _ second: Value?) -> Bool {
        if let a = first?.double, let b = second?.double, a.isNaN, b.isNaN { return true }
        return first == second
    }

    @Test func counts() throws {
        // count(*)
        try expect(.count, .integers([4, 5, 3, 9, 5]))
        // count(i)
        try expect(.count("i"), .integers([2, 3, 3, 6, 0]))
        // count(s)
        try expect(.count("s"), .integers([3, 4, 2, 5, 3]))
        // count(*) filter (where i > 5)
        try expect(.count(where: col("i") > 5), .integers([1, 2, 3, 5, 0]))
        // count(*) filter (where b)
        try expect(.count(where: col("b")), .integers([2, 1, 2, 5, 1]))
        // count(distinct s)
        try expect(.uniqueCount("s"), .integers([2, 3, 1, 5, 2]))
        // count(distinct g)
        try expect(.uniqueCount("g"), .integers([2, 3, 2, 3, 2]))
        // count(distinct x)
        try expect(.uniqueCount("x"), .integers([4, 3, 1, 7, 0]))
        // count(distinct d)
        try expect(.uniqueCount("d"), .integers([3, 3, 2, 5, 2]))
        // count(*) filter (where s is null and not b)
        try expect(.count(where: col("s").isMissing && !col("b")), .integers([0, 0, 1, 1, 1]))
    }

    @Test func sumsAndMeans() throws {
        // sum(i)::bigint
        try expect(.sum("i"), .integers([1, 60, 96, 112, nil]))
        // sum(x)
        try expect(.sum("x"), .reals([13.93, .nan, 5.1, 56.650000000000006, nil]))
        // sum(i * 2)::bigint
        try expect(.sum(col("i") * 2), .integers([2, 120, 192, 224, nil]))
        // case when count(b) > 0 then count_if(b) end
        try expect(.sum("b"), .integers([2, 1, 2, 5, 1]))
        // avg(i)
        try expect(.mean("i"), .reals([0.5, 20.0, 32.0, 18.666666666666668, nil]))
        // avg(x)
        try expect(.mean("x"), .reals([3.4825, .nan, 5.1, 8.092857142857143, nil]))
        // avg(b::int)
        try expect(
            .mean("b"), .reals([0.6666666666666666, 0.25, 0.6666666666666666, 0.625, 0.3333333333333333]))
        // avg((i > 5)::int)
        try expect(.mean(col("i") > 5), .reals([0.5, 0.6666666666666666, 1.0, 0.8333333333333334, nil]))
        // make_timestamp(avg(epoch_us(d))::bigint)
        try expect(
            .mean("d"),
            .dates([
                "1965-05-01 14:37:30", "1977-08-15 05:45:00.250000", "1960-02-29",
                "1996-02-21 00:00:00.142857", "2020-11-29 21:22:30.125000",
            ]))
        // sum(case when b then i end)::bigint
        try expect(.sum(when(col("b"), then: col("i"))), .integers([1, 3, 66, 88, nil]))
        // sum(i) / count(*)
        try expect(.sum("i") / .count, .reals([0.25, 12.0, 32.0, 12.444444444444445, nil]))
        // sum(i)::bigint - min(i) * 2
        try expect(.sum("i") - .min("i") * 2, .integers([11, 54, 36, 122, nil]))
        // round(sum(i) / 7, 2)
        try expect((Aggregation.sum("i") / 7).rounded(2), .reals([0.14, 8.57, 13.71, 16.0, nil]))
        // case when count(b) > 0 then count_if(b) / count(b) end
        try expect(
            .count(where: col("b")) / .count("b"),
            .reals([0.6666666666666666, 0.25, 0.6666666666666666, 0.625, 0.3333333333333333]))
    }

    @Test func extremes() throws {
        // min(i)
        try expect(.min("i"), .integers([-5, 3, 30, -5, nil]))
        // max(i)
        try expect(.max("i"), .integers([6, 31, 36, 28, nil]))
        // min(x)
        try expect(.min("x"), .reals([-4.55, -3.83, 5.1, 0.4, nil]))
        // max(x)
        try expect(.max("x"), .reals([12.86, .nan, 5.1, 12.55, nil]))
        // min(s)
        try expect(.min("s"), .texts(["Z", "Z", "x", "", "\"q\""]))
        // max(s)
        try expect(.max("s"), .texts(["x", "👍🏽", "x", "Ä", "👍🏽"]))
        // min(d)
        try expect(
            .min("d"),
            .dates(["1900-02-28", "1900-02-28", "1900-02-28", "1900-02-28", "2020-02-29 00:00:00.500000"]))
        // max(d)
        try expect(
            .max("d"),
            .dates([
                "2021-03-01 12:30:00", "2020-02-29 00:00:00.500000", "2020-02-29", "2021-03-01 12:30:00",
                "2021-03-01 12:30:00",
            ]))
        // min(b)
        try expect(.min("b"), .flags([false, false, false, false, false]))
        // max(b)
        try expect(.max("b"), .flags([true, true, true, true, true]))
        // max(i % 5)
        try expect(.max(col("i") % 5), .integers([1, 3, 1, 4, nil]))
    }

    @Test func spreads() throws {
        // var_samp(i)
        try expect(.variance("i"), .reals([60.5, 223.0, 12.0, 150.66666666666666, nil]))
        // var_pop(i)
        try expect(
            .variance("i", ddof: 0), .reals([30.25, 148.66666666666666, 8.0, 125.55555555555554, nil]))
        // stddev_samp(i)
        try expect(
            .std("i"),
            .reals([7.7781745930520225, 14.933184523068078, 3.4641016151377544, 12.274635093014645, nil]))
        // polars: pl.when(c("x").is_nan().any()).then(float("nan")).otherwise(c("x").std())
        try expect(.std("x"), .reals([8.095432354111793, .nan, nil, 5.102201205642241, nil]))
        // polars: pl.when(c("x").is_nan().any()).then(float("nan")).otherwise(c("x").std(ddof=0))
        try expect(.std("x", ddof: 0), .reals([7.010850073279274, .nan, 0.0, 4.723720429267332, nil]))
        // var_samp(b::int)
        try expect(
            .variance("b"),
            .reals([
                0.33333333333333337, 0.25000000000000006, 0.33333333333333337, 0.26785714285714285,
                0.33333333333333337,
            ]))
    }

    @Test func quantiles() throws {
        // median(i)
        try expect(.median("i"), .reals([0.5, 26.0, 30.0, 22.5, nil]))
        // median(x)
        try expect(.median("x"), .reals([2.81, 17.75, 5.1, 10.7, nil]))
        // quantile_cont(i::double, 0.25)
        try expect(.quantile("i", 0.25), .reals([-2.25, 14.5, 30.0, 18.0, nil]))
        // quantile_cont(x, 0.9)
        try expect(.quantile("x", 0.9), .reals([11.240000000000002, .nan, 5.1, 12.496, nil]))
        // min(i)::double
        try expect(.quantile("i", 0), .reals([-5.0, 3.0, 30.0, -5.0, nil]))
        // max(i)::double
        try expect(.quantile("i", 1), .reals([6.0, 31.0, 36.0, 28.0, nil]))
        // median(d)
        try expect(
            .median("d"),
            .dates([
                "1969-12-31 23:00:00", "1995-01-30 11:30:00.250000", "1960-02-29",
                "2020-02-29 00:00:00.500000", "2021-03-01 12:30:00",
            ]))
    }

    @Test func choices() throws {
        // first(i order by __row) filter (where i is not null)
        try expect(.first("i"), .integers([-5, 31, 30, 28, nil]))
        // last(i order by __row) filter (where i is not null)
        try expect(.last("i"), .integers([6, 26, 36, -5, nil]))
        // first(s order by __row) filter (where s is not null)
        try expect(.first("s"), .texts(["x", "👍🏽", "x", "", "\"q\""]))
        // arg_min(s, o)
        try expect(.first("s", by: "o"), .texts(["x", "Z", "x", "", "👍🏽"]))
        // arg_max(s, o)
        try expect(.last("s", by: "o"), .texts(["Z", "👍🏽", "x", "Ä", "\"q\""]))
        // arg_max(x, o)
        try expect(.first("x", by: .descending("o")), .reals([7.46, -3.83, 5.1, 2.9, nil]))
        // arg_min(d, o)
        try expect(
            .last("d", by: .descending("o")),
            .dates([
                "1969-12-31 23:00:00", "1900-02-28", "1900-02-28", "1969-12-31 23:00:00",
                "2021-03-01 12:30:00",
            ]))
        // arg_max(i, x)
        try expect(.first("i", by: .descending("x")), .integers([-5, 26, 36, 17, nil]))
        // (select g2 from (select g g2, count(*) n from sales t where t.k is not distinct from sales.k and g is not null group by g order by n desc, g limit 1))
        try expect(.mode("g"), .integers([3, 1, 3, 2, 1]))
        // bool_or(b)
        try expect(.any(col("b")), .flags([true, true, true, true, true]))
        // bool_and(b)
        try expect(.all(col("b")), .flags([false, false, false, false, false]))
        // bool_or(i > 20)
        try expect(.any(col("i") > 20), .flags([false, true, true, true, nil]))
        // bool_and(i > -10)
        try expect(.all(col("i") > -10), .flags([true, true, true, true, nil]))
        // list(s order by __row) filter (where s is not null)
        try expect(
            .list("s"),
            .lists([
                ["x", "Z", "x"], ["👍🏽", "Z", "Ä", "Z"], ["x", "x"], ["", "\"q\"", "x", "Ä", "b"],
                ["\"q\"", "👍🏽", "👍🏽"],
            ]))
    }

    @Test func pairs() throws {
        // case when isnan(corr(i, g)) then null else corr(i, g) end
        try expect(
            .correlation("i", "g"),
            .reals([-1.0, -0.9375093422553951, 0.49999999999999994, -0.26773385278892836, nil]))
        // covar_samp(i, g)
        try expect(.covariance("i", "g"), .reals([-11.0, -14.0, 1.0, -1.8, nil]))
        // var_samp(i)
        try expect(.covariance("i", "i"), .reals([60.5, 223.0, 12.0, 150.66666666666666, nil]))
    }
}
