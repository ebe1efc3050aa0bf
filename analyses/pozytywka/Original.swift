import Weft

/// The table of the published code, with what it did and its report did not say: a row for each *session* and month, a session
/// that goes on after the purchase left out as a whole, the plays *before* a like counted as liked, and the purchase within a
/// calendar month of the session's *first* event.
func originalTable(
    _ sessions: Query, _ users: Query, _ tracks: Query, _ storage: Query, _ artists: Query
) -> Query {
    let events = usableEvents(sessions, with: "session_id")
    let release = when(col("release_date").length != 7, then: releaseSeconds)
    let described = describedTracks(tracks, storage, artists, release: release, joins: .inner)
    let known = events.joined(listeners(users, events), on: "user_id", isManyToOne: true)
    let likesBackwards = Aggregation.count(where: col("timestamp") <= col("first_like"))
    return
        describedEvents(known, likesAmong: events, described)
        .grouped(
            by: col("user_id"), col("session_id"), col("timestamp").year.as("year"),
            col("timestamp").month.as("month")
        )
        .aggregated(
            aggregations: [
                ("bought", .max("bought")), ("first", .min("timestamp")), ("last", .max("timestamp")),
                (targets[0], .max(when(col("premium_user"), then: 1, otherwise: 0))),
                ("number_of_premium", .count(where: col("event_type") == "BUY_PREMIUM")),
            ]
                + features.map {
                    ($0.name, $0.name == "number_of_liked_tracks_listened" ? likesBackwards : $0.aggregation)
                }
        )
        .filter(col("bought").isMissing || col("last") <= col("bought"))
        .with(
            columns: [(targets[1], when(isWithinAMonth, then: 1, otherwise: 0))]
                + features.map { ($0.name, col($0.name).orElse(0)) }
        )
        .selecting(
            columns: ["user_id", "session_id", "year", "month"] + targets + ["number_of_premium"]
                + features.map(\.name)
        )
        .sorted(by: "user_id", "session_id", "year", "month")
}

/// Spark's `MONTHS_BETWEEN(bought, first) <= 1`: the difference of the months, and 31sts of a month for the rest, which does not
/// count where both are the same day of the month or both the last.
private let isWithinAMonth: Expr = {
    func month(_ name: String) -> Expr { col(name).year * 12 + col(name).month }
    func seconds(_ name: String) -> Expr { (col(name) - col(name).floor(.month)).inSeconds.roundedDown }
    func isLastDay(_ name: String) -> Expr { col(name).adding(1, .day).day == 1 }
    let months = month("bought") - month("first")
    let isSameDay = col("bought").day == col("first").day || (isLastDay("bought") && isLastDay("first"))
    return months == 0 || (months == 1 && (isSameDay || seconds("bought") <= seconds("first")))
}()
