import Base
import Testing

@testable import Frames

/// Days of weather: months, lags, a rolling mean and differences of dates. The same questions in SQL, run by SQLite, have the
/// same answers.
@Suite struct WeatherTests {
    /// Seventy days over two turns of a month and one of a year, out of order, without some days and some temperatures.
    private var unsorted: DataFrame {
        get throws {
            let days = (0..<70).filter { ![17, 18, 40].contains($0) }.map { $0 * 37 % 70 }
                .filter { ![17, 18, 40].contains($0) }
            let start = try #require(Timestamp("2014-11-20"))
            return try DataFrame([
                Column(
                    "date", days.map { Timestamp(microseconds: start.microseconds + $0 * 86_400_000_000) }),
                Column(
                    "temp_max", days.map { $0 % 23 == 5 ? nil : Double(($0 * 7919) % 301) / 10 - 8 }),
                Column("precipitation", days.map { $0 % 3 == 0 ? 0 : Double($0 % 11) / 4 }),
            ])
        }
    }

    private func database(_ days: DataFrame, view: String) throws -> DatabaseFixture {
        let database = try DatabaseFixture()
        try SQLiteWriter().write(["days": days], to: database.path)
        try database.execute("CREATE VIEW answer AS \(view)")
        return database
    }

    @Test func monthsAgreeWithSQL() throws {
        let days = try unsorted.sorted(by: "date")
        let months = try days.grouped(by: col("date").floor(.month)).aggregated([
            "mean": .mean("temp_max"), "hottest": .max("temp_max"), "wet": .mean(col("precipitation") > 0),
        ])
        let database = try database(
            days,
            view: """
                SELECT substr(date, 1, 7) || '-01' AS date, avg(temp_max) AS mean, max(temp_max) AS hottest,
                    avg(precipitation > 0) AS wet
                FROM days GROUP BY 1 ORDER BY 1
                """)
        #expect(months.rowCount == 3)
        try months.expectEqual(
            to: DataFrame(sqlite: database.path, table: "answer", types: ["date": .date]))
    }

    @Test func lagsAgreeWithSQL() throws {
        let days = try unsorted.sorted(by: "date")
        let lagged = try days.with([
            "yesterday": col("temp_max").lag(1),
            "week": col("temp_max").lag(1).rolling(7).mean,
            "season": (2 * .pi * col("date").dayOfYear / 365.25).cosine,
            "gap": col("date") - col("date").lag(1),
        ]).filter(col("week").isPresent && col("gap") == .days(1))
        let database = try database(
            days,
            view: """
                SELECT * FROM (
                    SELECT date, temp_max, precipitation, lag(temp_max) OVER w AS yesterday,
                        CASE WHEN count(temp_max) OVER week = 7 THEN avg(temp_max) OVER week END AS week,
                        CAST(strftime('%j', date) AS INTEGER) AS day,
                        julianday(date) - julianday(lag(date) OVER w) AS gap
                    FROM days
                    WINDOW w AS (ORDER BY date), week AS (ORDER BY date ROWS BETWEEN 7 PRECEDING AND 1 PRECEDING)
                ) WHERE week IS NOT NULL AND gap = 1
                """)
        let answer = try DataFrame(sqlite: database.path, table: "answer", types: ["date": .date])
            .with([
                "season": (2 * .pi * col("day") / 365.25).cosine,
                "gap": lit(TimeSpan.days(1)) + TimeSpan.days(0),
            ])
        #expect(lagged.rowCount > 20)
        try lagged.expectEqual(to: answer.selecting(columns: lagged.columnNames))
    }
}
