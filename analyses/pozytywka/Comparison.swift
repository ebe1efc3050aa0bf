import Weft

/// Shows how far the published definition is from the one of this report.
func compareWithOriginal(_ monthly: MonthlyTables, _ quality: QualityReport) throws {
    /*:
     The published report describes months. The code behind it groups by session as well, so a row is a *session*. It leaves out
     each session that goes on after the purchase, as a whole. It counts the plays *before* a like as plays of liked tracks. And it
     looks a calendar month ahead from a session's *first* event. The same data, by both definitions:
    */
    let (months, sessions) = (monthly.months, monthly.sessions)
    try export(
        sessions, to: "features_original_definition.csv",
        caption: "The table by the published code: a row for each session and month")
    func figures(_ table: DataFrame) throws -> [Double] {
        try [
            Double(table.rowCount), Double(table["user_id"].uniqueCount), table.mean(of: col(targets[0])),
            table.mean(of: col(targets[1])), table["number_of_tracks"].sum(),
            table["number_of_liked_tracks_listened"].sum() / table["number_of_tracks"].sum(),
            Double(table.filter(col(targets[0]) == 1)["user_id"].uniqueCount),
        ]
    }
    let names = [
        "rows", "users", "rows of users who ever buy", "rows before a purchase", "plays",
        "plays of liked tracks", "buyers with a row",
    ]
    let (ours, theirs) = try (figures(months), figures(sessions))
    let formats: [ValueFormat] = [
        .automatic, .automatic, .percent, .percent, .automatic, .percent, .automatic,
    ]
    show(
        Table(
            ["", "as defined", "as published"],
            rows: names.indices.map { index in
                let text = { (value: Double) in formats[index].text(of: .real(value)) }
                return [names[index], text(ours[index]), text(theirs[index])]
            }), caption: "The same data by both definitions")
    let buyers = quality.number("users_with_buy_premium")
    record("original.rows", sessions.rowCount)
    record("original.buyers_with_a_row", Int(theirs[6]))
    claim(
        sessions.rowCount > months.rowCount && theirs[6] <= ours[6],
        """
        **The published table** holds sessions, not months: \(sessions.rowCount) rows where there are \(months.rowCount) months. Of
        \(buyers, .decimals(0)) buyers, \(theirs[6], .decimals(0)) have a row in it, by the definition of this report
        \(ours[6], .decimals(0)).
        """, as: "the published table holds sessions")
    let positives = try sessions.count(where: col("number_of_premium") > 0)
    claim(
        theirs[5] > ours[5],
        """
        Plays of liked tracks are \(theirs[5], .percent) of all where the plays before the like are counted, and \(ours[5], .percent)
        where those after it are. \(positives) rows hold a purchase themselves, in a column that gives the answer away.
        """, as: "likes count backwards")
    try showRowsPerUser(months, sessions)
    let means = try features.map { feature in
        (name: feature.name, ours: try months[feature.name].mean(), theirs: try sessions[feature.name].mean())
    }
    try show(
        DataFrame([
            Column("feature", means.map(\.name)), Column("as defined", means.map(\.ours)),
            Column("as published", means.map(\.theirs)),
            Column("ratio", means.map { $0.ours == 0 ? .nan : $0.theirs / $0.ours }),
        ]).formatted("ratio", as: .decimals(2)),
        caption: "The means of the features over the rows of each table",
        rows: features.count)
    let counted = means[1]
    claim(
        counted.theirs < counted.ours,
        """
        Counts are of a session where they should be of a month: \(counted.theirs, .decimals(1)) tracks a row instead of
        \(counted.ours, .decimals(1)).
        """, as: "counts are of sessions")
}

private func showRowsPerUser(_ months: DataFrame, _ sessions: DataFrame) throws {
    let counts = try DataFrame.concatenating(
        [("as defined: months", months), ("as published: sessions", sessions)].map { name, table in
            try table.grouped(by: "user_id").aggregated(["rows": .count]).with(["table": lit(name)])
        })
    try show(
        ECDFPlot(counts, x: "rows", by: "table", valueLabel: "Rows of a user"),
        caption: "A user has more rows in the published table than months")
}
