import Weft

func merge(_ release: Release) throws -> (ratings: DataFrame, films: DataFrame) {
    //: A rating counts if it is complete, on the scale, and of a user and a film that are listed. Of a film that a user rates
    //: again, the last rating counts. Two ids of one film stay two films, as nobody can tell which of them was meant.
    let year = col("title").extract(".*\\((\\d{4})\\)", group: 1).converted(to: .integer)
    let films = try release.films.distinct(by: "film").with(["year of film": year])
    let users = try release.users?.distinct(by: "user")
    let steps = users == nil ? 2.0 : 1  // Newer releases have half stars.
    let isOnScale = (col("rating") * steps).roundedDown == col("rating") * steps
    let present = try release.ratings.droppingMissing("user", "film", "rating", "timestamp")
    let onScale = try present.filter(isOnScale && col("rating").isBetween(1 / steps, 5))
    let ofFilms = try onScale.joined(films, on: "film", kind: .semi)
    let people = try users.map { try $0.selecting(columns: ["user"] + demographicColumns) }
    let ofUsers = try people.map { try ofFilms.joined($0, on: "user") } ?? ofFilms
    let table = try ofUsers.filter(Expr.rowNumber.over("user", "film", order: .descending("timestamp")) == 1)
        .with(["row": Expr.rowNumber - 1, "is liked": col("rating") >= 4])
    let strange = try films.exploded("genres").filter(!col("genres").isIn(genres))["genres"].uniqueCount
    let isKnown = col("gender").isIn(["F", "M"]) && col("age").isPresent && col("occupation").isPresent
    let checks: [(what: String, count: Int, answer: String)] = try [
        ("ratings with a missing value", release.ratings.rowCount - present.rowCount, "left out"),
        ("ratings off the scale", present.rowCount - onScale.rowCount, "left out"),
        ("ratings of films that are not listed", onScale.rowCount - ofFilms.rowCount, "left out"),
        ("ratings by users who are not listed", ofFilms.rowCount - ofUsers.rowCount, "left out"),
        ("ratings given again", ofUsers.rowCount - table.rowCount, "the last one counts"),
        ("films listed again", release.films.rowCount - films.rowCount, "the first line counts"),
        ("films under two ids", films.count(where: Aggregation.count.over("title") > 1), "stay two films"),
        ("films without ratings", films.joined(table, on: "film", kind: .anti).rowCount, "play no part"),
        ("films without a year", films.count(where: col("year of film").isMissing), "their age is missing"),
        ("films without a genre", films.count(where: col("genres").contains("none listed")), "“none listed”"),
        ("genres that MovieLens does not have", strange, "ignored"),
        ("titles in UTF-8", films.count(where: col("title").matches("Ã[\u{80}-\u{BF}]")), "misspelt"),
        ("users partly unknown", users?.count(where: !isKnown.orElse(false)) ?? 0, "“unknown” is a group"),
    ]
    let rows = checks.map { [$0.what, $0.count, $0.answer] as [any ValueConvertible] }
    show(Table(["found", "number", "in this report"], rows: rows), caption: "What is wrong with the files")
    for check in checks { record("quality.\(check.what.replacing(" ", with: "_"))", check.count) }
    let positive = try table.mean(of: col("is liked"))
    record("rows.users", try release.users?.rowCount ?? release.ratings["user"].uniqueCount)
    record(["rows.movies": release.films.rowCount, "rows.ratings": release.ratings.rowCount])
    record(["rows.merged": table.rowCount, "class.positive": positive])
    record("baseline.accuracy", max(positive, 1 - positive))
    if users == nil { text("This release tells nothing about its users, so nothing here does.") }
    text("Of **\(table.rowCount)** merged ratings **\(positive, .percent)** are *liked*: four stars or more.")
    let stars = try ColumnChart(table, x: "rating", y: .count, categoryLabel: "Stars", valueLabel: "Ratings")
    show(stars.highlighting("4", "4.5", "5"), caption: "Ratings; those that count as liked in full colour")
    return (table, films)
}

/// Names of groups for codes. The first digit of an American zip code is a region.
private var demographicColumns: [any ColumnReference] {
    let ages = ["0–17", "18–24", "25–34", "35–44", "45–49", "50–55", "56 and over"]
    let gender = when([col("gender") == "F": "women", col("gender") == "M": "men"], otherwise: "unknown")
    let age = col("age").banded(at: [18, 25, 35, 45, 50, 56], labels: ages)
    let region = col("zip").extract("^(\\d)\\d{4}", group: 1).orElse("elsewhere")
    return [
        gender.orElse("unknown").as("gender"), age.orElse("unknown").as("age group"),
        col("occupation").orElse("unknown").as("occupation"), region.as("region"),
    ]
}
