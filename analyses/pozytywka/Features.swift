import Weft

/// The seconds from 1970 to the first day that a release date names: `1999`, `1999-05` or `1999-05-21`; missing for any other.
let releaseSeconds: Expr = {
    let text = col("release_date")
    let isDate = text.matches("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")
    func part(from start: Int, count: Int) -> Expr {
        let digits = when(isDate && text.length >= start + count, then: text.slice(from: start, count: count))
        return digits.converted(to: .integer, unreadable: .missing)
    }
    let day = date(
        part(from: 0, count: 4), when(text.length == 4, then: lit(1), otherwise: part(from: 5, count: 2)),
        when(text.length <= 7, then: lit(1), otherwise: part(from: 8, count: 2)))
    return (day - date(lit(1970), lit(1))).inSeconds
}()

/// The tracks with what the features take of them: their storage cost and the genres of their artist.
func describedTracks(_ tracks: Query, _ storage: Query, _ artists: Query) -> Query {
    let isKnown = col("id") != "-1"
    return tracks.filter(isKnown)
        .with(["name_length": col("name").length, "release": releaseSeconds])
        .joined(storage.filter(col("track_id") != "-1"), on: ["id": "track_id"], kind: .left, isManyToOne: true)
        .joined(artists.filter(isKnown), on: ["id_artist": "id"], kind: .left, isManyToOne: true)
        .selecting(
            columns: ["id", "id_artist", "genres", "popularity", "duration_ms", "explicit", "name_length", "release", "daily_cost"]
                + Delivery.audio)
}

/// The events before the purchase, with what is known of their users.
func eventsBeforePurchase(_ sessions: Query, _ users: Query) -> Query {
    let events = sessions.filter(
        col("timestamp").isPresent && col("event_type").isIn(eventTypes))
    let purchases = events.filter(col("event_type") == "BUY_PREMIUM")
        .grouped(by: "user_id").aggregated(["bought": .min("timestamp")])
    let listeners = users.filter(col("user_id") != -1)
        .selecting("user_id", "favourite_genres", "premium_user")
        .joined(purchases, on: "user_id", kind: .left)
    return events.joined(listeners, on: "user_id", isManyToOne: true)
        .filter(col("bought").isMissing || col("timestamp") < col("bought"))
}

let eventTypes = ["PLAY", "SKIP", "LIKE", "ADVERTISEMENT", "BUY_PREMIUM"]

/// The features with their aggregations: those that are counted, and averages of the plays.
let features: [(name: String, aggregation: Aggregation)] =
    [
        ("number_of_advertisements", .count(where: col("event_type") == "ADVERTISEMENT")),
        ("number_of_tracks", .count(where: col("event_type") == "PLAY")),
        ("number_of_skips", .count(where: col("event_type") == "SKIP")),
        ("number_of_likes", .count(where: col("event_type") == "LIKE")),
        ("number_of_liked_tracks_listened", .count(where: col("first_like") <= col("timestamp"))),
        ("number_of_tracks_in_favourite_genre", .count(where: col("common") > 0)),
        ("total_number_of_favourite_genres_listened", .sum("common")),
        ("average_popularity_in_favourite_genres", .mean(when(col("common") > 0, then: col("popularity")))),
        ("total_tracks_duration_ms", .sum("duration_ms")),
        ("number_of_different_artists", .uniqueCount("id_artist")),
        ("average_release_date", .mean("release")),
        ("average_duration_ms", .mean("duration_ms")),
        ("explicit_tracks_ratio", .mean("explicit")),
        ("average_popularity", .mean("popularity")),
    ] + Delivery.audio.map { ("average_\($0)", .mean($0)) } + [
        ("average_track_name_length", .mean("name_length")),
        ("average_daily_cost", .mean("daily_cost")),
    ]

/// The table of the features: a row for each user and month.
func monthlyTable(_ sessions: Query, _ users: Query, _ tracks: Query) -> Query {
    let kept = eventsBeforePurchase(sessions, users)
    let likes = kept.filter(col("event_type") == "LIKE" && col("track_id") != "")
        .grouped(by: "user_id", "track_id").aggregated(["first_like": .min("timestamp")])
    let isNextMonth = col("bought") - col("last") <= .days(30)
    return kept
        .with(["track_id": when(col("event_type") == "PLAY", then: col("track_id"))])
        .joined(likes, on: "user_id", "track_id", kind: .left)
        .joined(tracks, on: ["track_id": "id"], kind: .left)
        .with(["common": col("genres").intersection(col("favourite_genres")).count])
        .grouped(by: col("user_id"), col("timestamp").year.as("year"), col("timestamp").month.as("month"))
        .aggregated(aggregations: [
            ("bought", .max("bought")), ("last", .max("timestamp")),
            ("premium_user_numerical", .max(when(col("premium_user"), then: 1, otherwise: 0))),
        ] + features)
        .with(columns: [("will_buy_premium_next_month_numerical", when(isNextMonth, then: 1, otherwise: 0))]
            + features.map { ($0.name, col($0.name).orElse(0)) })
        .selecting(columns: ["user_id", "year", "month", "premium_user_numerical", "will_buy_premium_next_month_numerical"] + features.map(\.name))
        .sorted(by: "user_id", "year", "month")
}
