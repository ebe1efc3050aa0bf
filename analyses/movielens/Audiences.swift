import Weft

func explore(_ merged: DataFrame) throws {
    let groups = try ["user", "film"].map { key in
        (name: key, values: try merged.grouped(by: key).aggregated(["n": .count])["n"].doubles)
    }
    let tails = try ECDFPlot(groups: groups, valueLabel: "Number of ratings", isLogarithmic: true)
    show(tails, caption: "Users and films with at most so many ratings")
    let shares = groups.map { _, counts in
        counts.sorted(by: >).prefix(max(1, counts.count / 10)).reduce(0, +) / Double(merged.rowCount)
    }
    claim(
        shares[1] > 0.3,
        "The top tenth of films gets **\(shares[1], .percent)** of ratings, that of users gives \(shares[0], .percent)."
    )
    //: ### Most ratings are given within a day of the first
    let days = (col("timestamp") - Aggregation.min("timestamp").over("user")) / 86_400
    let bands = ["first hour", "first day", "first week", "first month", "later"]
    let month = lit(Timestamp(microseconds: 0)).adding(col("timestamp"), .second).floor(.month)
    let life = try merged.selecting(columns: [days.as("days"), month.as("month"), "is liked"])
    let since = col("days").banded(at: [1.0 / 24, 1, 7, 30], labels: bands).as("since the first")
    let parts = try life.sorted(by: "days").grouped(by: since).aggregated(["ratings": .count])
    try show(ColumnChart(parts, x: "since the first", y: "ratings"), caption: "When ratings are given")
    let early = try life.mean(of: col("days") < 1)
    claim(early > 0.5, "**\(early, .percent)** come within a day of the user's first: no diary, a list.")
    let months = try life.grouped(by: "month").aggregated(["share liked": .mean("is liked"), "n": .count])
        .sorted(by: "month").filter(col("n") >= min(100, merged.rowCount / 100))
    let line = try LineChart(months, x: "month", y: "share liked", interval: .share(of: "n"))
    show(line, caption: "Share of ratings of four stars or more, by month unless few, with 95% intervals")
    guard merged.hasColumn("gender") else { return }
    //: ### Groups differ by genre
    //: A film counts in each of its genres. Cells of fewer than 100 ratings are grey.
    let ofFilms = try merged.filter(col("gender") != "unknown" && col("age group") != "unknown")
        .grouped(by: "film", "gender", "age group", "occupation")
        .aggregated(["n": .count, "likes": .count(where: col("is liked"))])
    let ofGenres = try ofFilms.joined(films, on: "film").exploded("genres").filter(col("genres").isIn(genres))
    func cells(_ table: DataFrame, _ groups: any ColumnReference...) throws -> DataFrame {
        try table.grouped(by: groups).aggregated(["n": .sum("n"), "share liked": .sum("likes") / .sum("n")])
            .formatted("share liked", as: .percent(0))
    }
    let group = (col("gender") + " " + col("age group")).as("group")
    let map = try Heatmap(
        cells(ofGenres, "genres", group).sorted(by: "group", "genres"), rows: "genres", columns: "group",
        values: "share liked", counts: "n", minimumCount: 100, domain: 0.3...0.8)
    show(map, caption: "Share of ratings of four stars or more, by genre and group")
    let both = try cells(ofGenres, "genres", "gender")
    let gaps = try both.pivoted(rows: "genres", columns: "gender", values: .mean("share liked"))
        .joined(both.filter(col("gender") == "women" && col("n") >= 200), on: "genres")
        .sorted(by: .descending(col("women") - col("men")))
    let ranked = try gaps.selecting(["genres": "genres", "place": Expr.rowNumber]).joined(both, on: "genres")
    let gender = try DotPlot(
        ranked.sorted(by: "place", "gender"), x: "share liked", y: "genres", by: "gender",
        interval: .share(of: "n"), counts: "n")
    show(gender, caption: "From genres that women like more often to those that men do, with 95% intervals")
    let (names, women, men) = try (gaps["genres"].texts, gaps["women"].doubles, gaps["men"].doubles)
    guard let end = names.indices.last, let first = names[0], let last = names[end] else { return }
    claim(women[0] > men[0], "Women like \(women[0], .percent) of \(first), men \(men[0], .percent).")
    claim(
        women[end] < men[end], "Women like \(women[end], .percent) of \(last), men \(men[end], .percent).")
    let work = try cells(ofFilms, "occupation").sorted(by: .descending("share liked"))
    let jobs = try DotPlot(work, x: "share liked", y: "occupation", interval: .share(of: "n"), counts: "n")
    show(jobs, caption: "Share of ratings of four stars or more by occupation, with 95% intervals")
}
