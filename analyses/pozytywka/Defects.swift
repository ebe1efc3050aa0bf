import Weft

/// Reports what the checks have found, in this delivery and in an earlier one.
func reportDefects(_ quality: QualityReport, _ delivery: Delivery) throws {
    /*:
     Each check is a declaration: what is counted, in which table, how bad it is, and what follows. The checks of a table run in one
     pass over it, so that a file of any size can be checked.
    */
    text(
        """
        A line that can't be read is left out, counted and named. Should these be more than \(Delivery.brokenShare, .percent(0)) of a
        file, there is no report.
        """)
    let (defects, notices) = (
        quality.defects, quality.findings.filter { $0.check.severity == .notice && $0.value ?? 0 > 0 }
    )
    let ran = quality.findings.count { $0.value != nil }
    let blocking = defects.filter { $0.check.severity == .blocking }
    if defects.isEmpty {
        text("No check finds anything wrong.")
    } else {
        show(quality.table(of: defects), caption: "What is wrong, and what follows")
    }
    showBrokenLines(delivery)
    show(quality.table(of: notices), caption: "What is allowed, but has to be known")
    if !quality.missingFiles.isEmpty {
        text(
            """
            \(quality.findings.count - ran) checks could not run for want of \
            \(Prose(quality.missingFiles.map { "`\($0)`" }, separator: ", ")): the report says nothing of what they would count.
            """)
    }
    summary {
        if blocking.isEmpty {
            claim(
                ran > 0,
                """
                **The data** can be worked with: of \(ran) checks, \(defects.count) find something wrong, and none of it would make
                results wrong. Every premium user has a purchase, so nothing after it can leak into the table.
                """, as: "nothing blocks")
        } else {
            claim(
                !blocking.isEmpty,
                """
                **The data** can't be worked with yet: of \(ran) checks, \(defects.count) find something wrong, and \(blocking.count) of
                these what would make results wrong.
                """, as: "something blocks")
        }
    }
    showEvents(quality)
    try showPopularity(delivery)
    try compareDeliveries(quality, delivery)
}

/// Names the lines that can't be read.
private func showBrokenLines(_ delivery: Delivery) {
    let broken = Delivery.fields.flatMap { delivery.lineReports[$0.key]?.broken ?? [] }
    guard !broken.isEmpty else { return text("Every line of every file can be read.") }
    show(
        Table(
            ["file", "line", "problem"], rows: broken.prefix(20).map { [$0.file, $0.number, $0.problem] }),
        caption: "The first lines that can't be read, of \(broken.count.grouped)")
}

/// Says what the events cover, and how rare those are that matter most.
private func showEvents(_ quality: QualityReport) {
    let count = { (type: String) in quality["sessions_event_\(type)"] ?? 0 }
    let (plays, purchases, advertisements) = (count("play"), count("buy_premium"), count("advertisement"))
    claim(
        purchases * 20 < plays,
        """
        The events are of \(quality["sessions_period_days"] ?? 0) days, in \(quality["sessions_distinct"] ?? 0) sessions of
        \(quality["sessions_distinct_users"] ?? 0) users. Purchases are rare: \(purchases) beside \(plays) plays and
        \(advertisements) advertisements.
        """, as: "purchases are rare")
}

/// Shows that most tracks are known by few.
private func showPopularity(_ delivery: Delivery) throws {
    guard let tracks = delivery.tracks, let sessions = delivery.sessions else { return }
    let played = sessions.filter(col("event_type") == "PLAY").selecting("track_id").distinct()
        .with(["heard": lit("played")])
    let table = try tracks.selecting("id", "popularity").joined(played, on: ["id": "track_id"], kind: .left)
        .with(["heard": col("heard").orElse("never played")]).collect()
    try show(
        Histogram(table, x: "popularity", by: "heard", valueLabel: "Popularity of a track, 0 to 100"),
        caption: "Popularity of the tracks that somebody plays, and of the others")
    func mean(_ heard: String) throws -> Double {
        try table.filter(col("heard") == lit(heard)).mean(of: col("popularity"))
    }
    let (never, some) = try (mean("never played"), mean("played"))
    let mode = try table.value(.mode("popularity"))?.integer ?? -1
    text("The most frequent popularity is \(mode).")
    let share = try table.mean(of: col("heard") == "never played")
    guard share > 0, share < 1 else { return }  // There is nothing to compare.
    claim(
        never < some,
        """
        \(share, .percent(0)) of the tracks are never played; their popularity is \(never, .decimals(1)) on average, that of the
        others \(some, .decimals(1)).
        """, as: "unplayed tracks are less popular")
}

/// Compares with an earlier delivery, in the folder that a parameter names.
private func compareDeliveries(_ quality: QualityReport, _ delivery: Delivery) throws {
    /*:
     ### Since the delivery before

     An earlier delivery in a folder of the data folder, which `--set previous=NAME` names, is checked in the same way.
    */
    let name = try parameter("previous", default: "previous")
    let earlier = try Delivery(in: "\(name)/")
    guard earlier.sessions != nil else {
        text("There is no earlier delivery in `\(name)`, so nothing is compared.")
        return
    }
    let before = try checkQuality(checks, of: earlier.checkedTables())
    let changes = quality.changes(since: before).filter { $0.check.severity >= .defect }
    let (gone, new) = (changes.filter(\.isGone), changes.filter(\.isNew))
    show(
        QualityReport.table(of: changes.filter { !$0.isIncomparable }),
        caption: "What was wrong before, and what is wrong now")
    record("comparison.gone", gone.count)
    record("comparison.new", new.count)
    let incomparable = changes.count(where: \.isIncomparable)
    claim(
        gone.count > new.count,
        """
        The later delivery is the better one: of what was wrong before, \(gone.count) checks find nothing any more, and \(new.count)
        find something that was not there. \(incomparable) can't be compared, because the earlier delivery lacks
        \(Prose(before.missingFiles.map { "`\($0)`" }, separator: ", ")).
        """, as: "the later delivery is better")
}
