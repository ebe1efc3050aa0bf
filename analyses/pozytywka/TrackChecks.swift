import Weft

/// The checks of tracks.
let trackChecks: [QualityCheck] = identityChecks + releaseChecks + zeroChecks + rangeChecks

private let identityChecks = [
    QualityCheck(
        "tracks_id_minus_one", in: "tracks", .defect, "tracks whose id is -1", where: col("id") == "-1",
        then: "Nobody can have played them."),
    QualityCheck(
        "tracks_id_artist_minus_one", in: "tracks", .defect, "tracks whose artist is -1",
        where: col("id_artist") == "-1", then: "Their plays have no genre."),
    QualityCheck(
        "tracks_duplicate_id", in: "tracks", .blocking, "tracks with the id of an earlier one",
        value: repeats(known("id")), then: "Each play of them would count twice."),
    QualityCheck(
        "tracks_duplicate_name", in: "tracks", .notice, "tracks with the name of an earlier one",
        value: repeats(col("name")), then: "Allowed: tracks are told apart by their id."),
    QualityCheck(
        "tracks_name_empty", in: "tracks", .notice, "tracks with an empty name", where: col("name") == ""),
    QualityCheck(
        "tracks_unknown_artist", in: "tracks of unknown artists", .defect,
        "tracks of artists that do not exist", value: .count, then: "Their plays have no genre."),
    QualityCheck(
        "tracks_without_storage", in: "tracks without storage", .defect, "tracks without a storage class",
        value: .count, then: "Their plays have no cost."),
    QualityCheck(
        "tracks_never_played", in: "tracks never played", .notice, "tracks that nobody has played",
        value: .count),
]

private let releaseChecks = [
    form("yyyy", "^[0-9]{4}$"), form("yyyy_mm", "^[0-9]{4}-[0-9]{2}$"),
    form("yyyy_mm_dd", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    QualityCheck(
        "tracks_release_date_unparsable", in: "tracks", .defect, "release dates of no known form",
        where: col("release_date").isPresent && releaseSeconds.isMissing,
        then: "They are left out of the average.", showing: ["release_date"]),
]

private func form(_ name: String, _ pattern: Pattern) -> QualityCheck {
    QualityCheck(
        "tracks_release_date_\(name)", in: "tracks", .fact,
        "release dates written as \(name.uppercased().split(separator: "_").joined(separator: "-"))",
        where: col("release_date").matches(pattern) && releaseSeconds.isPresent,
        then: name == "yyyy_mm_dd" ? "" : "The first day of it is taken.")
}

private let zeroed = [
    "acousticness", "danceability", "energy", "instrumentalness", "liveness", "speechiness", "valence",
    "popularity",
]

private let zeroChecks =
    [
        QualityCheck(
            "tracks_loudness_positive", in: "tracks", .notice, "tracks louder than 0 dB",
            where: col("loudness") > 0, then: "Typical values lie between -60 and 0 dB.",
            showing: ["loudness"]),
        QualityCheck(
            "tracks_loudness_below_minus_60", in: "tracks", .notice, "tracks below -60 dB",
            where: col("loudness") < -60),
        QualityCheck(
            "tracks_tempo_zero", in: "tracks", .defect, "tracks without a tempo", where: col("tempo") == 0,
            then: "The average tempo of their months is too low.", showing: ["name"]),
    ]
    + zeroed.map { name in
        QualityCheck(
            "tracks_\(name)_zero", in: "tracks", .notice, "tracks whose \(name) is 0",
            where: col(name) == 0,
            then: name == "instrumentalness" ? "They certainly have vocals, the service says." : "")
    } + [
        QualityCheck(
            "tracks_tempo_danceability_speechiness_valence_zero", in: "tracks", .defect,
            "tracks that could not be analysed: tempo, danceability, speechiness and valence are all 0",
            where: allZero("tempo", "danceability", "speechiness", "valence")),
        QualityCheck(
            "tracks_audio_all_zero", in: "tracks", .defect, "tracks all of whose audio features are 0",
            where: allZero("acousticness", "danceability", "speechiness", "tempo", "valence", "energy")),
    ]

private let unitFeatures = [
    "danceability", "energy", "speechiness", "acousticness", "instrumentalness", "liveness", "valence",
]

private let rangeChecks = [
    QualityCheck(
        "tracks_unit_feature_out_of_range", in: "tracks", .defect,
        "tracks with an audio feature outside of 0 to 1",
        where: unitFeatures.map { !col($0).isBetween(0, 1).orElse(true) }.reduce(lit(false)) { $0 || $1 }),
    QualityCheck(
        "tracks_popularity_out_of_range", in: "tracks", .defect, "tracks with popularity outside of 0 to 100",
        where: !col("popularity").isBetween(0, 100)),
    QualityCheck(
        "tracks_explicit_not_0_or_1", in: "tracks", .defect, "tracks with explicit neither 0 nor 1",
        where: !col("explicit").isBetween(0, 1)),
    QualityCheck(
        "tracks_key_out_of_range", in: "tracks", .defect, "tracks with a key outside of 0 to 11",
        where: !col("key").isBetween(0, 11)),
    QualityCheck(
        "tracks_duration_not_positive", in: "tracks", .defect, "tracks without a duration",
        where: col("duration_ms") <= 0),
    QualityCheck(
        "tracks_duration_over_2h", in: "tracks", .notice, "tracks of two hours or more",
        where: col("duration_ms") >= 7_200_000, then: "The service says that there are none.",
        showing: ["name", "duration_ms"]),
]

private func allZero(_ names: String...) -> Expr {
    names.map { col($0) == 0 }.reduce(lit(true)) { $0 && $1 }
}
