import Weft

/// The features that are added: what is counted in a row, by what it is counted of. Where that is nothing they are missing.
private let rates: [(name: String, expression: Expr)] = {
    let hours = col("total_tracks_duration_ms") / 3_600_000
    func share(_ name: String) -> Expr { col(name) / col("number_of_tracks") }
    return [
        ("tracks_per_day", col("number_of_tracks") / col("covered")),
        ("advertisements_per_day", col("number_of_advertisements") / col("covered")),
        ("advertisements_per_hour", col("number_of_advertisements") / hours),
        ("like_share", share("number_of_likes")),
        ("liked_tracks_share", share("number_of_liked_tracks_listened")),
        ("skip_share", share("number_of_skips")),
        ("favourite_genre_share", share("number_of_tracks_in_favourite_genre")),
        ("artists_per_track", share("number_of_different_artists")),
    ]
}()

/// The changes against the month before, of which the values are in columns that end in `_before`.
private let changing = ["tracks_per_day", "advertisements_per_hour", "like_share"]
private let changes = changing.map { (name: "\($0)_change", expression: col($0) - col("\($0)_before")) }

/// The averages of tracks that stay features as they are.
let averages = [
    "average_popularity", "average_release_date", "explicit_tracks_ratio", "average_tempo", "average_valence",
    "average_energy", "average_acousticness", "average_instrumentalness",
]

/// The features of the models, with their definitions.
let behaviour = (rates + changes).map(\.name) + averages
let behaviourDefinitions: [FeatureDefinition] = (rates + changes + averages.map { ($0, col($0)) }).map {
    FeatureDefinition($0.name, "\($0.expression)")
}

/// The columns that the features are computed from.
let behaviourBasis =
    [
        "covered", "number_of_tracks", "number_of_advertisements", "number_of_likes",
        "number_of_liked_tracks_listened", "number_of_skips", "number_of_tracks_in_favourite_genre",
        "number_of_different_artists", "total_tracks_duration_ms",
    ] + averages + changing.map { "\($0)_before" }

/// Computes the features from their basis.
func withBehaviour(_ table: DataFrame) throws -> DataFrame {
    try table.with(columns: rates.map { ($0.name, $0.expression) })
        .with(columns: changes.map { ($0.name, $0.expression) })
}

/// Whether the purchase comes within 30 days of the end of the row's month.
let buysAfterMonth = "buys_after_month"

/// The table of months with what the models need: the days covered, rates, changes, and whether a row can be learned from.
func behaviourTable(_ months: DataFrame, until end: Timestamp) throws -> DataFrame {
    let start = date("year", "month")
    let monthEnd = start.adding(1, .month)
    let rows = try months.with(["covered": coveredDays(until: end), "month_start": start])
        .with([
            "is_whole": (col("bought").isMissing || col("bought") >= monthEnd) && monthEnd <= lit(end),
            // Nobody knows whether a user buys after the end of the data.
            "is_known": col("bought").isPresent || monthEnd.adding(30, .day) <= lit(end),
            buysAfterMonth: when(
                (col("bought") - monthEnd <= .days(30)).orElse(false), then: 1, otherwise: 0),
        ])
        .with(columns: rates.filter { changing.contains($0.name) }.map { ($0.name, $0.expression) })
    let before = changing.map { ("\($0)_before", col($0).lag().over("user_id", order: "month_start")) }
    return try withBehaviour(rows.with(columns: before))
}

/// What can be predicted honestly: the months that a job at the end of the month would see, whose answer is known.
func honestRows(_ table: DataFrame) throws -> DataFrame {
    try table.filter(col("is_whole") && col("is_known"))
}

/// The column to learn for each of the two targets, in honest rows.
func honestTarget(_ target: String) -> String { target == targets[0] ? target : buysAfterMonth }

/// The name of a column in prose.
func code(_ name: String) -> Prose { Prose(stringLiteral: "`\(name)`") }
