import Weft

/// The accuracy that the published project reports of the more frequent answer, for both targets.
private let publishedGuess = (ever: 0.75, soon: 0.98)

/// The criteria of success, with what a guess would reach.
func defineSuccess(_ quality: QualityReport, _ monthly: MonthlyTables?) throws {
    /*:
     The service wants more of its users to have premium, and therefore to know who is inclined to buy, so that advertisements
     for premium reach them. The published project states two criteria.

     - *Business:* each month users are assigned to a control group, for whom nothing changes, and to a test group, for whom the
       model decides. A hash of the user decides the group for life. The project succeeds if the share of premium users grows
       faster in the test group, which takes months to see.
     - *Analysis:* on the delivered data, the model must be right more often than a guess that gives everybody the more
       frequent answer, and explain why a user is inclined to buy.

     There are two targets for a user's month: whether the user *ever* buys, and whether within the next 30 days. The 30 days
     count from the last event that the row holds, so that nothing in a row is later than what is to be predicted.
    */
    for (name, key) in [
        ("users", "users"), ("artists", "artists"), ("tracks", "tracks"), ("sessions", "sessions"),
    ] {
        if let count = quality["\(name)_rows"] {
            record("rows.\(key)", count, headline: name == "sessions", label: "Events")
        } else {
            record("rows.\(key)", "no \(name).jsonl")
        }
    }
    guard let monthly else {
        record("rows.features", "no \(quality.missingFiles.joined(separator: ", "))")
        return
    }
    let months = monthly.months
    let (ever, soon) = try (months.mean(of: col(targets[0])), months.mean(of: col(targets[1])))
    record("rows.features", months.rowCount, headline: true, label: "Months of users")
    record("target.ever", ever, label: "Months of users who ever buy", format: .percent)
    record(
        "target.next_month", soon, headline: true, label: "Months followed by a purchase", format: .percent)
    try show(
        DataFrame([
            Column("target", ["the user ever buys", "the user buys within 30 days"]),
            Column("rows", [months.rowCount, months.rowCount]), Column("share", [ever, soon]),
            Column("guess", [max(ever, 1 - ever), max(soon, 1 - soon)]),
        ]).with(fields: [
            Field("share", label: "share of rows", format: .percent),
            Field("guess", label: "a guess is right in", format: .percent),
        ]), caption: "The two targets, and how often the more frequent answer is right")
    claim(
        max(soon, 1 - soon) > 0.6,
        """
        Accuracy measures little here: with the more frequent answer for everybody one is right in \(max(ever, 1 - ever), .percent) of
        rows for the first target and in **\(max(soon, 1 - soon), .percent)** for the second. The project reports
        \(publishedGuess.ever, .percent(0)) and \(publishedGuess.soon, .percent(0)) for its own table, whose rows are others.
        """, as: "a guess is right often")
}
