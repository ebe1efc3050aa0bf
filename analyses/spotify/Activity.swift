import Weft

/// How active the listener is, by the notebook's rules and by the calendar.
struct Activity {
    var retention, recent, trend: Double, isFall: Bool
    var start: Timestamp, risk: String, inWords: Prose
}

func studyActivity(in plays: DataFrame) throws -> Activity {
    //: ### The long silences lie in the past
    let days = try plays.grouped(by: "date").aggregated([
        "daily_plays": .count("spotify_track_uri"), "daily_seconds": .sum("seconds_played"),
        "daily_skip_rate": .mean("is_skip"),
    ]).rounded(3).with(["daily_minutes": col("daily_seconds") / 60, "week": col("date").week]).with([
        "rolling_7d_plays": col("daily_plays").rolling(7, isCentered: true).mean,
        "rolling_7d_minutes": col("daily_minutes").rolling(7, isCentered: true).mean,
    ])
    let calendar = try plays.resampled("date", every: .day).aggregated(["plays": .count])
    let retention = try calendar.mean(of: col("plays") > 0)
    // The first day counts as the end of a silence.
    let ends = try days.filter((col("date") - col("date").lag()).inDays.orElse(32) > 31)["date"].dates
    let start = ends.compactMap(\.self)[ends.count - 1]
    let recent = try calendar.filter(col("date") >= start).mean(of: col("plays") > 0)
    try record([
        "retention.total_days": calendar.rowCount, "retention.active_days": days.rowCount,
        "retention.rate": retention, "activity.mean_daily_plays": days["daily_plays"].mean(),
        "activity.mean_daily_minutes": days["daily_minutes"].mean(),
        "activity.consistency": days["daily_plays"].std() / days["daily_plays"].mean(),
    ])
    let label = "Days with listening since \(start)"
    record("retention.rate_since_silence", recent, headline: true, label: label, format: .percent)
    let fullest = try days.sorted(by: .descending("daily_plays")).first(1)
    let (day, ofDay) = try (fullest["date"][0], plays.joined(fullest.selecting("date"), on: "date"))
    try show(
        LineChart(
            calendar.with(["plays": col("plays").rolling(28).mean]), x: "date", y: "plays",
            startsAtZero: true, xLabel: "", yLabel: "Plays a day"
        ).annotated(.date(day?.description ?? "", "\(ofDay.rowCount.grouped) plays in a day")),
        caption: "Plays a day, averaged over 28 days of the calendar")
    try claim(
        recent >= retention,
        """
        There was listening on **\(days.rowCount)** of \(calendar.rowCount) days, \(retention, .percent), which the notebook calls
        retention. It says when the history begins rather than whether the listener returns: since \(start), without a silence of
        more than 30 days, it was **\(recent, .percent)**. The fullest day, \(day), has \(ofDay.rowCount) plays, half of them of
        less than \(ofDay["seconds_played"].median(), .decimals(1)) s; \(ofDay.mean(of: col("is_skip")), .percent) are skipped.
        """)

    /*:
     ### The alarm is raised often

     The notebook compares the mean of the last seven days *with listening* with that of the seven before. A fall of more than
     20% is a high risk of churn, one of more than 10% a medium one. Days without any play do not count.
    */
    let rule = try days.with(["recent": col("daily_plays").rolling(7, minimumCount: 1).mean])
        .with(["previous": col("recent").lag(7).orElse(col("recent"))])
        .with(["trend": col("recent") / col("previous") - 1])
    let now = rule.last(1)
    let (trend, alarms) = try (now["trend"].mean(), rule.mean(of: col("trend") < -0.2))
    let risk = trend < -0.2 ? "High" : trend < -0.1 ? "Medium" : "Low"
    try record([
        "activity.recent_7d": now["recent"].mean(), "activity.previous_7d": now["previous"].mean(),
        "activity.trend": trend, "churn.risk": risk, "churn.alarms": alarms,
    ])
    claim(
        alarms > 0.2,
        """
        On the last day the trend is \(trend, .percent), so the risk is **\(risk.lowercased())**. By this rule it would have been
        high on **\(alarms, .percent)** of the days with listening; after each of them but the last, the listener came back.
        """)
    let changes = try [7, 30, 90].map { days in
        let change = col("plays").rolling(days).mean / col("plays").rolling(days).mean.lag(days) - 1
        return (days: days, change: try calendar.with(["change": change]).last(1)["change"].mean())
    }
    let inWords = Prose(changes.map { "\($0.change, .percent(0)) over \($0.days) days" }, separator: ", ")
    try export(days, to: "retention_analysis.csv", caption: "Activity of each day with listening")
    summary {
        claim(
            changes.contains { $0.change < 0 } && changes.contains { $0.change > 0 } && alarms > 0.2,
            """
            **Coming back** cannot be read off two weeks: the published rule calls the risk of churn \(risk.lowercased()), as it
            would have on **\(alarms, .percent(0))** of the days with listening; by the calendar plays have changed by \(inWords).
            """)
    }
    return Activity(
        retention: retention, recent: recent, trend: trend, isFall: changes.allSatisfy { $0.change < 0 },
        start: start, risk: risk, inWords: inWords)
}
