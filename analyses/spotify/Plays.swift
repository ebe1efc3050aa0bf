import Weft

func readPlays() throws -> (raw: DataFrame, plays: DataFrame) {
    let texts = ["spotify_track_uri", "ts", "platform", "reason_start", "reason_end"].map { Field($0, .text) }
    let history = try read(
        firstOf: [
            "spotify_history.csv", "Streaming_History_Audio_*.json|endsong_*.json", "spotify_cleaned.csv",
        ],
        fields: texts + [Field("ms_played", .real), Field("shuffle", .boolean), Field("skipped", .boolean)])
    let (raw, identity) = (history.frame, ["ts", "spotify_track_uri", "ms_played"])
    let complete = try raw.droppingMissing(in: identity)
    try requireRows(
        complete, atLeast: 30, of: "complete plays in \(history.fileNames.joined(separator: ", "))")
    if !history.unreadFileNames.isEmpty {
        text("Not read, as a preferred form lies beside: \(history.unreadFileNames.joined(separator: ", ")).")
    }
    let dated = try complete.with(["ts": col(complete["ts"].parsingDates([.iso8601, .dayFirst]))])
    // The files of an export overlap; a table is taken as it was published.
    let once = try history.fileNames[0].hasSuffix(".json") ? dated.distinct(by: identity) : dated
    if once.rowCount < raw.rowCount {
        try text(
            """
            Dropped are \(raw["spotify_track_uri"].missingCount) rows without a track, such as podcasts, \(raw["ts"].missingCount)
            without a time, \(raw["ms_played"].missingCount) without a duration, and \(dated.rowCount - once.rowCount) duplicates.
            """)
    }

    /*:
     The history does not hold the length of a track, so the notebook takes its longest play. A play counts as skipped if it
     is marked so, if less than 30% of that length was played, or if the next or the back button ended it.
    */
    let name = col("platform").orElse("unknown").lowercased
    let (ms, longest) = (col("ms_played"), Aggregation.max("ms_played"))
    let named = try once.with([
        "platform": when(
            [
                name.matches("web.player"): "web player", name.contains("cast"): "cast to device",
                name.contains("android"): "android", name.matches("ios|iphone|ipad"): "iOS",
                name.contains("windows"): "windows", name.matches("os ?x|mac"): "mac",
                name.contains("linux"): "linux",
            ], otherwise: name), "reason_start": col("reason_start").orElse("Unknown"),
        "reason_end": col("reason_end").orElse("Unknown"), "shuffle": col("shuffle").orElse(false),
        "skipped": col("skipped").orElse(false),
    ]).sorted(by: "ts")
    let percent: (Expr) -> Expr = { when($0 > 0, then: least(100 * (ms / $0), 100), otherwise: 0) }
    let isMarked = col("skipped") || col("reason_end").isIn(["nextbtn", "backbtn"])
    let plays = try named.with([
        "hour_of_day": col("ts").hour, "day_of_week_num": col("ts").weekday, "date": col("ts").floor(.day),
        "year": col("ts").year, "session": col("ts").session(gap: .minutes(30)),
        "seconds_played": ms / 1000, "longest": longest.over("spotify_track_uri"),
        "longest_yet": ms.runningMax.over("spotify_track_uri"),
        "longest_before": ms.runningMax.lag().over("spotify_track_uri"),
    ]).with([
        "percent_played": percent(col("longest")), "is_skip": isMarked || percent(col("longest")) < 30,
        "is_known_skip": isMarked || percent(col("longest_yet")) < 30,
    ])
    let skipRate = try plays.mean(of: col("is_skip"))
    let isUncounted = col("reason_end") == "fwdbtn" && !col("is_skip")
    try record([
        "rows.raw": raw.rowCount, "rows.clean": plays.rowCount, "skip.rate": skipRate,
        "audit.forward_button_not_skipped": plays.count(where: isUncounted),
        "audit.repeated_plays": once.duplicateCount(in: identity),
    ])
    try text(
        """
        The history has **\(plays.rowCount) plays** of \(plays["spotify_track_uri"].uniqueCount) tracks, from \(plays["date"][0])
        to \(plays["date"][plays.rowCount - 1]). **\(skipRate, .percent)** of them count as skipped.
        """)
    let cutOff = try plays.filter(col("is_skip")).mean(of: col("percent_played") < 30)
    let forward = try plays.filter(col("reason_end") == "fwdbtn").mean(of: col("is_skip"))
    try claim(
        cutOff > 0.9 && forward > 0.75,
        """
        **\(cutOff, .percent)** of the skips are plays of less than 30% of the length. So it matters little that `fwdbtn`, the
        button by which this service's apps skip, is none of the causes: \(forward, .percent) of the plays that end by it count
        as skipped all the same, and those that do not are \(plays.mean(of: isUncounted), .percent) of all plays.
        """)
    let night = try plays.mean(of: !col("hour_of_day").isBetween(6, 21))
    claim(
        night > 1.0 / 3,
        """
        Times are UTC; the listener's time zone is not known. What the notebook calls night, 22 to 6 o'clock, is a third of the
        day and holds **\(night, .percent)** of the plays: its hours and days of the week need not be those of the listener.
        """)
    return (raw, plays)
}
