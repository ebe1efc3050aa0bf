import Base
import Testing

@testable import Frames

/// As-of joins, with the values of DuckDB 2.0 and, where it says so, of polars 2.1.
@Suite struct AsOfJoinTests {
    /// select l.v, l.at, p.price from "left" l asof left join prices p on l.at >= p.at order by l.__row
    @Test func backward() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.prices, asOf: "at").selecting("v", "at", "price")
        }
        try result.expect([
            "v": .texts(["p", "q", "r", "s", "t", "u", "v", "w"]),
            "at": .dates([
                "2020-01-05", "2020-01-01", "2020-03-01", "2020-02-01", nil, "2020-01-09", "1969-12-31",
                "2020-01-20",
            ]), "price": .reals([7.5, 3.5, 4.5, 5.5, nil, 6.5, nil, 1.5]),
        ])
    }

    /// select l.v, l.at, p.price from "left" l asof left join prices p on l.k = p.k and l.at >= p.at order by l.__row
    @Test func backwardByKey() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.prices, asOf: "at", by: ["k"]).selecting("v", "at", "price")
        }
        try result.expect([
            "v": .texts(["p", "q", "r", "s", "t", "u", "v", "w"]),
            "at": .dates([
                "2020-01-05", "2020-01-01", "2020-03-01", "2020-02-01", nil, "2020-01-09", "1969-12-31",
                "2020-01-20",
            ]), "price": .reals([3.5, 2.5, 4.5, nil, nil, 6.5, nil, 1.5]),
        ])
    }

    /// select l.v, l.at, p.price from "left" l asof left join prices p on l.k = p.k and l.at <= p.at order by l.__row
    @Test func forwardByKey() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.prices, asOf: "at", by: ["k"], direction: .forward).selecting(
                "v", "at", "price")
        }
        try result.expect([
            "v": .texts(["p", "q", "r", "s", "t", "u", "v", "w"]),
            "at": .dates([
                "2020-01-05", "2020-01-01", "2020-03-01", "2020-02-01", nil, "2020-01-09", "1969-12-31",
                "2020-01-20",
            ]), "price": .reals([1.5, 7.5, nil, nil, nil, 6.5, nil, 4.5]),
        ])
    }

    /// select l.v, l.at, p.price from "left" l asof join prices p on l.k = p.k and l.at >= p.at order by l.__row
    @Test func onlyMatches() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.prices, asOf: "at", by: ["k"], kind: .inner).selecting("v", "at", "price")
        }
        try result.expect([
            "v": .texts(["p", "q", "r", "u", "w"]),
            "at": .dates(["2020-01-05", "2020-01-01", "2020-03-01", "2020-01-09", "2020-01-20"]),
            "price": .reals([3.5, 2.5, 4.5, 6.5, 1.5]),
        ])
    }

    /// polars: left.filter(c("at").is_not_null()).sort("at").join_asof(prices.sort("at"), on="at",
    /// strategy="nearest").join(left.select("__row"), on="__row",
    /// how="right").sort("__row").with_columns(at=left["at"], v=left["v"])
    @Test func nearest() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.prices, asOf: "at", direction: .nearest).selecting("v", "at", "price")
        }
        try result.expect([
            "v": .texts(["p", "q", "r", "s", "t", "u", "v", "w"]),
            "at": .dates([
                "2020-01-05", "2020-01-01", "2020-03-01", "2020-02-01", nil, "2020-01-09", "1969-12-31",
                "2020-01-20",
            ]), "price": .reals([7.5, 3.5, 4.5, 5.5, nil, 6.5, 2.5, 1.5]),
        ])
    }

    /// polars: left.filter(c("at").is_not_null()).sort("at").join_asof(prices.sort("at"), on="at",
    /// tolerance="5d").join(left.select("__row"), on="__row", how="right").sort("__row").with_columns(at=left["at"],
    /// v=left["v"])
    @Test func tolerance() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.prices, asOf: "at", tolerance: .timeSpan(.days(5))).selecting(
                "v", "at", "price")
        }
        try result.expect([
            "v": .texts(["p", "q", "r", "s", "t", "u", "v", "w"]),
            "at": .dates([
                "2020-01-05", "2020-01-01", "2020-03-01", "2020-02-01", nil, "2020-01-09", "1969-12-31",
                "2020-01-20",
            ]), "price": .reals([7.5, 3.5, nil, 5.5, nil, 6.5, nil, nil]),
        ])
    }
}
