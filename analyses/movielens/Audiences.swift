import Weft

func explore(_ merged: DataFrame) throws {
    let users = try merged.grouped(by: "user").aggregated(["ratings": .count, "first": .min("timestamp")])
    let films = try merged.grouped(by: "film").aggregated(["ratings": .count])
    let (ofUsers, ofFilms) = try (users["ratings"].doubles, films["ratings"].doubles)
    try show(
        ECDFPlot(
            groups: [("users", ofUsers), ("films", ofFilms)], valueLabel: "Ratings by a user, or of a film",
            isLogarithmic: true), caption: "Users and films with at most so many ratings")
    let shares = [ofUsers, ofFilms].map { counts in
        counts.sorted(by: >).prefix(max(1, counts.count / 10)).reduce(0, +) / Double(merged.rowCount)
    }
    try claim(
        shares[1] > 0.3,
        """
        The most rated tenth of the films gets **\(shares[1], .percent)** of the ratings, the most active tenth of the users
        gives \(shares[0], .percent). Half of the films have \(films["ratings"].median(), .decimals(0)) ratings or fewer.
        """)

    //: ### Most ratings are given within a day of the first
    let days = (col("timestamp") - Aggregation.min("timestamp").over("user")) / 86_400
    let life = try merged.selecting(["time": "time", "is liked": "is liked", "days": days])
    let bands = ["first hour", "first day", "first week", "first month", "later"]
    let parts = try life.grouped(by: col("days").banded(at: [1.0 / 24, 1, 7, 30], labels: bands).as("part"))
        .aggregated(["ratings": .count, "days": .min("days")]).sorted(by: "days")
    try show(
        ColumnChart(
            parts, x: "part", y: "ratings", categoryLabel: "Since the first rating", valueLabel: "Ratings"),
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
    let byGenre = try merged.filter(col("gender") != "unknown" && col("age group") != "unknown")
        .selecting("gender", "age group", "genres", "is liked").exploded("genres").filter(
            col("genres").isIn(genres))
    let cells = try byGenre.grouped(by: "genres", (col("gender") + " " + col("age group")).as("group"))
        .aggregated(["share": .mean("is liked"), "ratings": .count]).sorted(by: "group", "genres")
    try show(
        Heatmap(
            cells.formatted("share", as: .percent(0)), rows: "genres", columns: "group", values: "share",
            counts: "ratings", minimumCount: 100, valueLabel: "Share liked"),
        caption: "Share of ratings of four stars or more, by genre and group")
    let liked = when(col("is liked"), then: 1, otherwise: 0)
    let gaps = try byGenre.grouped(by: "genres").aggregated([
        "women": .mean(when(col("gender") == "women", then: liked)),
        "ratings": .count(where: col("gender") == "women"),
        "men": .mean(when(col("gender") == "men", then: liked)),
    ]).filter(col("ratings") >= 200).sorted(by: .descending(col("women") - col("men")))
    let order = try gaps["genres"].texts.compactMap(\.self)
    let ranked = try byGenre.joined(gaps.selecting("genres").with(["place": Expr.rowNumber]), on: "genres")
        .sorted(by: "place", "gender")
    try show(
        DotPlot(
            ranked, x: .mean("is liked"), y: "genres", by: "gender", interval: .confidence, counts: .count,
            valueLabel: "Share liked"),
        caption: "Genres, from those that women like more often to those that men do, with 95% intervals")
    guard let first = order.first, let last = order.last else { return }
    let (women, men) = try (gaps["women"].doubles, gaps["men"].doubles)
    let end = order.count - 1
    claim(
        women[0] > men[0] && women[end] < men[end],
        """
        Women like \(first) more often than men (\(women[0], .percent) of their ratings, \(men[0], .percent) of the men's), and
        \(last) less often (\(women[end], .percent) and \(men[end], .percent)).
        """)
    try show(
        DotPlot(
            merged, x: .mean("is liked"), y: "occupation", interval: .confidence, counts: .count,
            isSorted: true,
            valueLabel: "Share liked"),
        caption: "Share of ratings of four stars or more, by occupation, with 95% intervals")
}
