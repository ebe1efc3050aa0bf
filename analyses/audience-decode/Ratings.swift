import Weft

/// Reads the splits: the usable ratings with their features, and what the training file knows of viewers and films.
func readRatings(
    _ databases: KeyValuePairs<String, Database>
) throws -> (train: DataFrame, validation: DataFrame, test: DataFrame, known: RatingStatistics) {
    /*:
     The ratings came split at random into three files: 70% for training, 15% for validation, 15% for testing. Each file has
     a table of ratings and two of statistics, one of viewers and one of films, computed from that file's ratings. Ratings
     outside of 1 to 5, with a date that is marked as anomalous or can't be read, or whose viewer or film has no statistics
     are dropped. A rating of 4 or more is *high*: that is to be predicted.
    */
    var splits: [(ratings: DataFrame, statistics: RatingStatistics)] = []
    var counts: [DataFrame] = []
    for (split, database) in databases {
        progress("reading the ratings of \(database.name)")
        let ratings = try database.table("viewer_ratings").with([
            "rating": col("rating").converted(to: .real, unreadable: .missing),
            "date": col("date").converted(to: .date, unreadable: .missing),
        ]).with([
            "fate": when(
                [
                    !col("rating").isBetween(1, 5).orElse(false): "out of range",
                    col("anomalous_date") == 1: "anomalous date", col("date").isMissing: "no date",
                ], otherwise: "usable"),
            "rated": when(col("rating") >= 4, then: "4 or more", otherwise: "below 4"),
        ])
        let statistics = try RatingStatistics(of: database)
        let kept = try statistics.features(of: ratings.filter(col("fate") == "usable"), kind: .inner)
        try requireRows(kept, atLeast: 30, of: "dated ratings from 1 to 5 in \(database.name)")
        splits.append((kept, statistics))
        counts.append(
            try ratings.grouped(by: lit(split).as("split")).aggregated([
                "read": .count, "out of range": .count(where: col("fate") == "out of range"),
                "anomalous date": .count(where: col("fate") == "anomalous date"),
                "no date": .count(where: col("fate") == "no date"),
                "no statistics": .count(where: col("fate") == "usable"),
                "high": .mean(when(col("fate") == "usable", then: col("rating") >= 4)),
            ]).with(["no statistics": col("no statistics") - kept.rowCount, "kept": lit(kept.rowCount)]))
    }
    let table = try DataFrame.concatenating(counts)
    try show(
        table.formatted("high", as: .percent(2)),
        caption: "From the ratings read to those kept, and the share of high ones among the usable")
    try record(table, "read", by: "split", as: "rows.*.ratings")
    try record(table, "kept", by: "split", as: "rows.*.merged")
    try record(table, "high", by: "split", as: "class.high")
    try show(
        ColumnChart(splits[0].ratings, x: "rating", y: .count, categoryLabel: "Rating", valueLabel: "Ratings")
            .highlighting("4", "5"), caption: "The training ratings, the high ones in full colour")
    let high = try table.item("high", where: col("split") == "train")
    text("**\(high, .percent)** of the training ratings are high. Always saying “high” is right that often.")
    return (splits[0].ratings, splits[1].ratings, splits[2].ratings, splits[0].statistics)
}
