import Base
import Testing

@testable import Frames

/// Joins, with the values of DuckDB 2.0. Each comment is the query in SQL.
@Suite struct JoinVerbTests {
    /// select l.k, l.n, l.x, l.v, l.at, r.n, r.y, r.v, r.at from "left" l inner join "right" r on l.k = r.k order by
    /// l.__row, r.__row
    @Test func inner() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.right, on: "k", kind: .inner)
        }
        try result.expect([
            "k": .texts(["a", "a", "b", "a", "a", "é", "a", "a"]), "n": .integers([1, 1, 2, 3, 3, 1, 1, 1]),
            "x": .reals([1.0, 1.0, .nan, 2.5, 2.5, 3.0, 1.0, 1.0]),
            "v": .texts(["p", "p", "q", "r", "r", "u", "w", "w"]),
            "at": .dates([
                "2020-01-05", "2020-01-05", "2020-01-01", "2020-03-01", "2020-03-01", "2020-01-09",
                "2020-01-20", "2020-01-20",
            ]), "n_right": .integers([1, 9, 2, 1, 9, nil, 1, 9]),
            "y": .reals([1.0, 3.0, .nan, 1.0, 3.0, 2.5, 1.0, 3.0]),
            "v_right": .texts(["A", nil, "B", "A", nil, "E", "A", nil]),
            "at_right": .dates([
                "2020-01-01", "2020-01-10", "2020-01-01", "2020-01-01", "2020-01-10", nil, "2020-01-01",
                "2020-01-10",
            ]),
        ])
    }

    /// select l.k, l.n, l.x, l.v, l.at, r.n, r.y, r.v, r.at from "left" l left join "right" r on l.k = r.k order by
    /// l.__row, r.__row
    @Test func left() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.right, on: "k", kind: .left)
        }
        try result.expect([
            "k": .texts(["a", "a", "b", "a", "a", nil, "c", "é", "d", "a", "a"]),
            "n": .integers([1, 1, 2, 3, 3, 4, nil, 1, 2, 1, 1]),
            "x": .reals([1.0, 1.0, .nan, 2.5, 2.5, nil, -0.0, 3.0, .nan, 1.0, 1.0]),
            "v": .texts(["p", "p", "q", "r", "r", "s", "t", "u", "v", "w", "w"]),
            "at": .dates([
                "2020-01-05", "2020-01-05", "2020-01-01", "2020-03-01", "2020-03-01", "2020-02-01", nil,
                "2020-01-09", "1969-12-31", "2020-01-20", "2020-01-20",
            ]), "n_right": .integers([1, 9, 2, 1, 9, nil, nil, nil, nil, 1, 9]),
            "y": .reals([1.0, 3.0, .nan, 1.0, 3.0, nil, nil, 2.5, nil, 1.0, 3.0]),
            "v_right": .texts(["A", nil, "B", "A", nil, nil, nil, "E", nil, "A", nil]),
            "at_right": .dates([
                "2020-01-01", "2020-01-10", "2020-01-01", "2020-01-01", "2020-01-10", nil, nil, nil, nil,
                "2020-01-01", "2020-01-10",
            ]),
        ])
    }

    /// select coalesce(l.k, r.k), l.n, l.x, l.v, l.at, r.n, r.y, r.v, r.at from "left" l full join "right" r on l.k =
    /// r.k order by l.__row nulls last, r.__row – the rows of the right table without a match are last
    @Test func outer() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.right, on: "k", kind: .outer)
        }
        try result.expect([
            "k": .texts(["a", "a", "b", "a", "a", nil, "c", "é", "d", "a", "a", nil, "z"]),
            "n": .integers([1, 1, 2, 3, 3, 4, nil, 1, 2, 1, 1, nil, nil]),
            "x": .reals([1.0, 1.0, .nan, 2.5, 2.5, nil, -0.0, 3.0, .nan, 1.0, 1.0, nil, nil]),
            "v": .texts(["p", "p", "q", "r", "r", "s", "t", "u", "v", "w", "w", nil, nil]),
            "at": .dates([
                "2020-01-05", "2020-01-05", "2020-01-01", "2020-03-01", "2020-03-01", "2020-02-01", nil,
                "2020-01-09", "1969-12-31", "2020-01-20", "2020-01-20", nil, nil,
            ]), "n_right": .integers([1, 9, 2, 1, 9, nil, nil, nil, nil, 1, 9, 4, 3]),
            "y": .reals([1.0, 3.0, .nan, 1.0, 3.0, nil, nil, 2.5, nil, 1.0, 3.0, 0.0, nil]),
            "v_right": .texts(["A", nil, "B", "A", nil, nil, nil, "E", nil, "A", nil, "M", "Z"]),
            "at_right": .dates([
                "2020-01-01", "2020-01-10", "2020-01-01", "2020-01-01", "2020-01-10", nil, nil, nil, nil,
                "2020-01-01", "2020-01-10", "2020-01-31", "2020-01-06",
            ]),
        ])
    }

    /// select l.k, l.n, l.x, l.v, l.at from "left" l semi join "right" r on l.k = r.k order by l.__row
    @Test func semi() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.right, on: "k", kind: .semi)
        }
        try result.expect([
            "k": .texts(["a", "b", "a", "é", "a"]), "n": .integers([1, 2, 3, 1, 1]),
            "x": .reals([1.0, .nan, 2.5, 3.0, 1.0]), "v": .texts(["p", "q", "r", "u", "w"]),
            "at": .dates(["2020-01-05", "2020-01-01", "2020-03-01", "2020-01-09", "2020-01-20"]),
        ])
    }

    /// select l.k, l.n, l.x, l.v, l.at from "left" l anti join "right" r on l.k = r.k order by l.__row
    @Test func anti() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.right, on: "k", kind: .anti)
        }
        try result.expect([
            "k": .texts([nil, "c", "d"]), "n": .integers([4, nil, 2]), "x": .reals([nil, -0.0, .nan]),
            "v": .texts(["s", "t", "v"]), "at": .dates(["2020-02-01", nil, "1969-12-31"]),
        ])
    }

    /// select l.k, l.n, l.x, l.v, l.at, r.y, r.v, r.at from "left" l left join "right" r on l.k = r.k and l.n = r.n
    /// order by l.__row, r.__row
    @Test func severalKeys() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.right, on: "k", "n", kind: .left)
        }
        try result.expect([
            "k": .texts(["a", "b", "a", nil, "c", "é", "d", "a"]),
            "n": .integers([1, 2, 3, 4, nil, 1, 2, 1]),
            "x": .reals([1.0, .nan, 2.5, nil, -0.0, 3.0, .nan, 1.0]),
            "v": .texts(["p", "q", "r", "s", "t", "u", "v", "w"]),
            "at": .dates([
                "2020-01-05", "2020-01-01", "2020-03-01", "2020-02-01", nil, "2020-01-09", "1969-12-31",
                "2020-01-20",
            ]), "y": .reals([1.0, .nan, nil, nil, nil, nil, nil, 1.0]),
            "v_right": .texts(["A", "B", nil, nil, nil, nil, nil, "A"]),
            "at_right": .dates(["2020-01-01", "2020-01-01", nil, nil, nil, nil, nil, "2020-01-01"]),
        ])
    }

    /// select l.k, l.n, l.x, l.v, l.at, r.k, r.n, r.v, r.at from "left" l join "right" r on l.x = r.y order by l.__row,
    /// r.__row – NaN equals NaN, and a zero the other one
    @Test func keysOfOtherNamesAndTypes() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.right, on: ["x": "y"], suffix: " of the other")
        }
        try result.expect([
            "k": .texts(["a", "b", "a", "c", "é", "d", "a"]), "n": .integers([1, 2, 3, nil, 1, 2, 1]),
            "x": .reals([1.0, .nan, 2.5, -0.0, 3.0, .nan, 1.0]),
            "v": .texts(["p", "q", "r", "t", "u", "v", "w"]),
            "at": .dates([
                "2020-01-05", "2020-01-01", "2020-03-01", nil, "2020-01-09", "1969-12-31", "2020-01-20",
            ]), "k of the other": .texts(["a", "b", "é", nil, "a", "b", "a"]),
            "n of the other": .integers([1, 2, nil, 4, 9, 2, 1]),
            "v of the other": .texts(["A", "B", "E", "M", nil, "B", "A"]),
            "at of the other": .dates([
                "2020-01-01", "2020-01-01", nil, "2020-01-31", "2020-01-10", "2020-01-01", "2020-01-01",
            ]),
        ])
    }

    /// select l.k, l.n, l.x, l.v, l.at, r.k, r.n, r.v, r.at from "left" l join "right" r on l.n = r.y order by l.__row,
    /// r.__row
    @Test func aWholeNumberMeetsANumber() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.right, on: ["n": "y"], kind: .inner)
        }
        try result.expect([
            "k": .texts(["a", "a", "é", "a"]), "n": .integers([1, 3, 1, 1]),
            "x": .reals([1.0, 2.5, 3.0, 1.0]), "v": .texts(["p", "r", "u", "w"]),
            "at": .dates(["2020-01-05", "2020-03-01", "2020-01-09", "2020-01-20"]),
            "k_right": .texts(["a", "a", "a", "a"]), "n_right": .integers([1, 9, 1, 1]),
            "v_right": .texts(["A", nil, "A", "A"]),
            "at_right": .dates(["2020-01-01", "2020-01-10", "2020-01-01", "2020-01-01"]),
        ])
    }

    /// select l.k, l.n, l.x, l.v, l.at, r.y, r.v, r.at from "left" l join "right" r on l.k is not distinct from r.k and
    /// l.n is not distinct from r.n order by l.__row, r.__row
    @Test func missingKeysMatchIfTheyAreToldTo() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.right, on: "k", "n", kind: .inner, matchesMissing: true)
        }
        try result.expect([
            "k": .texts(["a", "b", nil, "a"]), "n": .integers([1, 2, 4, 1]),
            "x": .reals([1.0, .nan, nil, 1.0]), "v": .texts(["p", "q", "s", "w"]),
            "at": .dates(["2020-01-05", "2020-01-01", "2020-02-01", "2020-01-20"]),
            "y": .reals([1.0, .nan, 0.0, 1.0]), "v_right": .texts(["A", "B", "M", "A"]),
            "at_right": .dates(["2020-01-01", "2020-01-01", "2020-01-31", "2020-01-01"]),
        ])
    }

    /// select coalesce(l.n, r.n), l.v, r.v from "left" l full join "right" r on l.n is not distinct from r.n order by
    /// l.__row nulls last, r.__row
    @Test func missingKeysOfAnOuterJoin() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.right, on: "n", kind: .outer, matchesMissing: true).selecting(
                "n", "v", "v_right")
        }
        try result.expect([
            "n": .integers([1, 2, 3, 4, nil, 1, 2, 1, 9]),
            "v": .texts(["p", "q", "r", "s", "t", "u", "v", "w", nil]),
            "v_right": .texts(["A", "B", "Z", "M", "E", "A", "B", "A", nil]),
        ])
    }

    /// select v from "left" l semi join "right" r on l.at = r.at order by l.__row
    @Test func datesAsKeys() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.right, on: "at", kind: .semi).selecting("v")
        }
        try result.expect(["v": .texts(["q"])])
    }

    /// select l.v, r.v || '!' from "left" l join "right" r on l.n = r.n and r.n < 5 order by l.__row, r.__row
    @Test func anotherQuery() throws {
        let result = try Examples.left.result {
            $0.joined(Examples.right.scanned(by: 2).filter(col("n") < 5).with(["v": col("v") + "!"]), on: "n")
                .selecting("v", "v_right")
        }
        try result.expect([
            "v": .texts(["p", "q", "r", "s", "u", "v", "w"]),
            "v_right": .texts(["A!", "B!", "Z!", "M!", "A!", "B!", "A!"]),
        ])
    }

    @Test func aKeyThatMustBeUniqueIsNot() throws {
        let error = #expect(throws: QueryError.self) {
            try Examples.left.joined(Examples.right, on: "k", isManyToOne: true)
        }
        #expect(
            "\(try #require(error))".hasSuffix(
                "joined: the key \"k\" = a is not unique in the right table: rows 1 and 3 have it; "
                    + "remove duplicates first, or allow several matches"))
        let unique = try Examples.right.distinct(by: "k")
        #expect(try Examples.left.joined(unique, on: "k", isManyToOne: true).rowCount == 5)
    }
}
