import Base
import Testing

@testable import Frames

/// Distinct rows and groups by keys of every type, with the values of DuckDB 2.0: a missing key equals a missing
/// one, NaN equals NaN.
@Suite struct DistinctTests {
    /// select t, i, x from keys qualify row_number() over (partition by t order by __row) = 1 order by __row
    @Test func texts() throws {
        let result = try Examples.keys.result {
            $0.distinct(by: "t").selecting("t", "i", "x")
        }
        try result.expect([
            "t": .texts(["é", "e\u{301}", nil, "", "A"]), "i": .integers([1, nil, 1, -5, nil]),
            "x": .reals([0.0, -0.0, .nan, nil, nil]),
        ])
    }

    /// select t, i, x from keys qualify row_number() over (partition by x order by __row) = 1 order by __row
    @Test func numbers() throws {
        let result = try Examples.keys.result {
            $0.distinct(by: "x").selecting("t", "i", "x")
        }
        try result.expect([
            "t": .texts(["é", nil, "", nil]), "i": .integers([1, 1, -5, 9007199254740992]),
            "x": .reals([0.0, .nan, nil, 1.5]),
        ])
    }

    /// select t, i, x from keys qualify row_number() over (partition by i order by __row) = 1 order by __row
    @Test func integers() throws {
        let result = try Examples.keys.result {
            $0.distinct(by: "i").selecting("t", "i", "x")
        }
        try result.expect([
            "t": .texts(["é", "e\u{301}", "", "é", nil]),
            "i": .integers([1, nil, -5, 9007199254740993, 9007199254740992]),
            "x": .reals([0.0, -0.0, nil, .nan, 1.5]),
        ])
    }

    /// select t, i, x from keys qualify row_number() over (partition by d order by __row) = 1 order by __row
    @Test func dates() throws {
        let result = try Examples.keys.result {
            $0.distinct(by: "d").selecting("t", "i", "x")
        }
        try result.expect([
            "t": .texts(["é", "e\u{301}", nil]), "i": .integers([1, nil, 1]), "x": .reals([0.0, -0.0, .nan]),
        ])
    }

    /// select t, i, x from keys qualify row_number() over (partition by l order by __row) = 1 order by __row
    @Test func lists() throws {
        let result = try Examples.keys.result {
            $0.distinct(by: "l").selecting("t", "i", "x")
        }
        try result.expect([
            "t": .texts(["é", "e\u{301}", nil, ""]), "i": .integers([1, nil, 1, -5]),
            "x": .reals([0.0, -0.0, .nan, nil]),
        ])
    }

    /// select b, d, i from keys qualify row_number() over (partition by b, d order by __row) = 1 order by __row
    @Test func severalColumns() throws {
        let result = try Examples.keys.result {
            $0.distinct(by: "b", "d").selecting("b", "d", "i")
        }
        try result.expect([
            "b": .flags([true, false, nil]), "d": .dates(["2020-02-29", "1969-12-31", nil]),
            "i": .integers([1, nil, 1]),
        ])
    }

    /// select b, d from keys group by b, d order by min(__row)
    @Test func wholeRows() throws {
        let result = try Examples.keys.result {
            $0.selecting("b", "d").distinct()
        }
        try result.expect(["b": .flags([true, false, nil]), "d": .dates(["2020-02-29", "1969-12-31", nil])])
    }

    /// select any_value(x), count(*), first(i order by __row) filter (where i is not null) from keys group by x order
    /// by min(__row)
    @Test func groupsOfEveryType() throws {
        let result = try Examples.keys.result {
            $0.grouped(by: "x").aggregated(["rows": .count, "first": .first("i")])
        }
        try result.expect([
            "x": .reals([0.0, .nan, nil, 1.5]), "rows": .integers([2, 2, 2, 1]),
            "first": .integers([1, 1, -5, 9007199254740992]),
        ])
    }

    /// select b, year(d), count(*), list(t order by __row) filter (where t is not null) from keys group by b, year(d)
    /// order by min(__row)
    @Test func groupsBySeveralKeys() throws {
        let result = try Examples.keys.result {
            $0.grouped(by: "b", col("d").year.as("year")).aggregated(["rows": .count, "texts": .list("t")])
        }
        try result.expect([
            "b": .flags([true, false, nil]), "year": .integers([2020, 1969, nil]),
            "rows": .integers([3, 2, 2]), "texts": .lists([["é", "", "A"], ["e\u{301}"], ["é"]]),
        ])
    }

    /// select i > 5, g % 2, count(*), sum(x) from sales group by 1, 2 order by min(__row)
    @Test func groupsByAnExpression() throws {
        let result = try Examples.sales.result {
            $0.grouped(by: (col("i") > 5).as("many"), col("g") % 2).aggregated([
                "rows": .count, "sum": .sum("x"),
            ])
        }
        try result.expect([
            "many": .flags([false, nil, true, nil, true, nil, false]),
            "g": .integers([1, 1, 1, 0, 0, nil, 0]), "rows": .integers([2, 7, 7, 3, 4, 2, 1]),
            "sum": .reals([-5.67, 35.449999999999996, 25.560000000000002, .nan, 23.56, nil, 10.7]),
        ])
    }

    /// select count(*), sum(i)::bigint, max(d), avg(case when i > 100 then i end) from sales
    @Test func aggregationsOfAllRows() throws {
        let result = try Examples.sales.result {
            $0.aggregated([
                "rows": .count, "sum": .sum("i"), "last": .max("d"),
                "none": .mean(when(col("i") > 100, then: col("i"))),
            ])
        }
        try result.expect([
            "rows": .integers([26]), "sum": .integers([269]), "last": .dates(["2021-03-01 12:30:00"]),
            "none": .reals([nil]),
        ])
    }

    /// select count(*), sum(i)::bigint, any_value(s), count(distinct s) from sales where i > 1000
    @Test func aggregationsOfNoRows() throws {
        let result = try Examples.sales.result {
            $0.filter(col("i") > 1000).aggregated([
                "rows": .count, "sum": .sum("i"), "first": .first("s"), "kinds": .uniqueCount("s"),
            ])
        }
        try result.expect([
            "rows": .integers([0]), "sum": .integers([nil]), "first": .texts([nil]), "kinds": .integers([0]),
        ])
    }
}
