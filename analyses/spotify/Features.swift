import Weft

/// Takes the plays as data of a model: as in the notebook, and with what was known when each play began.
func takeFeatures(of plays: DataFrame) throws -> (published: Dataset, known: Dataset) {
    /*:
     The published model has fifteen features: the hour and the day, whether it is weekend, a peak hour (17 to 20) or night,
     the length of the track and whether it is long (over four minutes) or short (under two), shuffle, three platforms and
     three reasons for starting.
    */
    let reasons = try plays["reason_start"].valueCounts().first(5)["reason_start"].texts.compactMap(\.self)
    let known = try Set(plays["platform"].unique().texts.compactMap(\.self) + reasons)
    let wanted =
        ["Android", "iOS", "web player"].map { (column: "platform", value: $0) }
        + ["clickrow", "trackdone", "autoplay"].map { (column: "reason_start", value: $0) }
    let absent = wanted.filter { !known.contains($0.value) }.map { Prose("`\($0.column)_\($0.value)`") }
    let used: [any ColumnReference] = wanted.filter { known.contains($0.value) }
        .map { (col($0.column) == $0.value).as("\($0.column)_\($0.value)") }
    func data(length: String, isSkip: String) throws -> Dataset {
        let (hour, seconds) = (col("hour_of_day"), col(length) / 1000)
        let table = try plays.selecting(
            columns: [
                hour, col("day_of_week_num"), (col("day_of_week_num") >= 5).as("is_weekend"),
                hour.isBetween(17, 20).as("is_peak_hour"), (!hour.isBetween(6, 21)).as("is_night"),
                seconds.as("track_length_seconds"), (seconds > 240).orElse(false).as("is_long_track"),
                (seconds < 120).orElse(false).as("is_short_track"), col("shuffle").as("shuffle_int"),
            ] + used + [
                when(col(isSkip), then: "skipped", otherwise: "not skipped").as("outcome"), "session", "ts",
            ])
        let features = Array(table.columnNames.dropLast(3))
        return try Dataset(table, features: features, target: "outcome", positive: "skipped", time: "ts")
    }
    let published = try data(length: "longest", isSkip: "is_skip")
    record("features.count", published.features.count)
    text(
        """
        **\(published.features.count)** of them occur in this history. Platforms in another spelling and reasons that are not among
        the five most frequent do not: \(absent.isEmpty ? "none" : Prose(absent, separator: ", ")).
        """)

    //: ### Skips come in series
    try show(
        BarChart(
            plays.filter(col("reason_start").isIn(reasons)), x: .mean("is_skip"), y: "reason_start",
            interval: .confidence, isSorted: true, valueLabel: "Share of plays skipped"),
        caption: "Skips by the five most frequent reasons for starting, with 95% intervals")
    let afterForward = try plays.filter(col("reason_start") == "fwdbtn").mean(of: col("is_skip"))
    let afterEnd = try plays.filter(col("reason_start") == "trackdone").mean(of: col("is_skip"))
    let same = try plays.mean(of: col("reason_start") == col("reason_end").lag())
    claim(
        afterForward > afterEnd && same > 0.5,
        """
        In \(same, .percent) of cases a play begins for the reason for which the one before ended. After a track that was left
        by the forward button **\(afterForward, .percent)** are skipped, after one that ended by itself **\(afterEnd, .percent)**.
        """)

    //: ### The length of a track comes from the future
    let fromLater = try plays.mean(of: col("longest") > col("longest_yet"))
    let changed = try plays.mean(of: col("is_skip") != col("is_known_skip"))
    let (lengths, tracks) = try (plays["longest"].uniqueCount, plays["spotify_track_uri"].uniqueCount)
    record(["audit.lengths_from_later_plays": fromLater, "audit.labels_changed": changed])
    claim(
        fromLater > 0.1 && changed > 0.01 && 2 * lengths > tracks,
        """
        For **\(fromLater, .percent)** of plays the longest play of the track, which is taken as its length, is a later one. It is
        a feature and decides the label too: with the longest play so far, \(changed, .percent) of the labels change. And a length
        nearly identifies a track (\(tracks) have \(lengths) distinct lengths), so a model may memorise tracks.
        """)
    return (published, try data(length: "longest_before", isSkip: "is_known_skip"))
}
