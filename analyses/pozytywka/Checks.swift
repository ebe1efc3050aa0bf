import Weft

/// The checks of a delivery. Each is a declaration: what is counted, in which table, how bad it is, what follows from it.
let checks: [QualityCheck] =
    Delivery.fields.flatMap { fileChecks($0.key, $0.value) } + userChecks + artistChecks
    + trackChecks
    + storageChecks + sessionChecks + orderChecks + repetitionChecks + purchaseChecks

/// The checks that every file has: its lines, and values that are missing.
private func fileChecks(_ table: String, _ fields: [Field]) -> [QualityCheck] {
    let lines = "lines of \(table)"
    return [
        QualityCheck("\(table)_rows", in: table, .fact, "rows of \(table)", value: .count),
        QualityCheck(
            "\(table)_broken_json_lines", in: lines, .defect, "lines that are no JSON object",
            value: .sum("broken"), then: "They are left out."),
        QualityCheck(
            "\(table)_blank_lines", in: lines, .notice, "lines of white space", value: .sum("blank"),
            then: "They are left out."),
        QualityCheck(
            "\(table)_duplicate_rows", in: "\(table) by all fields", .defect,
            "rows equal to an earlier one", value: .sum(col("rows") - 1), then: "Counts are too high."),
        QualityCheck(
            "\(table)_unexpected_field", in: lines, .defect, "rows with a field that is not of the format",
            value: .sum("unexpected"), then: "The field is ignored."),
    ]
        + fields.map { field in
            QualityCheck(
                "\(table)_\(field.name)_null", in: field.name == "timestamp" ? "timestamps" : table, .defect,
                "rows of \(table) without \(field.name)", where: col(field.name).isMissing,
                then: consequencesOfMissing["\(table).\(field.name)"] ?? "")
        }
}

/// The consequences of missing values, where there are any.
private let consequencesOfMissing = [
    "users.favourite_genres": "Nothing counts as a favourite of these users.",
    "users.premium_user": "They count as not premium.",
    "artists.genres": "Plays of these artists are of no favourite genre.",
    "tracks.id": "Nobody can have played them.",
    "tracks.id_artist": "Their plays have no artist and no genre.",
    "sessions.user_id": "The events belong to nobody and are left out.",
    "sessions.track_id": "Plays count, but add nothing to averages.",
    "sessions.event_type": "The events are left out.",
]

private let userChecks = [
    QualityCheck(
        "users_stray_id_field", in: "users", .defect, "users with a field id beside user_id",
        where: col("id").isPresent, then: "The field is ignored.", showing: ["user_id"]),
    QualityCheck("users_id_minus_one", in: "users", .defect, "users whose id is -1", where: col("id") == -1),
    QualityCheck(
        "users_user_id_minus_one", in: "users", .defect, "users whose user_id is -1",
        where: col("user_id") == -1, then: "They are left out."),
    QualityCheck(
        "users_duplicate_user_id", in: "users", .blocking, "users with the user_id of an earlier one",
        value: repeats(known("user_id", isText: false)), then: "Each of their events would count twice."),
    QualityCheck("users_premium_user_true", in: "users", .fact, "premium users", where: col("premium_user")),
    QualityCheck(
        "users_premium_user_false", in: "users", .fact, "users marked as not premium",
        where: !col("premium_user"), then: "Without any, nobody is known not to have bought."),
    QualityCheck(
        "users_favourite_genres_empty", in: "users", .notice, "users with an empty list of genres",
        where: col("favourite_genres").count == 0),
    QualityCheck(
        "users_favourite_genres_repeated", in: "users", .notice, "users who name a genre twice",
        where: repeatsElements("favourite_genres"), then: "It counts once.",
        showing: ["user_id"]),
    QualityCheck(
        "users_favourite_genre_unknown", in: "users with unknown genres", .notice,
        "users with a genre that no artist has", value: .uniqueCount("row"),
        then: "No play can be of it."),
    QualityCheck(
        "users_distinct_favourite_genres", in: "genres of users", .fact, "genres that users name",
        value: .uniqueCount("favourite_genres")),
    QualityCheck(
        "users_distinct_cities", in: "users", .fact, "cities of users", value: .uniqueCount("city")),
    QualityCheck(
        "users_without_events", in: "users without events", .notice, "users without any event",
        value: .count, then: "They have no row."),
]

private let artistChecks = [
    QualityCheck(
        "artists_id_minus_one", in: "artists", .defect, "artists whose id is -1", where: col("id") == "-1",
        then: "No track can be theirs, so its plays have no genre.", showing: ["name"]),
    QualityCheck(
        "artists_duplicate_id", in: "artists", .blocking, "artists with the id of an earlier one",
        value: repeats(known("id"))),
    QualityCheck(
        "artists_duplicate_name", in: "artists", .notice, "artists with the name of an earlier one",
        value: repeats(col("name")), then: "Allowed: artists are told apart by their id."),
    QualityCheck(
        "artists_name_empty", in: "artists", .notice, "artists with an empty name", where: col("name") == ""),
    QualityCheck(
        "artists_genres_empty", in: "artists", .notice, "artists with an empty list of genres",
        where: col("genres").count == 0),
    QualityCheck(
        "artists_genres_repeated", in: "artists", .notice, "artists with a genre twice",
        where: repeatsElements("genres"), then: "It counts once."),
    QualityCheck(
        "artists_distinct_genres", in: "genres of artists", .fact, "genres of artists",
        value: .uniqueCount("genres")),
    QualityCheck(
        "artists_without_tracks", in: "artists without tracks", .notice, "artists without a track",
        value: .count),
]

private let storageChecks =
    [
        QualityCheck(
            "track_storage_track_id_minus_one", in: "track_storage", .defect, "rows whose track_id is -1",
            where: col("track_id") == "-1"),
        QualityCheck(
            "track_storage_duplicate_track_id", in: "track_storage", .blocking,
            "rows with the track_id of an earlier one", value: repeats(known("track_id"))),
        QualityCheck(
            "track_storage_unknown_track", in: "storage of unknown tracks", .defect,
            "rows of tracks that do not exist", value: .count),
    ]
    + ["SLOW", "MEDIUM", "FAST"].map { name in
        QualityCheck(
            "track_storage_class_\(name.lowercased())", in: "track_storage", .fact,
            "tracks in \(name) storage", where: col("storage_class") == lit(name))
    } + [
        QualityCheck(
            "track_storage_class_unknown", in: "track_storage", .defect, "rows of an unknown class",
            where: !col("storage_class").isIn(["SLOW", "MEDIUM", "FAST"]), showing: ["storage_class"]),
        QualityCheck(
            "track_storage_daily_cost_not_positive", in: "track_storage", .defect,
            "tracks without a positive cost", where: col("daily_cost") <= 0),
    ]

/// The number of present values that occurred in an earlier row.
func repeats(_ values: Expr) -> Aggregation { .count(values) - .uniqueCount(values) }

/// Whether a list holds an element twice.
func repeatsElements(_ name: String) -> Expr { col(name).intersection(col(name)).count < col(name).count }
