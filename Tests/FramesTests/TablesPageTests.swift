import Base
import FoundationEssentials
import Testing

@testable import Frames

/// The code on the page `docs/tables.md`.
@Suite struct TablesPageTests {
    private func tables() throws -> (plays: DataFrame, users: DataFrame, prices: DataFrame) {
        let days = [0, 0, 40, 41, 100].map { Timestamp(microseconds: $0 * 86_400_000_000) }
        let plays = try DataFrame([
            Column("user", ["ann", "bob", "ann", nil, "eve"]),
            Column("track", ["love 1999", "home", "love 1999", "sea", nil]),
            Column("ms", [20_000, 70_000, nil, -1, 200_000]),
            Column("limit", [30_000, 60_000, 30_000, 10, 5]),
            Column("date", days),
            Column("genres", [["rock", "pop"], [], nil, ["folk"], ["rock"]]),
        ])
        let users = try DataFrame([Column("name", ["ann", "bob"]), Column("age", [31, 46])])
        let prices = try DataFrame([Column("date", [days[0], days[3]]), Column("price", [4.99, 5.99])])
        return (plays, users, prices)
    }

    @Test func codeOfThePageRuns() throws {
        let (plays, users, prices) = try tables()
        // The code of the page, a row each, and the number of rows of its result.
        let results: [(String, Int)] = [
            ("choose columns", try plays.selecting("user", "track").rowCount),
            ("choose and rename", try plays.selecting(["listener": "user", "song": "track"]).rowCount),
            ("leave columns out", try plays.dropping("ms").rowCount),
            ("rename a column", try plays.renaming(["listener": "user"]).rowCount),
            (
                "keep rows by a condition",
                try plays.filter(col("ms") >= 30_000 && col("user") != "eve").rowCount
            ),
            (
                "keep rows with one of several values",
                try plays.filter(col("user").isIn(["ann", "bob"])).rowCount
            ),
            ("keep rows within bounds", try plays.filter(col("ms").isBetween(10_000, 60_000)).rowCount),
            ("drop rows with missing values", try plays.droppingMissing("ms").rowCount),
            ("fill missing values", try plays.with(["ms": col("ms").orElse(0)]).rowCount),
            ("carry the last value forward", try plays.with(["ms": col("ms").filledForward]).rowCount),
            (
                "make a code for missing a missing value",
                try plays.with(["ms": col("ms").missing(whereEqualTo: -1)]).rowCount
            ),
            ("add a column", try plays.with(["minutes": col("ms") / 60_000]).rowCount),
            (
                "choose between values",
                try plays.with(["kind": when(col("ms") < 30_000, then: "skip", otherwise: "play")]).rowCount
            ),
            (
                "choose between several values",
                try plays.with([
                    "kind": when(
                        [col("ms") < 30_000: "skip", col("ms") < 120_000: "part"], otherwise: "whole")
                ]).rowCount
            ),
            (
                "cut numbers into bands",
                try plays.with(["band": col("ms").banded(at: [30_000, 120_000])]).rowCount
            ),
            ("bound numbers", try plays.with(["ms": col("ms").clipped(0, 600_000)]).rowCount),
            (
                "take the smaller of two columns",
                try plays.with(["least": least(col("ms"), col("limit"))]).rowCount
            ),
            ("convert a type", try plays.with(["limit": col("limit").converted(to: .text)]).rowCount),
            ("search a text", try plays.filter(col("track").contains("love")).rowCount),
            ("extract by a pattern", try plays.with(["year": col("track").extract("[0-9]{4}")]).rowCount),
            ("split a text", try plays.with(["words": col("track").split(by: " ")]).rowCount),
            ("count elements of a list", try plays.with(["genre_count": col("genres").count]).rowCount),
            ("make a row of each element of a list", try plays.exploded("genres").rowCount),
            ("take the month of a date", try plays.with(["month": col("date").month]).rowCount),
            ("round dates down to months", try plays.with(["month": col("date").floor(.month)]).rowCount),
            (
                "days between two dates",
                try plays.with(["days": (col("date") - col("date").lag()).inDays]).rowCount
            ),
            ("sort", try plays.sorted(by: "user", .descending("date")).rowCount),
            ("first rows", plays.first(5).rowCount),
            ("a sample of rows, and the others", try plays.split(sample: 2, seed: 42).sample.rowCount),
            ("distinct rows", try plays.distinct(by: "user", "track").rowCount),
            ("count values", try plays["user"].valueCounts().rowCount),
            (
                "statistics of groups",
                try plays.grouped(by: "user").aggregated(["plays": .count, "mean": .mean("ms")]).rowCount
            ),
            (
                "count by a condition",
                try plays.grouped(by: "user").aggregated(["short": .count(where: col("ms") < 30_000)])
                    .rowCount
            ),
            (
                "quantile of groups",
                try plays.grouped(by: "user").aggregated(["p90": .quantile("ms", 0.9)]).rowCount
            ),
            (
                "value of the latest row",
                try plays.grouped(by: "user").aggregated(["latest": .last("track", by: "date")]).rowCount
            ),
            (
                "share of a group's total",
                try plays.with(["share": col("ms") / Aggregation.sum("ms").over("user")]).rowCount
            ),
            (
                "value of the row before in a group",
                try plays.with(["before": col("ms").lag().over("user", order: "date")]).rowCount
            ),
            (
                "running sum",
                try plays.with(["sum": col("ms").runningSum.over("user", order: "date")]).rowCount
            ),
            (
                "mean of the last rows",
                try plays.with(["mean": col("ms").rolling(3, minimumCount: 1).mean]).rowCount
            ),
            (
                "largest two of each group",
                try plays.filter(Expr.rowNumber.over("user", order: .descending("ms")) <= 2).rowCount
            ),
            (
                "number sessions",
                try plays.with(["session": col("date").session(gap: .minutes(30)).over("user", order: "date")]
                ).rowCount
            ),
            (
                "aggregate by months, with months without rows",
                try plays.resampled("date", every: .month).aggregated(["plays": .count]).rowCount
            ),
            ("join", try plays.joined(users, on: ["user": "name"], kind: .left).rowCount),
            ("rows without a match", try plays.joined(users, on: ["user": "name"], kind: .anti).rowCount),
            ("join the latest earlier row", try plays.joined(prices, asOf: "date").rowCount),
            ("rows of two tables", try plays.union(plays).rowCount),
            ("columns into rows", try plays.unpivoted(["ms", "limit"]).rowCount),
            ("one number of a table", Int(100 * (try plays.mean(of: col("ms") < 30_000)))),
            (
                "mean at earlier times: what was known before",
                try plays.with(["before": col("ms").meanBefore("date", over: "user")]).rowCount
            ),
            (
                "make a column of each element of a list",
                try plays.withIndicators(of: "genres").table.columnCount
            ),
        ]
        let rowCounts = [
            5, 5, 5, 5, 1, 3, 1, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 2, 5, 5, 5, 4, 5, 5, 5, 5, 5, 2, 4, 3, 4, 4,
            4,
            4, 5, 5, 5, 5, 5, 5, 4, 5, 2, 5, 10, 10, 50, 5, 9,
        ]
        for ((name, count), expected) in zip(results, rowCounts) {
            #expect(count == expected, "\(name)")
        }
        #expect(results.count == rowCounts.count)
    }

    @Test func pageHasTheCodeThatIsTested() throws {
        let here = URL(filePath: #filePath)
        let page = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "docs/tables.md")
        let tested = try String(contentsOf: here, encoding: .utf8).filter { !$0.isWhitespace }
        let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix("| ") && $0.contains("`") }
        #expect(rows.count >= 40)
        for row in rows {
            let code = row.split(separator: "`")[1].filter { !$0.isWhitespace }
            #expect(tested.contains(code), "\(row)")
        }
    }
}
