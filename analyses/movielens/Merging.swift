import Weft

func merge(_ release: Release) throws -> DataFrame {
    /*:
     A rating counts if it is complete, on the scale, and of a user and a film that are listed. Of a film that a user rates
     again, the last rating counts. Two ids of one film stay two films, as nobody can tell which of them was meant.
    */
    let year = col("title").extract(".*\\((\\d{4})\\)", group: 1).converted(to: .integer)
    let films = try release.films.distinct(by: "film").with(["year of film": year])
    let users = try release.users?.distinct(by: "user")
    // Newer releases have half stars.
    let steps = release.users == nil ? 2.0 : 1
    let isOnScale = (col("rating") * steps).roundedDown == col("rating") * steps
    let present = try release.ratings.droppingMissing("user", "film", "rating", "timestamp")
    let onScale = try present.filter(isOnScale && col("rating").isBetween(1 / steps, 5))
    let ofFilms = try onScale.joined(films, on: "film")
    let ofUsers = try users.map { try ofFilms.joined($0, on: "user") } ?? ofFilms
    let last = Expr.rowNumber.over("user", "film", order: .descending("timestamp")) == 1
    let merged = try ofUsers.filter(last)
    let unrated = try films.joined(merged, on: "film", kind: .anti).rowCount
    let strange = try films.exploded("genres").filter(!col("genres").isIn(genres))["genres"].uniqueCount
    let isKnown = col("gender").isIn(["F", "M"]) && col("age").isPresent && col("occupation").isPresent
    let again = (release.users?.rowCount ?? 0) - (users?.rowCount ?? 0)
    let misread = col("title").matches("Ã[\u{80}-\u{BF}]")
    let checks: [(what: String, count: Int, answer: String)] = try [
        ("ratings with a missing value", release.ratings.rowCount - present.rowCount, "left out"),
        ("ratings off the scale", present.rowCount - onScale.rowCount, "left out"),
        ("ratings of films that are not listed", onScale.rowCount - ofFilms.rowCount, "left out"),
        ("ratings by users who are not listed", ofFilms.rowCount - ofUsers.rowCount, "left out"),
        ("ratings given again", ofUsers.rowCount - merged.rowCount, "the last one counts"),
        ("films listed again", release.films.rowCount - films.rowCount, "the first line counts"),
        ("films under two ids", films.count(where: Aggregation.count.over("title") > 1), "stay two films"),
        ("films without ratings", unrated, "play no part"),
        ("films without a year", films.count(where: col("year of film").isMissing), "their age is missing"),
        ("films without a genre", films.count(where: col("genres").contains("none listed")), "“none listed”"),
        ("genres that MovieLens does not have", strange, "ignored"),
        ("titles in UTF-8 instead of Latin-1", films.count(where: misread), "misspelt"),
        ("users listed again", again, "the first line counts"),
        ("users partly unknown", users?.count(where: !isKnown.orElse(false)) ?? 0, "“unknown” is a group"),
    ]
    let rows = checks.map { [$0.what, $0.count, $0.answer] as [any ValueConvertible] }
    show(
        Table(["what was found", "number", "in this report"], rows: rows),
        caption: "What is wrong with the files")
    for check in checks { record("quality.\(check.what.replacing(" ", with: "_"))", check.count) }
    let table = try merged.with(columns: derived(hasUsers: users != nil))
    let positive = try table.mean(of: col("is liked"))
    try record([
        "rows.users": release.users?.rowCount ?? release.ratings["user"].uniqueCount,
        "rows.movies": release.films.rowCount, "rows.ratings": release.ratings.rowCount,
        "rows.merged": merged.rowCount, "baseline.accuracy": max(positive, 1 - positive),
        "class.positive": positive,
    ])
    let gap: Prose =
        "\n\nThis release tells nothing about its users: what needs their gender or age is left out."
    try text(
        """
        Of \(release.ratings.rowCount) ratings **\(merged.rowCount)** are merged, by \(merged["user"].uniqueCount) users of
        \(merged["film"].uniqueCount) films. **\(positive, .percent)** are *liked*: four stars or more.\(users == nil ? gap : "")
        """)
    let stars = try ColumnChart(table, x: "rating", y: .count, categoryLabel: "Stars", valueLabel: "Ratings")
    show(stars.highlighting("4", "4.5", "5"), caption: "Ratings, those that count as liked in full colour")
    return table
}

/// What a merged row tells of itself. The first digit of an American zip code tells the region.
private func derived(hasUsers: Bool) -> [(name: String, expression: Expr)] {
    let time = lit(Timestamp(microseconds: 0)).adding(col("timestamp"), .second)
    let isLiked = col("rating") >= 4
    let parts = time.hour.banded(at: [6, 12, 18], labels: ["night", "morning", "afternoon", "evening"])
    let ofRating: [(name: String, expression: Expr)] = [
        ("row", Expr.rowNumber), ("time", time), ("is liked", isLiked),
        ("liked", when(isLiked, then: "yes", otherwise: "no")),
        ("year", time.year + (time.dayOfYear - 1) / 365.25),
        ("month", time.month), ("weekday", time.weekday), ("part of day", parts),
        ("film's age", greatest(time.year - col("year of film"), 0)),
    ]
    let ages = ["under 18", "18–24", "25–34", "35–44", "45–49", "50–55", "56 and over"]
    let gender = when([col("gender") == "F": "women", col("gender") == "M": "men"], otherwise: "unknown")
    let ofUser: [(name: String, expression: Expr)] = [
        ("gender", gender.orElse("unknown")), ("occupation", col("occupation").orElse("unknown")),
        ("age group", col("age").banded(at: [18, 25, 35, 45, 50, 56], labels: ages).orElse("unknown")),
        ("region", col("zip").extract("^(\\d)\\d{4}", group: 1).orElse("elsewhere")),
    ]
    return ofRating + (hasUsers ? ofUser : [])
}
