import TestSupport
import Testing

@testable import Frames

/// The query of a music service's monthly table: over a file that is read in chunks, with joins and counts by condition. The same
/// question in SQL, run by SQLite, has the same answer.
@Suite struct ListenersTests {
    /// Times, users, tracks and events: likes at the instant of a play, turns of months, unknown tracks and users, missing
    /// values. A dash is a missing value.
    private static let events = """
        2021-01-31T23:59:59.999999 1 T1 PLAY
        2021-02-01T00:00:00 1 T2 PLAY
        2021-02-13T12:00:00 1 T2 LIKE
        2021-03-15T11:00:00 1 T2 PLAY
        2021-03-15T11:30:00 1 "" ADVERTISEMENT
        2021-03-15T11:59:59.999999 1 T3 PLAY
        2021-03-15T12:00:00 1 "" ADVERTISEMENT
        2021-03-15T12:00:00 1 "" BUY_PREMIUM
        2021-03-15T12:00:00 1 T1 PLAY
        2021-03-20T12:00:00 1 T1 PLAY
        2021-04-20T12:00:00 1 T1 PLAY
        2021-02-13T11:59:59.999999 2 T2 PLAY
        2021-03-15T12:00:00 2 "" BUY_PREMIUM
        2022-05-01T10:00:00.500000 3 T1 PLAY
        2022-05-01T10:01:00 3 T1 LIKE
        2022-05-01T10:01:00 3 T1 PLAY
        2022-05-01T10:02:00 3 T1 SKIP
        2022-05-01T10:03:00 3 T1 LIKE
        2022-05-02T10:00:00 3 T1 PLAY
        2022-05-02T10:05:00 3 T2 PLAY
        2022-05-02T10:06:00 3 T4 PLAY
        2022-06-02T10:06:00.000001 3 T1 PLAY
        2022-06-02T10:07:00 3 T1 -
        2022-05-02T10:00:00 4 "" BUY_PREMIUM
        2022-05-02T10:01:00 4 T1 PLAY
        2022-07-01T00:00:00 5 "" ADVERTISEMENT
        2022-07-01T00:00:30 5 T1 SKIP
        2022-08-01T00:00:00 5 T_unknown PLAY
        2022-08-01T00:01:00 5 T_unknown LIKE
        2022-08-01T00:02:00 5 T_unknown PLAY
        2022-08-01T00:03:00 5 - PLAY
        2022-09-01T00:03:00 5 T5 PLAY
        2022-09-01T00:04:00 5 T6 PLAY
        2022-09-01T00:05:00 - T1 PLAY
        2022-09-01T00:05:00 77 T1 PLAY
        2022-12-31T10:00:00 7 "" BUY_PREMIUM
        2022-12-30T10:00:00 7 T3 PLAY
        2022-12-01T10:00:00 7 "" BUY_PREMIUM
        2022-11-30T09:00:00 7 T3 PLAY
        2022-11-30T08:00:00 7 T2 PLAY
        2022-10-31T10:00:00.000001 7 T1 PLAY
        2022-12-01T10:00:00 8 T1 PLAY
        2022-12-01T10:00:00 9 T1 PLAY
        """

    private func sessions(in folder: TemporaryFolder) throws -> Query {
        func json(_ field: Substring) -> String {
            field == "-" ? "null" : field == "\"\"" || Int(field) != nil ? "\(field)" : "\"\(field)\""
        }
        let lines = Self.events.split(separator: "\n").map { line in
            let fields = line.split(separator: " ").map(json)
            return
                "{\"timestamp\": \(fields[0]), \"user_id\": \(fields[1]), \"track_id\": \(fields[2]), \"event_type\": \(fields[3])}\n"
        }
        let path = folder.path("sessions.jsonl")
        try lines.joined().write(toFile: path, atomically: true, encoding: .utf8)
        let reader = JSONReader([
            .init("timestamp", .date), .init("user_id", .integer), .init("track_id", .text),
            .init("event_type", .text),
        ])
        return Query(scanning: try reader.source(path))
    }

    private let users: DataFrame
    private let tracks: DataFrame
    private let artists: DataFrame

    init() throws {
        users = try DataFrame([
            Column("user_id", Array(1...9)),
            Column(
                "favourite_genres",
                [
                    ["rock", "rock", "pop"], ["jazz"], nil, ["pop"], ["pop"], ["pop"],
                    ["rock", "jazz", "pop"],
                    ["rock"], ["rock"],
                ]),
        ])
        tracks = try DataFrame([
            Column("id", ["T1", "T2", "T3", "T4", "T5", "T6"]),
            Column("id_artist", ["A1", "A2", "A1", "A3", "A9", "A2"]),
            Column("duration_ms", [100_000, 200_000, 300_000, 400_000, 500_000, 600_000]),
        ])
        artists = try DataFrame([
            Column("id", ["A1", "A2", "A3"]),
            Column("genres", [["rock", "pop", "pop", "folk"], ["jazz"], nil]),
        ])
    }

    @Test func monthsAgreeWithSQL() throws {
        let database = try DatabaseFixture()
        let sessions = try sessions(in: database.folder)
        let likes = sessions.filter(col("event_type") == "LIKE")
            .grouped(by: "user_id", "track_id").aggregated(["first_like": .min("timestamp")])

        let months =
            try sessions
            .joined(likes, on: "user_id", "track_id", kind: .left)
            .joined(users, on: "user_id")
            .joined(tracks, on: ["track_id": "id"], kind: .left)
            .joined(artists, on: ["id_artist": "id"], kind: .left)
            .grouped(by: col("user_id"), col("timestamp").year.as("year"), col("timestamp").month.as("month"))
            .aggregated([
                "tracks": .count(where: col("event_type") == "PLAY"),
                "liked": .count(where: col("event_type") == "PLAY" && col("first_like") <= col("timestamp")),
                "in_genre": .count(
                    where: col("event_type") == "PLAY"
                        && col("genres").intersection(col("favourite_genres")).count > 0),
                "hours": .sum(when(col("event_type") == "PLAY", then: col("duration_ms"))) / 3_600_000,
            ])
            .sorted(by: "user_id", "year", "month")
            .collect()

        try SQLiteWriter().write(
            [
                "sessions": sessions.collect(), "users": users.dropping("favourite_genres"),
                "tracks": tracks, "artists": artists.dropping("genres"),
                "favourites": users.exploded("favourite_genres"), "genres": artists.exploded("genres"),
            ], to: database.path)
        try database.execute(
            """
            CREATE VIEW months AS
            WITH likes AS (
                SELECT user_id, track_id, min(timestamp) AS first_like
                FROM sessions WHERE event_type = 'LIKE' GROUP BY user_id, track_id
            )
            SELECT
                s.user_id, CAST(substr(timestamp, 1, 4) AS INTEGER) AS year,
                CAST(substr(timestamp, 6, 2) AS INTEGER) AS month,
                count(*) FILTER (WHERE event_type = 'PLAY') AS tracks,
                count(*) FILTER (WHERE event_type = 'PLAY' AND first_like <= timestamp) AS liked,
                count(*) FILTER (WHERE event_type = 'PLAY' AND EXISTS (
                    SELECT * FROM genres JOIN favourites ON genres = favourite_genres
                    WHERE genres.id = id_artist AND favourites.user_id = s.user_id)) AS in_genre,
                sum(duration_ms) FILTER (WHERE event_type = 'PLAY') / 3600000.0 AS hours
            FROM sessions s
                LEFT JOIN likes ON likes.user_id = s.user_id AND likes.track_id = s.track_id
                JOIN users ON users.user_id = s.user_id
                LEFT JOIN tracks ON tracks.id = s.track_id
            GROUP BY s.user_id, year, month ORDER BY s.user_id, year, month
            """)
        #expect(months.rowCount == 17)
        try months.expectEqual(to: DataFrame(sqlite: database.path, table: "months"))
    }
}

extension DataFrame {
    /// Checks that a table has the same columns and rows: numbers equal to twelve digits, the others exactly.
    func expectEqual(to other: DataFrame, sourceLocation: SourceLocation = #_sourceLocation) throws {
        #expect(columnNames == other.columnNames, sourceLocation: sourceLocation)
        for (column, expected) in zip(columns, other.columns) {
            #expect(
                column.missingMask == expected.missingMask, "\(column.name)", sourceLocation: sourceLocation)
            if column.type == .real {
                #expect(
                    isClose(try column.presentDoubles, try expected.presentDoubles), "\(column.name)",
                    sourceLocation: sourceLocation)
            } else {
                #expect(column == expected, "\(column.name)", sourceLocation: sourceLocation)
            }
        }
    }
}
