import Weft

/// Takes the plays as data of a model: as in the notebook, and with what was known when each play began.
func takeFeatures(of plays: DataFrame) throws -> (published: Dataset, known: Dataset) {
    /*:
     The published model has fifteen features: the hour and the day, whether it is weekend, a peak hour (17 to 20) or night,
     the length of the track and whether it is long (over four minutes) or short (under two), shuffle, three platforms and
     three reasons for starting.
    */
    let platforms = try plays["platform"].unique().texts
    let reasons = try plays["reason_start"].valueCounts().first(5)["reason_start"].texts.compactMap(\.self)
    let indicators: [(name: String, isUsed: Bool, expression: Expr)] =
        ["Android", "iOS", "web player"].map {
            ("platform_\($0)", platforms.contains($0), col("platform") == $0)
        }
        + ["clickrow", "trackdone", "autoplay"].map {
            ("reason_start_\($0)", reasons.contains($0), col("reason_start") == $0)
        }
    func data(length: String, isSkip: String) throws -> Dataset {
        let (hour, seconds) = (col("hour_of_day"), col(length) / 1000)
        let table = try plays.selecting(
            columns: [
                hour, col("day_of_week_num"), (col("day_of_week_num") >= 5).as("is_weekend"),
                hour.isBetween(17, 20).as("is_peak_hour"), (!hour.isBetween(6, 21)).as("is_night"),
                seconds.as("track_length_seconds"), (seconds > 240).orElse(false).as("is_long_track"),
                (seconds < 120).orElse(false).as("is_short_track"), col("shuffle").as("shuffle_int"),
            ] + indicators.filter(\.isUsed).map { $0.expression.as($0.name) } + [
                when(col(isSkip), then: "skipped", otherwise: "not skipped").as("outcome"), "session", "ts",
            ])
        let features = Array(table.columnNames.dropLast(3))
        return try Dataset(table, features: features, target: "outcome", positive: "skipped", time: "ts")
    }
    let published = try data(length: "longest", isSkip: "is_skip")
    let absent = indicators.filter { !$0.isUsed }.map { Prose("`\($0.name)`") }
    record("features.count", published.features.count)
    text(
        """
        **\(published.features.count)** of them occur in this history. Left out are platforms that no play has in the notebook's
        spelling, and reasons that are not among the five most frequent: \(absent.isEmpty ? "none" : Prose(absent, separator: ", ")).
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

    /*:
     ### The length of a track comes from the future

     The longest play in the whole history may be a later one. When a play begins, only the longest play *before* it is known;
     when it ends, its own duration is known too.
    */
    let fromLater = try plays.mean(of: col("longest") > col("longest_yet"))
    let changed = try plays.mean(of: col("is_skip") != col("is_known_skip"))
    let (lengths, tracks) = try (plays["longest"].uniqueCount, plays["spotify_track_uri"].uniqueCount)
    record(["audit.lengths_from_later_plays": fromLater, "audit.labels_changed": changed])
    claim(
        fromLater > 0.1 && changed > 0.01 && 2 * lengths > tracks,
        """
        For **\(fromLater, .percent)** of plays the length comes from a later play. It is a feature and decides the label too:
        with lengths known at the time \(changed, .percent) of the labels change. And it nearly identifies a track (\(tracks)
        tracks have \(lengths) distinct lengths), so what a model learns about length may be what it memorises about tracks.
        """)
    return (published, try data(length: "longest_before", isSkip: "is_known_skip"))
}
