import Base
import Testing

@testable import Frames

/// Errors name the file, the line and the verb, the expression as it is written, and a way out.
@Suite struct ErrorTests {
    private let table: DataFrame

    init() throws {
        table = try DataFrame([
            Column("rating", [1, 2, 3]), Column("title", ["a", "b", nil]),
            Column("date", ["2020-01-01", nil, nil].map { $0.flatMap { Timestamp($0) } }),
            Column("price", [0.5, nil, 2]), Column("liked", [true, nil, false]),
            Column("tags", [["x"], [], nil]),
        ])
    }

    /// Checks the message of a query that can't run, in memory and in chunks.
    private func expect(
        _ message: String, sourceLocation: SourceLocation = #_sourceLocation,
        of query: (Query) throws -> Query
    ) throws {
        for source in [table.query, table.scanned(by: 2)] {
            let error = try #require(throws: QueryError.self, sourceLocation: sourceLocation) {
                try query(source).collect()
            }
            #expect(
                "\(error)" == "ErrorTests.swift, line \(error.line), \(message)",
                sourceLocation: sourceLocation)
        }
    }

    @Test func namesTheNearestColumn() throws {
        try expect(#"filter: there is no column "ratings" in col("ratings") > 3; did you mean "rating"?"#) {
            $0.filter(col("ratings") > 3)
        }
        try expect(#"with: there is no column "prise"; did you mean "price"?"#) {
            $0.with(["x": col("prise")])
        }
        try expect(
            #"with: there is no column "prise" in col("price").orElse(col("prise") * 2); did you mean "price"?"#
        ) { $0.with(["x": col("price").orElse(col("prise") * 2)]) }
        try expect(#"selecting: there is no column "Title"; did you mean "title"?"#) {
            $0.selecting("rating", "Title")
        }
        try expect(#"sorted: there is no column "dates"; did you mean "date"?"#) {
            $0.sorted(by: "rating", .descending("dates"))
        }
        try expect(#"distinct: there is no column "titl"; did you mean "title"?"#) {
            $0.distinct(by: "titl")
        }
        try expect(#"dropping: there is no column "titl"; did you mean "title"?"#) { $0.dropping("titl") }
        try expect(#"renaming: there is no column "titl"; did you mean "title"?"#) {
            $0.renaming(["t": "titl"])
        }
        try expect(#"droppingMissing: there is no column "titl"; did you mean "title"?"#) {
            $0.droppingMissing("titl")
        }
        try expect(#"exploded: there is no column "tag"; did you mean "tags"?"#) { $0.exploded("tag") }
        try expect(#"unpivoted: there is no column "prices"; did you mean "price"?"#) {
            $0.unpivoted(["rating", "prices"])
        }
        try expect(#"aggregated: there is no column "titles"; did you mean "title"?"#) {
            $0.grouped(by: "titles").aggregated(["n": .count])
        }
        try expect(#"aggregated: there is no column "ratings" in .mean("ratings"); did you mean "rating"?"#) {
            $0.grouped(by: "title").aggregated(["mean": .mean("ratings")])
        }
        try expect(
            #"aggregated: there is no column "prize" in .first("price", by: "prize"); did you mean "price"?"#
        ) { $0.aggregated(["x": .first("price", by: "prize")]) }
        try expect(#"with: there is no column "like" in when(col("like"), then: 1); did you mean "liked"?"#) {
            $0.with(["x": when(col("like"), then: 1)])
        }
        try expect(
            #"with: there is no column "titl" in col("price").runningSum.over("titl"); did you mean "title"?"#
        ) { $0.with(["x": col("price").runningSum.over("titl")]) }
        try expect(
            #"joined: there is no column "id"; the columns are "rating", "title", "date", "price", "liked", "tags""#
        ) { $0.joined(table, on: ["id": "rating"]) }
        try expect(
            #"joined: there is no column "id" in the other table; the columns are "rating", "title", "date", "price", "liked", "tags""#
        ) { $0.joined(table, on: ["rating": "id"]) }
    }

    /// The verb that is wrong is told, not the last one.
    @Test func namesTheVerb() throws {
        let query = table.query
            .with(["x": col("price") * 2])
            .filter(col("y") > 3)
            .sorted(by: "x")
        let line = #line - 2
        let error = try #require(throws: QueryError.self) { try query.collect() }
        #expect(error.line == line && error.verb == "filter" && error.file.hasSuffix("ErrorTests.swift"))
        #expect(throws: QueryError.self) { try query.dtypes() }
        let direct = try #require(throws: QueryError.self) { try table.filter(col("y") > 3) }
        #expect(direct.line == #line - 1 && direct.verb == "filter")
    }

    @Test func valuesMustFitTheirFunction() throws {
        try expect(#"with: col("title") * 2: a product needs numbers, but col("title") holds text"#) {
            $0.with(["x": col("title") * 2])
        }
        try expect(#"with: "a" * 2: a product needs numbers, but "a" holds text"#) {
            $0.with(["x": "a" * 2])
        }
        try expect(#"with: col("title") + col("rating"): text and whole numbers do not go together"#) {
            $0.with(["x": col("title") + col("rating")])
        }
        try expect(#"with: col("date") + col("date"): numbers are needed, but col("date") holds dates"#) {
            $0.with(["x": col("date") + col("date")])
        }
        try expect(#"filter: col("title") > 3: text and whole numbers do not go together"#) {
            $0.filter(col("title") > 3)
        }
        try expect(#"filter: col("liked") == 1: Booleans and whole numbers do not go together"#) {
            $0.filter(col("liked") == 1)
        }
        try expect(#"filter: col("rating").isIn([1, "b"]): whole numbers and text do not go together"#) {
            $0.filter(col("rating").isIn([1, "b"]))
        }
        try expect(
            #"filter: col("rating") && col("liked"): conditions are needed, but col("rating") holds whole numbers"#
        ) { $0.filter(col("rating") && col("liked")) }
        try expect(#"with: col("rating").length: text is needed, but col("rating") holds whole numbers"#) {
            $0.with(["x": col("rating").length])
        }
        try expect(#"with: col("title").year: dates are needed, but col("title") holds text"#) {
            $0.with(["x": col("title").year])
        }
        try expect(#"with: col("title").count: a list is needed, but col("title") holds text"#) {
            $0.with(["x": col("title").count])
        }
        try expect(
            #"with: col("rating").inDays: time spans are needed, but col("rating") holds whole numbers"#
        ) { $0.with(["x": col("rating").inDays]) }
        try expect(
            #"with: col("price").floorDivided(by: 2): whole numbers are needed, but col("price") holds numbers"#
        ) { $0.with(["x": col("price").floorDivided(by: 2)]) }
        try expect(
            #"with: when(col("rating"), then: 1): a condition is needed, but col("rating") holds whole numbers"#
        ) { $0.with(["x": when(col("rating"), then: 1)]) }
        try expect(
            #"with: when(col("liked"), then: 1, otherwise: "no"): whole numbers and text do not go together"#
        ) { $0.with(["x": when(col("liked"), then: 1, otherwise: "no")]) }
        try expect(#"with: col("price").orElse("?"): numbers and text do not go together"#) {
            $0.with(["x": col("price").orElse("?")])
        }
        try expect(
            #"with: col("date").converted(to: .integer): what becomes a whole number is needed, but col("date") holds dates"#
        ) { $0.with(["x": col("date").converted(to: .integer)]) }
        try expect(#"with: col("title").rolling(3).mean: numbers are needed, but col("title") holds text"#) {
            $0.with(["x": col("title").rolling(3).mean])
        }
        try expect(#"aggregated: .mean("title"): a mean needs numbers, but col("title") holds text"#) {
            $0.grouped(by: "rating").aggregated(["x": .mean("title")])
        }
        try expect(
            #"aggregated: .count(where: col("rating")): a condition is needed, but col("rating") holds whole numbers"#
        ) { $0.aggregated(["x": .count(where: col("rating"))]) }
        try expect(#"aggregated: .quantile("price", 1.5): a probability is from 0 to 1, not 1.5"#) {
            $0.aggregated(["x": .quantile("price", 1.5)])
        }
        try expect(#"sorted: values with an order are needed, but col("tags") holds lists of texts"#) {
            $0.sorted(by: "tags")
        }
        try expect(#"exploded: lists are needed, but col("title") holds text"#) {
            $0.exploded("title")
        }
    }

    @Test func aFilterNeedsACondition() throws {
        try expect(#"filter: a condition is needed, but col("rating") holds whole numbers"#) {
            $0.filter(col("rating"))
        }
        try expect("filter: true: the condition reads no column; name one with col(…)") { $0.filter(true) }
        let rating = 3
        try expect("filter: 3 == 3: the condition reads no column; name one with col(…)") {
            $0.filter(lit(rating) == 3)
        }
    }

    @Test func aTextIsNoColumn() throws {
        try expect(#"with: "b": "title": write col("title") for the column, or lit("title") for the text"#) {
            $0.with(["b": "title"])
        }
        #expect(try table.with(["b": lit("title")])["b"].texts == ["title", "title", "title"])
        #expect(try table.with(["b": "no column"])["b"].texts == ["no column", "no column", "no column"])
    }

    @Test func aTextThatStandsForADateMustBeOne() throws {
        try expect(#"filter: col("date") > "yesterday": "yesterday" is not a date"#) {
            $0.filter(col("date") > "yesterday")
        }
        try expect(#"filter: col("date").isBetween("2020-01-01", "2020-02-30"): "2020-02-30" is not a date"#)
        { $0.filter(col("date").isBetween("2020-01-01", "2020-02-30")) }
        try expect(#"with: col("date") - "now": "now" is not a date"#) {
            $0.with(["x": col("date") - "now"])
        }
    }

    @Test func valuesInMemoryMustBeAsManyAsRows() throws {
        try expect(
            #"with: col(values of "values"): there are 2 values in memory for the 3 rows of the table"#
        ) { $0.with(["x": col([1, 2]) * 2]) }
        try expect(#"filter: col(values of "m"): there are 1 values in memory for the 3 rows of the table"#) {
            $0.filter(col(Column("m", [true])))
        }
    }

    @Test func unreadableValuesAreNamed() throws {
        try expect(
            #"with: col("title").converted(to: .integer): "a" is not a whole number; with unreadable: .missing it becomes a missing value"#
        ) { $0.with(["x": col("title").converted(to: .integer)]) }
        try expect(
            #"with: col("x").converted(to: .integer): "1e+19" is not a whole number; with unreadable: .missing it becomes a missing value"#
        ) { $0.with(["x": lit(1e19) + 0 * col("rating")]).with(["y": col("x").converted(to: .integer)]) }
    }

    @Test func integersMayNotOverflow() throws {
        try expect(
            #"with: col("rating") + 9223372036854775806: the result is beyond the range of integers; compute with .converted(to: .real)"#
        ) { $0.with(["x": col("rating") + (.max - 1)]) }
        try expect(
            #"with: col("rating") * 4611686018427387904: the result is beyond the range of integers; compute with .converted(to: .real)"#
        ) { $0.with(["x": col("rating") * (1 << 62)]) }
        let large = try DataFrame([Column("n", [Int.max, 1])])
        let error = try #require(throws: QueryError.self) { try large.aggregated(["sum": .sum("n")]) }
        #expect("\(error.underlying)".contains("exceeds 64 bits"))
        #expect(throws: QueryError.self) { try large.with(["x": col("n").runningSum]) }
        #expect(throws: QueryError.self) { try DataFrame([Column("n", [Int.min])]).with(["x": -col("n")]) }
        // A missing value beside it is no overflow.
        let missing = try DataFrame([Column("n", [nil, Int.max])])
        #expect(try missing.with(["x": col("n") + col("n").lag()])["x"].integers == [nil, nil])
    }

    @Test func aPatternMustBeWellFormed() throws {
        let error = try #require(throws: QueryError.self) { try table.filter(col("title").matches("(a")) }
        #expect("\(error)".contains("col(\"title\").matches(\"(a\"): the pattern is malformed: "))
    }

    @Test func namesMustDiffer() throws {
        try expect(#"selecting: two columns are named "rating"; rename one"#) {
            $0.selecting("rating", col("rating") * 2)
        }
        try expect(#"renaming: two columns are named "title"; rename one"#) {
            $0.renaming(["title": "rating"])
        }
        try expect(#"aggregated: two columns are named "title"; rename one"#) {
            $0.grouped(by: "title").aggregated(["title": .count])
        }
        try expect(#"joined: two columns are named "title"; rename one"#) {
            $0.joined(table, on: "rating", suffix: "")
        }
        try expect(#"unpivoted: two columns are named "title"; rename one"#) {
            $0.unpivoted(["rating", "price"], names: "title")
        }
    }

    @Test func tablesMustFitTogether() throws {
        try expect(
            #"union: the frames have different columns: "rating", "date", "price", "liked", "tags" are in only one of them"#
        ) { $0.union(try table.selecting("title")) }
        try expect(#"union: column "rating" holds whole numbers in one frame and text in another"#) {
            $0.union(try table.with(["rating": lit("x")]))
        }
        try expect(#"joined: column "rating" holds whole numbers in one frame and text in another"#) {
            $0.joined(table, on: ["rating": "title"])
        }
        try expect(#"joined: numbers, dates or time spans are needed, but col("title") holds text"#) {
            $0.joined(table, asOf: "title")
        }
        try expect("joined: tolerance: 3: a time span is needed for dates") {
            $0.joined(table, asOf: "date", tolerance: 3)
        }
    }
}
