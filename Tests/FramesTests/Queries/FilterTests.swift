import Base
import Testing

@testable import Frames

/// Filters, with the values of DuckDB 2.0: the rows for which a condition is true.
@Suite struct FilterTests {
    /// select k, i, x, o from sales where i > 10 order by __row
    @Test func comparisons() throws {
        let result = try Examples.sales.result {
            $0.filter(col("i") > 10).selecting("k", "i", "x", "o")
        }
        try result.expect([
            "k": .texts([nil, "a", "a", "b", nil, "b", "a", nil, "a", "a"]),
            "i": .integers([30, 28, 27, 31, 30, 26, 21, 36, 17, 24]),
            "x": .reals([nil, 5.41, 12.46, nil, nil, 17.75, nil, 5.1, 12.55, 0.4]),
            "o": .integers([14, 5, 4, 19, 22, 3, 8, 25, 18, 12]),
        ])
    }

    /// select k, i, x, o from sales where not (i > 10) order by __row
    @Test func negation() throws {
        let result = try Examples.sales.result {
            $0.filter(!(col("i") > 10)).selecting("k", "i", "x", "o")
        }
        try result.expect([
            "k": .texts(["", "", "b", "a"]), "i": .integers([-5, 6, 3, -5]),
            "x": .reals([-1.84, -4.55, -3.83, 10.7]), "o": .integers([9, 11, 16, 10]),
        ])
    }

    /// select k, i, x, o from sales where i > 0 and (s = 'x' or b) order by __row
    @Test func several() throws {
        let result = try Examples.sales.result {
            $0.filter(col("i") > 0 && (col("s") == "x" || col("b"))).selecting("k", "i", "x", "o")
        }
        try result.expect([
            "k": .texts(["", "a", "a", nil, "b", "a", nil, "a", "a"]),
            "i": .integers([6, 28, 27, 30, 3, 21, 36, 17, 24]),
            "x": .reals([-4.55, 5.41, 12.46, nil, -3.83, nil, 5.1, 12.55, 0.4]),
            "o": .integers([11, 5, 4, 22, 16, 8, 25, 18, 12]),
        ])
    }

    /// select k, i, x, o from sales where i is null and x is null order by __row
    @Test func missing() throws {
        let result = try Examples.sales.result {
            $0.filter(col("i").isMissing && col("x").isMissing).selecting("k", "i", "x", "o")
        }
        try result.expect([
            "k": .texts(["b", "a", "é", "é", "é", "é", "é"]),
            "i": .integers([nil, nil, nil, nil, nil, nil, nil]),
            "x": .reals([nil, nil, nil, nil, nil, nil, nil]), "o": .integers([20, 21, 24, 15, 7, 2, 1]),
        ])
    }

    /// select k, i, x, o from sales where x > 1e9 order by __row
    @Test func nan() throws {
        let result = try Examples.sales.result {
            $0.filter(col("x") > 1e9).selecting("k", "i", "x", "o")
        }
        try result.expect([
            "k": .texts(["b"]), "i": .integers([nil]), "x": .reals([.nan]), "o": .integers([nil]),
        ])
    }

    /// select k, i, x, o from sales where k in ('b', 'é') and g not in (1, 2) order by __row
    @Test func membership() throws {
        let result = try Examples.sales.result {
            $0.filter(col("k").isIn(["b", "é"]) && !col("g").isIn([1, 2])).selecting("k", "i", "x", "o")
        }
        try result.expect([
            "k": .texts(["b"]), "i": .integers([3]), "x": .reals([-3.83]), "o": .integers([16]),
        ])
    }

    /// select k, i, x, o from sales where d >= timestamp '2020-02-29' and month(d) = 2 order by __row
    @Test func dates() throws {
        let result = try Examples.sales.result {
            $0.filter(col("d") >= "2020-02-29" && col("d").month == 2).selecting("k", "i", "x", "o")
        }
        try result.expect([
            "k": .texts(["b", "a", "a", nil, "b", "é", "a"]), "i": .integers([nil, 28, nil, 30, 3, nil, 17]),
            "x": .reals([.nan, 5.41, nil, nil, -3.83, nil, 12.55]),
            "o": .integers([nil, 5, 21, 22, 16, 24, 18]),
        ])
    }

    /// select k, i, x, o from sales where __row in (select __row from (select *, avg(i) over (partition by k) m from
    /// sales) where i > m) order by __row
    @Test func windows() throws {
        let result = try Examples.sales.result {
            $0.filter(col("i") > Aggregation.mean("i").over("k")).selecting("k", "i", "x", "o")
        }
        try result.expect([
            "k": .texts(["", "a", "a", "b", "b", "a", nil, "a"]),
            "i": .integers([6, 28, 27, 31, 26, 21, 36, 24]),
            "x": .reals([-4.55, 5.41, 12.46, nil, 17.75, nil, 5.1, 0.4]),
            "o": .integers([11, 5, 4, 19, 3, 8, 25, 12]),
        ])
    }

    /// select k, i, x, o from sales where __row >= 3 and __row < 6 order by __row
    @Test func rowNumbers() throws {
        let result = try Examples.sales.result {
            $0.filter(.rowNumber > 3 && .rowNumber <= 6).selecting("k", "i", "x", "o")
        }
        try result.expect([
            "k": .texts(["b", nil, "a"]), "i": .integers([nil, 30, 28]), "x": .reals([.nan, nil, 5.41]),
            "o": .integers([nil, 14, 5]),
        ])
    }

    /// select -2 * i, 2 * i from sales where 2 * i < 20 and -2 * i < 0 order by __row
    @Test func filtersOfFilters() throws {
        let result = try Examples.sales.result {
            $0.filter(col("i").isPresent).with(["j": col("i") * 2]).filter(col("j") < 20).with([
                "i": -col("j")
            ]).selecting("i", "j").filter(col("i") < 0)
        }
        try result.expect(["i": .integers([-12, -6]), "j": .integers([12, 6])])
    }

    /// select x, s from sales where x is not null and s is not null order by __row
    @Test func droppingMissing() throws {
        let result = try Examples.sales.result {
            $0.droppingMissing("x", "s").selecting("x", "s")
        }
        try result.expect([
            "x": .reals([-4.55, .nan, 12.46, 7.46, -3.83, 12.86, 17.75, 12.23, 5.1, 0.4, 2.9, 10.7]),
            "s": .texts(["x", "Z", "", "Z", "Ä", "x", "Z", "\"q\"", "x", "x", "Ä", "b"]),
        ])
    }
}
