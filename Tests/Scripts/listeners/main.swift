/*:
 # Who listens to what they like?

 - Question: how often is a liked track played again, by month?
*/
import Weft

let sessions = try scan(
    "sessions.jsonl",
    fields: [
        Field("timestamp", .date), Field("user_id", .integer), Field("track_id", .text),
        Field("event_type", .text),
    ])
let users = try read(
    "users.jsonl", fields: [Field("user_id", .integer), Field("favourite_genres", .list(of: .text))])
let tracks = try read(
    "tracks.jsonl", fields: [Field("id", .text), Field("id_artist", .text), Field("duration_ms", .integer)])
let artists = try read("artists.jsonl", fields: [Field("id", .text), Field("genres", .list(of: .text))])

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

show(months.first(20), caption: "The first listeners and months")
try show(
    LineChart(months, x: date("year", "month"), y: .mean("liked")),
    caption: "Liked tracks played, a listener and month")
