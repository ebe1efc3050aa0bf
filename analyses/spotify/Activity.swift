import Weft

/// How active the listener is, by the notebook's rules and by the calendar.
struct Activity {
    var retention, recentRetention, trend: Double
    var start: Timestamp
    var risk: String
    var changes: Prose
    var isUndecided: Bool
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
    try export(days, to: "retention_analysis.csv", caption: "Activity of each day with listening")
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
    record(
        "retention.rate_since_silence", recent, headline: true, label: "Days with listening since \(start)",
        format: .percent)
    let fullest = try days.sorted(by: .descending("daily_plays")).first(1)
    let ofFullest = try plays.joined(fullest.selecting("date"), on: "date")
    let day = try fullest["date"].dates.compactMap(\.self)[0]
    try show(
        LineChart(
            calendar.with(["plays": col("plays").rolling(28).mean]), x: "date", y: "plays",
            startsAtZero: true,
            xLabel: "", yLabel: "Plays a day"
        ).annotated(.date("\(day)", "\(ofFullest.rowCount.grouped) plays on \(day)")),
        caption: "Plays a day, averaged over 28 days of the calendar")
    try claim(
        recent >= retention,
        """
        There was listening on **\(days.rowCount)** of \(calendar.rowCount) days, \(retention, .percent), which the notebook calls
        retention. It says when the history begins rather than whether the listener returns: since \(start), without a silence of
        more than 30 days, it was **\(recent, .percent)**. On the fullest day half of the plays last less than
        \(ofFullest["seconds_played"].median(), .decimals(1)) s, and \(ofFullest.mean(of: col("is_skip")), .percent) are skipped.
        """)

    /*:
     ### The alarm says little about what comes

     The notebook compares the mean of the last seven days *with listening* with that of the seven before. A fall of more than
     20% is a high risk of churn, one of more than 10% a medium one. Days without any play do not count.
    */
    let ahead = try calendar.with(["so far": when(col("plays") > 0, then: 1, otherwise: 0).runningSum])
        .with(["ahead": col("so far").lead(30) - col("so far")])
    let rule = try days.with(["recent": col("daily_plays").rolling(7, minimumCount: 1).mean])
        .with(["previous": col("recent").lag(7).orElse(col("recent"))])
        .with(["trend": col("recent") / col("previous") - 1])
        .joined(ahead.selecting("date", "ahead"), on: "date")
    let (now, isAlarm) = (rule.last(1), col("trend") < -0.2)
    let (trend, alarms) = try (now["trend"].mean(), rule.mean(of: isAlarm))
    let risk = trend < -0.2 ? "High" : trend < -0.1 ? "Medium" : "Low"
    let (after, others) = try (rule.filter(isAlarm)["ahead"].mean(), rule.filter(!isAlarm)["ahead"].mean())
    try record([
        "activity.recent_7d": now["recent"].mean(), "activity.previous_7d": now["previous"].mean(),
        "activity.trend": trend, "churn.risk": risk, "churn.alarms": alarms,
    ])
    claim(
        alarms > 0.2 && abs(after - others) < 3,
        """
        On the last day the trend is \(trend, .percent), so the risk is **\(risk.lowercased())**. But by this rule it would have
        been high on **\(alarms, .percent)** of the days with listening, and in the 30 days after these the listener came back
        on \(after, .decimals(1)) days, after the others on \(others, .decimals(1)).
        """)
    let windows = [7, 30, 90].filter { 2 * $0 <= calendar.rowCount }
    let trends = try DataFrame([
        Column("days", windows), Column("last period", windows.map { try calendar.last($0)["plays"].mean() }),
        Column("period before", windows.map { try calendar.last(2 * $0).first($0)["plays"].mean() }),
    ]).with(["change": col("last period") / col("period before") - 1])
    try show(
        trends.formatted("last period", "period before", as: .decimals(1)).formatted(
            "change", as: .percent(0)),
        caption: "Plays a day in periods of the calendar, days without listening included")
    let values = try trends["change"].doubles
    let changes = Prose(
        windows.indices.map { "\(values[$0], .percent(0)) over \(windows[$0]) days" }, separator: ", ")
    let isUndecided = (values.min() ?? .nan) < 0 && (values.max() ?? .nan) > 0
    summary {
        claim(
            isUndecided && alarms > 0.2,
            """
            **Coming back** cannot be read off two weeks: the published rule calls the risk of churn \(risk.lowercased()), as it
            would have on **\(alarms, .percent(0))** of the days with listening; by the calendar plays have changed by \(changes).
            """)
    }
    return Activity(
        retention: retention, recentRetention: recent, trend: trend, start: start, risk: risk,
        changes: changes,
        isUndecided: isUndecided)
}
