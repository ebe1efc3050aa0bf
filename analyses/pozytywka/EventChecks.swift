import Weft

/// The checks of events, one at a time.
let sessionChecks: [QualityCheck] =
    eventTypes.map { type in
        QualityCheck(
            "sessions_event_\(type.lowercased())", in: "sessions", .fact, "events of type \(type)",
            where: col("event_type") == lit(type))
    }
    + [
        QualityCheck(
            "sessions_event_type_unknown", in: "sessions", .defect, "events of an unknown type",
            where: !col("event_type").isIn(eventTypes), then: "They are left out.", showing: ["event_type"]),
        QualityCheck(
            "sessions_user_id_minus_one", in: "sessions", .defect, "events of the user -1",
            where: col("user_id") == -1, then: "They are left out."),
        QualityCheck(
            "sessions_track_id_minus_one", in: "sessions", .defect, "events of the track -1",
            where: col("track_id") == "-1"),
        QualityCheck(
            "sessions_track_id_empty", in: "sessions", .notice, "events with an empty track_id",
            where: col("track_id") == "",
            then: "Advertisements come from the cloud; nothing is known of them."),
        lacking("user_id", on: "ADVERTISEMENT"), lacking("user_id", on: "BUY_PREMIUM"),
        lacking("track_id", on: "ADVERTISEMENT"), lacking("track_id", on: "BUY_PREMIUM"),
        QualityCheck(
            "sessions_track_id_null_on_track_event", in: "sessions", .defect,
            "plays, skips and likes without a track", where: isTrackEvent && col("track_id").isMissing,
            then: "A play counts, but adds nothing to averages.", showing: ["session_id"]),
        QualityCheck(
            "sessions_track_id_empty_on_track_event", in: "sessions", .defect,
            "plays, skips and likes with an empty track_id", where: isTrackEvent && col("track_id") == ""),
        QualityCheck(
            "sessions_track_id_empty_on_null_event", in: "sessions", .notice,
            "events without a type that have an empty track_id",
            where: col("event_type").isMissing && col("track_id") == "",
            then: "They must have been advertisements or purchases."),
        QualityCheck(
            "sessions_track_id_given_on_advertisement_or_purchase", in: "sessions", .notice,
            "advertisements and purchases with a track",
            where: col("event_type").isIn(["ADVERTISEMENT", "BUY_PREMIUM"]) && isKnownTrack),
        QualityCheck(
            "sessions_unknown_user", in: "events of unknown users", .defect,
            "events of users that do not exist", value: .count, then: "They are left out."),
        QualityCheck(
            "sessions_unknown_track", in: "events of unknown tracks", .defect,
            "events of tracks that do not exist", value: .count,
            then: "A play counts, but adds nothing to averages."),
        QualityCheck(
            "sessions_timestamp_unparsable", in: "timestamps", .defect, "events whose time can't be read",
            where: col("timestamp").isPresent && readTime.isMissing, then: "They are left out.",
            showing: ["timestamp"]),
        QualityCheck(
            "sessions_period_days", in: "period", .fact, "days from the first event to the last",
            value: .max((col("last") - col("first")).inDays.roundedDown)),
        QualityCheck(
            "sessions_purchase_period_days", in: "period", .fact, "days from the first purchase to the last",
            value: .max((col("last_purchase") - col("first_purchase")).inDays.roundedDown)),
        QualityCheck(
            "sessions_user_id_null_recoverable", in: "sessions by id", .notice,
            "events without a user whose session has exactly one",
            value: .sum(when(col("users") == 1, then: col("without_user"), otherwise: 0)),
            then: "They could be given back to their users."),
    ]

private let isTrackEvent = col("event_type").isIn(["PLAY", "SKIP", "LIKE"])
private let readTime = col("timestamp").converted(to: .date, unreadable: .missing)

private func lacking(_ field: String, on type: String) -> QualityCheck {
    QualityCheck(
        "sessions_\(field)_null_on_\(type.lowercased())", in: "sessions", .defect,
        "events of type \(type) without \(field)",
        where: col("event_type") == lit(type) && col(field).isMissing,
        then: field == "user_id" && type == "BUY_PREMIUM" ? "Who bought is not known." : "",
        showing: ["session_id"])
}

/// The checks of sessions, and of events in the order of the file.
let orderChecks = [
    QualityCheck("sessions_distinct", in: "sessions by id", .fact, "sessions", value: .count),
    QualityCheck(
        "sessions_distinct_users", in: "active users", .fact, "users with events", value: .count),
    QualityCheck(
        "sessions_out_of_order_events", in: "sessions by id", .notice,
        "events earlier than the one before in their session", value: .sum("disordered")),
    QualityCheck(
        "sessions_with_out_of_order_events", in: "sessions by id", .notice, "sessions with such an event",
        where: col("disordered") > 0),
    QualityCheck(
        "sessions_with_several_users", in: "sessions by id", .defect, "sessions of several users",
        where: col("users") > 1, showing: ["session_id"]),
    QualityCheck(
        "sessions_spanning_two_months", in: "sessions by id", .notice, "sessions over the turn of a month",
        where: col("first").floor(.month) != col("last").floor(.month),
        then: "They are split between two rows."),
    QualityCheck(
        "sessions_overlapping_same_user", in: "sessions of users", .notice,
        "sessions that begin before the user's earlier one has ended",
        where: col("first") < col("earlier_end"), showing: ["session_id"]),
    QualityCheck(
        "sessions_skip_without_play", in: "events in order", .defect,
        "skips of a track that the session has not played before",
        where: col("event_type") == "SKIP" && isKnownTrack && col("played").isMissing,
        then: "They count as skips."),
    QualityCheck(
        "sessions_like_without_play", in: "events in order", .defect,
        "likes of a track that the session has not played before",
        where: col("event_type") == "LIKE" && isKnownTrack && col("played").isMissing,
        then: "They count as likes."),
    QualityCheck(
        "sessions_like_repeated", in: "events in order", .notice,
        "likes of a track that the user had liked before",
        where: col("event_type") == "LIKE" && isKnownTrack && isKnownUser && col("likes") > 1,
        then: "A like is for life, the service says; each still counts.",
        showing: ["track_id"]),
]

/// The checks of events that are told more than once.
let repetitionChecks = [
    QualityCheck(
        "sessions_duplicate_event_ignoring_session", in: "events by time, user, track and type", .defect,
        "events equal to an earlier one but for the session", value: .sum(col("rows") - 1)),
    QualityCheck(
        "sessions_same_user_same_time", in: "events by time and user", .notice,
        "events at the same instant as another one of the user", value: .sum(col("rows") - 1),
        then: "A skip and the next play share one."),
]
