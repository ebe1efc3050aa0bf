import Weft

/// Describes the table of months, and what a model could wrongly learn from it.
func describeMonths(_ monthly: MonthlyTables, _ quality: QualityReport) throws {
    /*:
     A row holds what a user did in a month before the purchase: advertisements, plays, skips and likes, how often a liked track or
     a favourite genre was played, and averages over the tracks that were played. Events from the purchase on are cut off. After it
     there are no advertisements, so a model of whole months would conclude that fewer advertisements make users buy. The month of
     the purchase keeps what was before it.
    */
    let months = try monthly.months.with(["covered": coveredDays(until: monthly.end)])
        .with([
            "kind": when(
                col("bought").floor(.month) == col("last").floor(.month), then: "month of the purchase",
                otherwise: "other months")
        ])
    try export(
        monthly.months.dropping("bought", "first", "last"), to: "features.csv",
        caption: "The table of months: keys, targets and the 25 features")
    let labels: KeyValuePairs = [
        "user_id": "user", targets[0]: "ever buys", targets[1]: "buys soon",
        "number_of_advertisements": "advertisements", "number_of_tracks": "tracks",
        "number_of_skips": "skips",
        "number_of_likes": "likes", "number_of_liked_tracks_listened": "liked tracks",
        "average_popularity": "popularity",
    ]
    let fields = labels.map { Field($0.key, label: $0.value, format: $0.key == "user_id" ? .exact : nil) }
    try show(
        monthly.months.selecting(columns: ["user_id", "year", "month"] + labels.dropFirst().map(\.key))
            .with(fields: fields + [Field("year", format: .exact)]),
        caption: "The first months, with some of the features", rows: 8)
    let cut = quality.number("events_after_purchase") / quality.number("sessions_rows")
    try text(
        """
        \(monthly.months.rowCount) rows are of \(monthly.months["user_id"].uniqueCount) users; \(cut, .percent) of the events came after a
        purchase and were cut off. The features are in `exports/features.csv`.
        """)
    try showShortMonths(months)
    try showOtherTargets(months, monthly.end)
}

/// The days of the row's month up to the purchase, or to the end of the data.
func coveredDays(until end: Timestamp) -> Expr {
    let start = date("year", "month")
    let stop = least(col("bought").orElse(end), start.adding(1, .month), lit(end))
    return (stop - start).inDays
}

private func showShortMonths(_ months: DataFrame) throws {
    /*:
     ### Short months are not habits

     The row of the purchase's month ends with the purchase, so its counts are of the days before it alone.
    */
    try show(
        Histogram(months, x: "covered", by: "kind", valueLabel: "Days that the row covers"),
        caption: "Rows that end with a purchase are short")
    func days(_ kind: String) throws -> Double {
        try months.filter(col("kind") == lit(kind)).mean(of: col("covered"))
    }
    let (short, long) = try (days("month of the purchase"), days("other months"))
    func correlation(_ values: Expr) throws -> Double {
        try months.value(.correlation(values.rank(.average), col(targets[1]).rank(.average)))?.double ?? .nan
    }
    let (raw, daily) = try (
        correlation(col("number_of_tracks")), correlation(col("number_of_tracks") / col("covered"))
    )
    record([
        "months.covered.purchase": short, "months.covered.other": long, "months.spearman.tracks": raw,
        "months.spearman.tracks_a_day": daily,
    ])
    claim(
        short < long && raw < daily,
        """
        **Counts mislead**: rows that end with a purchase cover \(short, .decimals(1)) days, others \(long, .decimals(1)). The number
        of tracks correlates with a purchase within 30 days at \(raw, .decimals(2)) by Spearman, the number a day at
        \(daily, .decimals(2)).
        """, as: "short months mislead")
}

private func showOtherTargets(_ months: DataFrame, _ end: Timestamp) throws {
    /*:
     ### The second target can be read in four ways

     “Within the next 30 days” says neither from when nor what a day is. The reading decides how many rows are positive.
    */
    let monthEnd = date("year", "month").adding(1, .month)
    let prospective = try months.filter(col("bought").isMissing || col("bought") >= monthEnd)
    let isSameOrNext = col("bought").units(.month, since: col("last")) <= 1
    let readings: [(name: String, rows: DataFrame, condition: Expr, remark: String)] = [
        ("30 days from the last event (chosen)", months, col(targets[1]) == 1, ""),
        (
            "30 days from the first event", months, col("bought") - col("first") <= .days(30),
            "features lie within the 30 days"
        ),
        ("the same or the next month", months, isSameOrNext, "a window of up to 62 days"),
        (
            "30 days from the end of the month", prospective, col("bought") - monthEnd <= .days(30),
            "leaves the months of purchases out"
        ),
    ]
    let table = try DataFrame([
        Column("reading", readings.map(\.name)), Column("rows", readings.map(\.rows.rowCount)),
        Column("positive", readings.map { try $0.rows.count(where: $0.condition.orElse(false)) }),
        Column("remark", readings.map(\.remark)),
    ]).with(["share": col("positive") / col("rows")])
    try show(
        table.formatted("share", as: .percent), caption: "Rows that are positive, by what the target means")
    let isOpen = col("bought").isMissing && lit(end) - col("last") < .days(30)
    let open = try months.count(where: isOpen)
    let (chosen, strict) = try (
        table.item("share", where: col("reading") == lit(readings[0].name)),
        table.item("share", where: col("reading") == lit(readings[3].name))
    )
    record("target.censored", open)
    claim(
        strict < chosen,
        """
        Only the last reading is what a job at the end of a month could know; by it \(strict, .percent) of the rows are positive, by
        the chosen one \(chosen, .percent). \(open) rows without a purchase end less than 30 days before the data do, and count as
        negative though nobody knows.
        """, as: "a prospective target is rarer")
}
