import Base
import Testing

@testable import Frames

/// Tables in another shape, with the values of DuckDB 2.0.
@Suite struct ReshapeTests {
    /// select id, unnest(tags) t, q1 from trips order by __row
    @Test func explodes() throws {
        let result = try Examples.trips.result {
            $0.exploded("tags").selecting("id", "tags", "q1")
        }
        try result.expect([
            "id": .integers([1, 1, 4, 4, 4, 5]), "tags": .texts(["x", "y", "é", "x", "x", ""]),
            "q1": .integers([10, 10, 40, 40, 40, 50]),
        ])
    }

    /// select id, 'q1', q1, 0 c, __row from trips union all select id, 'q2', q2, 1, __row from trips order by c, __row
    @Test func unpivots() throws {
        let result = try Examples.trips.result {
            $0.selecting("id", "q1", "q2").unpivoted(["q1", "q2"], names: "quarter", values: "sum")
        }
        try result.expect([
            "id": .integers([1, 2, 3, 4, 5, 1, 2, 3, 4, 5]),
            "quarter": .texts(["q1", "q1", "q1", "q1", "q1", "q2", "q2", "q2", "q2", "q2"]),
            "sum": .integers([10, nil, 30, 40, 50, 1, 2, nil, 4, 5]),
        ])
    }

    /// select id, 'q3', q3, 0 c, __row from trips union all select id, 'q2', q2, 1, __row from trips order by c, __row
    @Test func unpivotsNumbersOfTwoTypes() throws {
        let result = try Examples.trips.result {
            $0.selecting("id", "q2", "q3").unpivoted(["q3", "q2"])
        }
        try result.expect([
            "id": .integers([1, 2, 3, 4, 5, 1, 2, 3, 4, 5]),
            "name": .texts(["q3", "q3", "q3", "q3", "q3", "q2", "q2", "q2", "q2", "q2"]),
            "value": .reals([0.5, .nan, nil, 1.5, 2.5, 1.0, 2.0, nil, 4.0, 5.0]),
        ])
    }

    /// select p, count(t.id), sum(q1)::bigint, avg(q3) from generate_series(timestamp '2020-01-01', timestamp
    /// '2020-06-01', interval 1 month) s(p) left join trips t on date_trunc('month', t.day) = p group by p union all
    /// select null, count(*), sum(q1)::bigint, avg(q3) from trips where day is null order by p nulls last
    @Test func resamplesByMonth() throws {
        let result = try Examples.trips.result {
            $0.resampled("day", every: .month).aggregated([
                "rows": .count, "sum": .sum("q1"), "mean": .mean("q3"),
            ])
        }
        try result.expect([
            "day": .dates([
                "2020-01-01", "2020-02-01", "2020-03-01", "2020-04-01", "2020-05-01", "2020-06-01", nil,
            ]), "rows": .integers([2, 0, 1, 0, 0, 1, 1]), "sum": .integers([50, nil, nil, nil, nil, 50, 30]),
            "mean": .reals([1.0, nil, .nan, nil, nil, 2.5, nil]),
        ])
    }

    /// select p, count(t.id), max(q2) from generate_series(timestamp '2020-01-01', timestamp '2020-04-01', interval 3
    /// month) s(p) left join trips t on date_trunc('quarter', t.day) = p group by p union all select null, count(*),
    /// max(q2) from trips where day is null order by p nulls last
    @Test func resamplesByQuarter() throws {
        let result = try Examples.trips.result {
            $0.resampled(col("day").as("quarter"), every: .quarter).aggregated([
                "rows": .count, "largest": .max("q2"),
            ])
        }
        try result.expect([
            "quarter": .dates(["2020-01-01", "2020-04-01", nil]), "rows": .integers([3, 1, 1]),
            "largest": .integers([4, 5, nil]),
        ])
    }

    /// select q1::double a, id, 0 c, __row from trips union all select q3, id + 10, 1, __row from trips order by c,
    /// __row
    @Test func unions() throws {
        let result = try Examples.trips.result {
            $0.selecting("q1", "id").union(
                Examples.trips.query.selecting(["id": col("id") + 10, "q1": col("q3")]))
        }
        try result.expect([
            "q1": .reals([10.0, nil, 30.0, 40.0, 50.0, 0.5, .nan, nil, 1.5, 2.5]),
            "id": .integers([1, 2, 3, 4, 5, 11, 12, 13, 14, 15]),
        ])
    }

    /// select case when i < 0 then 'below 0' when i < 20 then '0–20' else '20 and above' end b, count(*) from sales
    /// where i is not null group by 1 order by 1
    @Test func bands() throws {
        let result = try Examples.sales.result {
            $0.filter(col("i").isPresent).grouped(by: col("i").banded(at: [0, 20]).as("band")).aggregated([
                "rows": .count
            ]).sorted(by: "band")
        }
        try result.expect([
            "band": .texts(["0–20", "20 and above", "below 0"]), "rows": .integers([3, 9, 2]),
        ])
    }

    /// select g, sum(i) filter (where k = 'b')::bigint + count(*) filter (where k = 'b'), sum(i) filter (where k =
    /// 'é')::bigint + count(*) filter (where k = 'é') from sales group by g order by min(__row)
    @Test func pivotsToldColumns() throws {
        let result = try Examples.sales.result {
            $0.pivoted(rows: ["g"], columns: "k", of: ["b", "é"], values: .sum("i") + .count)
        }
        try result.expect([
            "g": .integers([3, 1, 2, nil]), "b": .integers([4, 33, 28, nil]),
            "é": .integers([nil, nil, nil, nil]),
        ])
    }

    /// select i is not null, count(*) filter (where g = 1), count(*) filter (where g = 3) from sales group by 1 order
    /// by min(__row)
    @Test func pivotsToldColumnsWithCounts() throws {
        let result = try Examples.sales.result {
            $0.pivoted(rows: [col("i").isPresent.as("known")], columns: "g", of: [1, 3], values: .count)
        }
        try result.expect(["known": .flags([true, false]), "1": .integers([5, 3]), "3": .integers([4, 4])])
    }

    /// select k, max(i) filter (where g = …), … from sales group by 1
    @Test func pivots() throws {
        let wide = try Examples.sales.pivoted(rows: "k", columns: "g", values: .max("i"))
        try wide.expect([
            "k": .texts(["", "b", nil, "a", "é"]), "1": .integers([6, 31, nil, 27, nil]),
            "2": .integers([nil, 26, 30, 28, nil]), "3": .integers([-5, 3, 36, nil, nil]),
            "missing": .integers([nil, nil, nil, nil, nil]),
        ])
    }

    /// select g, count(*) filter (where k = …), … from sales group by 1
    @Test func pivotsWithCounts() throws {
        let wide = try Examples.sales.pivoted(rows: "g", columns: "k", values: .count)
        try wide.expect([
            "g": .integers([3, 1, 2, nil]), "": .integers([3, 1, 0, 0]), "a": .integers([2, 3, 4, 0]),
            "b": .integers([1, 2, 2, 0]), "é": .integers([0, 2, 1, 2]), "missing": .integers([2, 0, 1, 0]),
        ])
    }

    @Test func pivotsBySeveralColumnsInSortedOrder() throws {
        let table = try DataFrame([
            Column("a", [1, 1, 2, 1]), Column("b", ["x", "x", "x", "y"]), Column("c", [10, 9, 10, nil]),
            Column("v", [0.5, 1.5, 2.5, 3.5]),
        ])
        try table.pivoted(rows: "a", "b", columns: "c", values: .mean("v")).expect([
            "a": .integers([1, 2, 1]), "b": .texts(["x", "x", "y"]), "9": .reals([1.5, nil, nil]),
            "10": .reals([0.5, 2.5, nil]), "missing": .reals([nil, nil, 3.5]),
        ])
        let error = #expect(throws: QueryError.self) {
            try table.pivoted(rows: "b", columns: col("a").converted(to: .text) + col("b"), values: .sum("w"))
        }
        #expect("\(try #require(error))".contains("there is no column \"w\""))
        // A value that is also the name of the column of rows.
        let clash = try table.with(["c": lit("b")])
        #expect(throws: QueryError.self) { try clash.pivoted(rows: "b", columns: "c", values: .count) }
    }

    @Test func sessionsEndWithAGap() throws {
        let times = [
            "2020-01-01 10:00", "2020-01-01 10:20", "2020-01-01 11:00", "2019-12-31 23:00",
            "2020-01-01 10:50",
        ]
        let table = try DataFrame([
            Column("user", [1, 1, 1, 2, 1]), Column("at", times.map { Timestamp($0) }),
        ])
        let session = col("at").session(gap: .minutes(30)).over("user", order: "at")
        // From 10:20 to 10:50 it is exactly the gap, which does not end a session.
        try table.expect(session, .integers([0, 0, 0, 0, 0]))
        try table.filter(col("at") != "2020-01-01 10:50").expect(session, .integers([0, 0, 1, 0]))
    }
}
