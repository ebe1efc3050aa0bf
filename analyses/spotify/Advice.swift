import Weft

func judgeAdvice(_ plays: DataFrame, _ drivers: [String], _ tracks: DataFrame, _ activity: Activity) throws {
    var count = 0
    func advise(if applies: Bool, _ advice: Prose, _ isChecked: Bool, _ finding: Prose) {
        guard applies else { return }
        count += 1
        text("> \(advice)")
        claim(isChecked, finding)
    }
    let fromLater = try plays.mean(of: col("longest") > col("longest_yet"))
    advise(
        if: drivers.contains("track_length_seconds"),
        "Take the length of a track into account when recommending.", fromLater > 0.1,
        "**Withdrawn.** In \(fromLater, .percent) of plays the length, and so the label, is a later play's.")
    let rates: KeyValuePairs<String, Aggregation> = ["plays": .count, "skipped": .mean("is_skip")]
    let shuffled = try plays.filter(col("shuffle")).mean(of: col("is_skip"))
    let others = try plays.filter(!col("shuffle")).mean(of: col("is_skip"))
    advise(
        if: drivers.contains("shuffle_int"), "Look into the order that shuffling makes.", shuffled > others,
        "**Open.** With shuffle \(shuffled, .percent) of plays are skipped, without it \(others, .percent).")
    let (isCasual, isSkipped) = (col("engagement") < 30, col("skipped") > 0.5)
    let (casual, skipped) = try (tracks.mean(of: isCasual), tracks.mean(of: isSkipped))
    let areSame = try tracks.count(where: isCasual != isSkipped) == 0
    advise(
        if: casual > 0.4, "Make more of the casual tracks, \(casual, .percent(0)) of all, into liked ones.",
        areSame, "**Contradicted by the next.** Both are about the same tracks.")
    advise(
        if: skipped > 0, "Stop offering what is mostly skipped: \(skipped, .percent(0)) of the tracks.",
        areSame, "**Contradicted by the one before.** It would promote these tracks.")
    advise(
        if: activity.trend < -0.1, "Win the listener back: plays fell by \(-activity.trend, .percent(0)).",
        !activity.isFall, "**Not supported.** By the calendar plays changed by \(activity.inWords).")
    advise(
        if: activity.retention < 0.7,
        "Give reasons to come back daily: on \(1 - activity.retention, .percent(0)) of days nothing was played.",
        activity.recent > activity.retention,
        "**Out of date.** Since \(activity.start) it was \(1 - activity.recent, .percent(0)) of days.")
    let worst = try plays.grouped(by: "platform").aggregated(rates)
        .sorted(by: .descending("skipped"), "platform").first(1)
    let years = try plays.grouped(by: "year", "platform").aggregated(rates).filter(col("plays") >= 30)
        .with(["highest": Aggregation.max("skipped").over("year")])
    let overtaken = try years.joined(worst.selecting("platform"), on: "platform")
        .count(where: col("skipped") < col("highest"))
    try advise(
        if: true, "Look at “\(worst["platform"][0])” first: no other is skipped more often.", overtaken > 0,
        """
        **Not stable.** It has \(worst["plays"][0]) of \(plays.rowCount) plays, and in \(overtaken) of
        \(years["year"].uniqueCount) years another platform with at least 30 plays has a higher rate.
        """)
    record("recommendations.count", count)
    try show(
        Heatmap(
            plays, rows: "platform", columns: "year", values: .mean("is_skip"), counts: .count,
            minimumCount: 30, valueLabel: "Share of plays skipped"),
        caption: "Skip rates by platform and year, above the numbers of plays")
}
