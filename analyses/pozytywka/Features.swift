import Weft

/// The seconds from 1970 to the first day that a release date names: `1999`, `1999-05` or `1999-05-21`; missing for any other.
let releaseSeconds: Expr = {
    func part(_ place: Range<Int>) -> Expr {
        col("release_date").slice(from: place.lowerBound, count: place.count)
            .converted(to: .integer, unreadable: .missing)
    }
    let day = date(part(0..<4), part(5..<7).orElse(1), part(8..<10).orElse(1))
    let isOfTheForm = col("release_date").matches("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")
    return when(isOfTheForm, then: (day - date(lit(1970), lit(1))).inSeconds)
}()

/// The tracks with what the features take of them: also their storage cost and the genres of their artist.
///
/// - Parameters:
///   - release: the seconds of the release date.
///   - kind: `.inner` leaves out tracks without storage or artist.
func describedTracks(
    _ tracks: Query, _ storage: Query, _ artists: Query, release: Expr = releaseSeconds,
    joins kind: JoinKind = .left
) -> Query {
    let isKnown = col("id") != "-1"
    let plain = ["id", "id_artist", "popularity", "duration_ms", "explicit"] + Delivery.audio
    let costs = storage.filter(col("track_id") != "-1").selecting("track_id", "daily_cost")
    let genres = artists.filter(isKnown).selecting("id", "genres")
    return tracks.filter(isKnown)
        .selecting(
            columns: plain.map { col($0) } + [col("name").length.as("name_length"), release.as("release")]
        )
        .joined(costs, on: ["id": "track_id"], kind: kind, isManyToOne: true)
        .joined(genres, on: ["id_artist": "id"], kind: kind, isManyToOne: true)
}

/// The events that have a time and a type, with the listed columns beside.
func usableEvents(_ sessions: Query, with columns: String...) -> Query {
    sessions.filter(col("timestamp").isPresent && col("event_type").isIn(eventTypes))
        .selecting(columns: ["timestamp", "user_id", "track_id", "event_type"] + columns)
}

/// The users with what the features take of them, and the instant of their first purchase.
func listeners(_ users: Query, _ events: Query) -> Query {
    let purchases = events.filter(col("event_type") == "BUY_PREMIUM")
        .grouped(by: "user_id").aggregated(["bought": .min("timestamp")])
    return users.filter(col("user_id") != -1)
        .selecting("user_id", "favourite_genres", "premium_user")
        .joined(purchases, on: "user_id", kind: .left)
}

/// Events with what the features take: of a play its track, the user's first like of it, and the number of its genres that are
/// among the user's favourites. All of these are missing for other events.
func describedEvents(_ events: Query, likesAmong liking: Query, _ tracks: Query) -> Query {
    let likes = liking.filter(col("event_type") == "LIKE" && col("track_id") != "")
        .grouped(by: "user_id", "track_id").aggregated(["first_like": .min("timestamp")])
    return
        events
        .with(["track_id": when(col("event_type") == "PLAY", then: col("track_id"))])
        .joined(likes, on: "user_id", "track_id", kind: .left)
        .joined(tracks, on: ["track_id": "id"], kind: .left)
        .with(["common": col("genres").intersection(col("favourite_genres")).count])
}

/// The types of events; others are left out.
let eventTypes = ["PLAY", "SKIP", "LIKE", "ADVERTISEMENT", "BUY_PREMIUM"]

/// The columns to be predicted: whether a user ever buys, and whether within 30 days of the row's last event.
let targets = ["premium_user_numerical", "will_buy_premium_next_month_numerical"]

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

/// The table of the features: a row for each user and month, of the events before the user's purchase. Behind the features
/// stand the instants of the purchase and of the first and the last event of the row.
///
/// - Parameter isCut: whether events from the purchase on are left out, as they have to be.
func monthlyTable(_ sessions: Query, _ users: Query, _ tracks: Query, isCut: Bool = true) -> Query {
    let events = usableEvents(sessions)
    let kept = events.joined(listeners(users, events), on: "user_id", isManyToOne: true)
        .filter(lit(!isCut) || col("bought").isMissing || col("timestamp") < col("bought"))
    let isSoon = col("bought") - col("last") <= .days(30)
    return describedEvents(kept, likesAmong: events, tracks)
        .grouped(by: col("user_id"), col("timestamp").year.as("year"), col("timestamp").month.as("month"))
        .aggregated(
            aggregations: [
                ("bought", .max("bought")), ("first", .min("timestamp")), ("last", .max("timestamp")),
                (targets[0], .max(when(col("premium_user"), then: 1, otherwise: 0))),
            ] + features
        )
        .with(
            columns: [(targets[1], when(isSoon, then: 1, otherwise: 0))]
                + features.map { ($0.name, col($0.name).orElse(0)) }
        )
        .selecting(
            columns: ["user_id", "year", "month"] + targets + features.map(\.name) + [
                "bought", "first", "last",
            ]
        )
        .sorted(by: "user_id", "year", "month")
}
