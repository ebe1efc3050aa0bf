import Weft

func explore(_ merged: DataFrame) throws {
    let users = try merged.grouped(by: "user").aggregated(["ratings": .count, "first": .min("timestamp")])
    let films = try merged.grouped(by: "film").aggregated(["ratings": .count])
    try show(
        ECDFPlot(
            groups: [("users", users["ratings"].doubles), ("films", films["ratings"].doubles)],
            valueLabel: "Ratings by a user, or of a film", isLogarithmic: true),
        caption: "Users and films with at most so many ratings: films have the longer tail")
    let shares = try [users, films].map { table in
        let top = try table.sorted(by: .descending("ratings")).first(max(1, table.rowCount / 10))
        return try top["ratings"].sum() / Double(merged.rowCount)
    }
    try claim(
        shares[1] > 0.3,
        """
        The most rated tenth of the films gets **\(shares[1], .percent)** of the ratings, the most active tenth of the users
        gives \(shares[0], .percent). Half of the films have \(films["ratings"].median(), .decimals(0)) ratings or fewer.
        """)

    //: ### Most ratings are given within a day of the first
    let days = (col("timestamp") - col("first")) / 86_400
    let bands = ["first hour", "first day", "first week", "first month", "later"]
    let life = try merged.joined(users, on: "user").selecting([
        "time": "time", "is liked": "is liked", "days": days,
    ])
    let parts = try life.grouped(by: col("days").banded(at: [1.0 / 24, 1, 7, 30], labels: bands).as("part"))
        .aggregated(["ratings": .count, "days": .min("days")]).sorted(by: "days")
    try show(
        ColumnChart(
            parts, x: "part", y: "ratings", categoryLabel: "Since the user's first rating",
            valueLabel: "Ratings"),
        caption: "When in a user's life ratings are given")
    let early = try life.mean(of: col("days") < 1)
    claim(
        early > 0.5,
        """
        **\(early, .percent)** of the ratings are given within a day of the user's first: from memory, not after the film. So a
        user's past is often minutes old.
        """)
    try show(
        LineChart(
            life, x: col("time").floor(.month), y: .mean("is liked"), interval: .confidence,
            yLabel: "Share liked"),
        caption: "Share of ratings of four stars or more by month (UTC), with 95% intervals")
    guard merged.hasColumn("gender") else { return }

    /*:
     ### Groups differ by genre

     A film counts in each of its genres. Cells of fewer than 100 ratings are grey.
    */
    let known = try merged.filter(col("gender") != "unknown" && col("age group") != "unknown")
    let byGenre = try known.selecting("gender", "age group", "genres", "is liked").exploded("genres")
        .filter(col("genres").isIn(genres)).sorted(by: "genres", "gender")
    let cells = try byGenre.grouped(by: "genres", (col("gender") + " " + col("age group")).as("group"))
        .aggregated(["share": .mean("is liked"), "ratings": .count]).sorted(by: "group", "genres")
    try show(
        Heatmap(
            cells.formatted("share", as: .percent(0)), rows: "genres", columns: "group", values: "share",
            counts: "ratings", minimumCount: 100, valueLabel: "Share liked"),
        caption: "Share of ratings of four stars or more, by genre and group")
    let gaps = try byGenre.grouped(by: "genres").aggregated([
        "women": .mean(when(col("gender") == "women", then: col("is liked"))),
        "men": .mean(when(col("gender") == "men", then: col("is liked"))),
        "ratings": .count(where: col("gender") == "women"),
    ]).filter(col("ratings") >= 200).sorted(by: .descending(col("women") - col("men")))
    try show(
        DotPlot(
            byGenre, x: .mean("is liked"), y: "genres", by: "gender", interval: .confidence, counts: .count,
            valueLabel: "Share liked"),
        caption: "Share of ratings of four stars or more, by genre, with 95% intervals")
    func share(_ row: Int, _ column: String) throws -> (Double, Value?) {
        (try gaps[column].doubles[row], try gaps[row, "genres"])
    }
    let (first, last) = (0, gaps.rowCount - 1)
    try claim(
        share(first, "women").0 > share(first, "men").0 && share(last, "women").0 < share(last, "men").0,
        """
        Women like \(share(first, "women").1) more often than men (\(share(first, "women").0, .percent) of their ratings,
        \(share(first, "men").0, .percent) of the men's), \(share(last, "women").1) less often (\(share(last, "women").0, .percent) and
        \(share(last, "men").0, .percent)).
        """)
    try show(
        DotPlot(
            merged, x: .mean("is liked"), y: "occupation", interval: .confidence, counts: .count,
            isSorted: true,
            valueLabel: "Share liked"),
        caption: "Share of ratings of four stars or more, by occupation, with 95% intervals")
}
