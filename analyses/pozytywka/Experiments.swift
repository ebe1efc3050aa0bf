import Weft

/// Assigns users to the groups of an experiment, and says how long it has to run.
func planExperiment(_ table: DataFrame) throws {
    /*:
     Whether the model earns anything is for an experiment to say. Every user is in a group for life, by the SHA-256 of the experiment's
     name and the user's number, modulo 10,000. The lowest buckets are treated, the highest are the control group, so that shares can
     grow from both ends without anybody changing. The same rule as SQL:
    */
    let experiment = try Experiment(
        "premium-offers", control: parameter("control", default: 0.5),
        treatment: parameter("treatment", default: 0.5))
    text("```sql\n\(Prose(stringLiteral: experiment.sql(id: "user_id", dialect: .spark)))\n```")
    let users = try table.distinct(by: "user_id")["user_id"].integers(replacingMissing: 0)
    let groups = try DataFrame([
        Column("user_id", users), Column("group", users.map { experiment.group(of: $0).rawValue }),
    ])
    let shares = try ["control", "treatment"].map { try groups.mean(of: col("group") == lit($0)) }
    record(["ab.control.share": shares[0], "ab.treatment.share": shares[1]])
    let treated = try groups.count(where: col("group") == "treatment")
    let assigned = try groups.count(where: col("group") != "outside")
    if assigned > 0 {
        let expected =
            Double(experiment.treatmentBuckets)
            / Double(experiment.controlBuckets + experiment.treatmentBuckets)
        let ratio = try HypothesisTest.binomial(
            Proportion(hits: treated, of: assigned), probability: expected)
        record("ab.share_p_value", ratio.pValue)
        claim(
            ratio.pValue > 0.01,
            """
            Of \(assigned) users \(treated) are in the treatment group, where \(expected, .percent(0)) should be: a deviation that chance
            explains (p-value \(ratio.pValue, .decimals(3))).
            """, as: "the shares hold")
    }
    let isBought = (col("bought").floor(.month) == col("month_start")).orElse(false)
    let counts = try table.joined(groups, on: "user_id").filter(col("group") != "outside")
        .with(["buys": when(isBought, then: 1, otherwise: 0)])
        .grouped(by: "month_start", "group")
        .aggregated(["users": .count, "buyers": .sum("buys")]).sorted(by: "month_start", "group")
    try showConversion(counts)
    try lookRepeatedly(counts)
    try planSize(counts, users.count)
}

private func proportions(_ counts: DataFrame, _ group: String) throws -> [(
    month: Timestamp, proportion: Proportion
)] {
    let rows = try counts.filter(col("group") == lit(group))
    let (months, users) = (try rows["month_start"].dates, try rows["users"].doubles)
    let buyers = try rows["buyers"].doubles
    return try months.indices.compactMap { row in
        guard let month = months[row] else { return nil }
        return (month, try Proportion(hits: Int(buyers[row]), of: Int(users[row])))
    }
}

private func showConversion(_ counts: DataFrame) throws {
    let series = try ["control", "treatment"].map { group in
        let rows = try proportions(counts, group).filter { $0.proportion.count >= 20 }
        let intervals = try rows.map { try $0.proportion.wilsonInterval() }
        return LineChart.Series(
            name: group, x: rows.map { Double($0.month.microseconds) / 1e6 },
            y: rows.map(\.proportion.fraction),
            lower: intervals.map(\.lowerBound), upper: intervals.map(\.upperBound))
    }
    guard series.allSatisfy({ $0.x.count > 1 }) else {
        text("There are too few users in a month to show the conversion of each group.")
        return
    }
    show(
        LineChart(
            series: series, xLabel: "Month", yLabel: "Users who buy in the month", xFormat: .date,
            yFormat: .percent,
            startsAtZero: true),
        caption:
            "Monthly conversion of both groups, with 95% intervals: months with 20 users and more of a group")
}

private func lookRepeatedly(_ counts: DataFrame) throws {
    /*:
     ### Nobody was treated, so nothing may be found

     No offer was made, so this is a test of the test (an A/A test). Who looks every month and stops at the first p-value below 5% finds
     something sooner or later. The sequential test, a mixture sequential probability ratio test, stays valid however often one looks.
    */
    var test = try SequentialTest(effect: 0.01)
    var (hits, sizes) = ([0, 0], [0, 0])
    var ordinary: [Double] = []
    let (control, treated) = (try proportions(counts, "control"), try proportions(counts, "treatment"))
    let months = Set(control.map(\.month)).union(treated.map(\.month)).sorted()
    for month in months {
        for (group, rows) in [control, treated].enumerated() {
            for row in rows where row.month == month {
                hits[group] += row.proportion.hits
                sizes[group] += row.proportion.count
            }
        }
        guard sizes.min() ?? 0 > 0, hits.reduce(0, +) > 0 else { continue }
        let (a, b) = (
            try Proportion(hits: hits[1], of: sizes[1]), try Proportion(hits: hits[0], of: sizes[0])
        )
        ordinary.append(try HypothesisTest.twoProportions(a, b).pValue)
        test.look(a, b)
    }
    guard let last = test.looks.last, let final = ordinary.last, let smallest = ordinary.min() else {
        text("There is no month in which both groups have users.")
        return
    }
    record([
        "ab.looks": test.looks.count, "ab.p_value": final, "ab.smallest_p_value": smallest,
        "ab.sequential_p_value": last.pValue, "ab.difference": last.difference,
    ])
    claim(
        last.pValue > 0.05 && last.interval.contains(0),
        """
        After \(test.looks.count) monthly looks the groups differ by \(last.difference, .points(2)) of conversion (always-valid interval
        \(last.interval.lowerBound, .points(2)) to \(last.interval.upperBound, .points(2))). The p-value of the last ordinary test is
        \(final, .decimals(3)), the smallest of all looks \(smallest, .decimals(3)), the always-valid one
        \(last.pValue, .decimals(3)): nothing is found, as it should be.
        """, as: "the groups are alike")
}
