import Weft

/// Measures what each leak is worth in the score.
func auditScores(_ monthly: MonthlyTables, _ table: DataFrame, _ models: [PurchaseModel]) throws {
    /*:
     Each finding is a score with the mistake beside the score without it. All are areas under the ROC curve of the same boosting, so
     only the rows, the columns or the split differ. *Sessions* are the published table split at random: rows of sessions, users on both
     sides, the published likes and window. *Counts of short months* are the rows as defined, with the month of the purchase and raw
     counts, and *rates of short months* divides them by the days up to the purchase. *Users on both sides* are the honest rows split at random. *Censored*
     are honest rows with those that nobody knows the answer of, as negative. *Whole months* keep what a user did after the purchase,
     as if there were no purchase event. *Hard predictions* are an ROC curve of yes and no.
    */
    let counts = features.map(\.name)
    var rows: [(name: String, values: [Double])] = []
    for model in models {
        progress("auditing \(model.target)")
        let (target, honest) = (model.target, honestTarget(model.target))
        let clean = try honestRows(table)
        let columns = model.train.features
        let everything = try purchaseData(clean, columns, honest)
        func dated(_ rows: DataFrame) throws -> Dataset {
            try purchaseData(rows.with(["month_start": date("year", "month")]), counts, target)
        }
        let (sessions, months) = try (dated(monthly.sessions), dated(monthly.months))
        let late = try purchaseData(table.filter(col("is_whole")), columns, honest)
        let cases: [(name: String, label: String, data: Dataset, split: AuditSplit)] = try [
            ("honest", "honest rows, rates, split by user", everything, .byUser),
            ("sessions", "sessions, split at random", sessions, .random),
            ("original_by_user", "sessions, split by user", sessions, .byUser),
            ("short_months", "counts of short months", months, .byUser),
            ("short_month_rates", "rates of short months", purchaseData(table, columns, target), .byUser),
            ("shared_users", "users on both sides", everything, .random),
            ("censored_months", "censored months as negative", late, .byUser),
            (
                "premium_without_purchase", "whole months, after the purchase too", dated(monthly.uncut),
                .byUser
            ),
            ("by_time", "honest rows, later months of other users", everything, .byTime),
        ]
        let areas = try cases.concurrentMap { try area($0.data, $0.split) }
        var found = zip(cases, areas).map { (name: $0.name, label: $0.label, value: $1) }
        found.append(("hard_predictions", "ROC curve of hard predictions", model.scores.balancedAccuracy))
        for finding in found { record("audit.\(finding.name).\(target).roc_auc", finding.value) }
        if rows.isEmpty { rows = found.map { ($0.label, []) } }
        for index in found.indices { rows[index].values.append(found[index].value) }
    }
    guard let first = rows.first else {
        for target in targets { record("audit.honest.\(target).roc_auc", "too few rows") }
        text("There are too few rows to audit a model.")
        return
    }
    try show(
        DotPlot(
            categories: rows.map(\.name),
            series: models.indices.map { index in (models[index].target, rows.map { $0.values[index] }) },
            valueLabel: "Area under the ROC curve"),
        caption: "The score with each mistake, and without")
    let soon = models.count - 1
    let (sessions, counted, rated) = (rows[1].values[soon], rows[3].values[soon], rows[4].values[soon])
    let honest = first.values[soon]
    claim(
        rated > honest,
        """
        In whole months the area is **\(honest, .decimals(3))**, what the model is worth. In months that the purchase cuts short the same
        features have \(rated, .decimals(3)): rates do not help as long as the days are counted up to the purchase, which gives its date
        away. Raw counts have \(counted, .decimals(3)) in such months, and the published table \(sessions, .decimals(3)).
        """, as: "short months tell the target")
    let (ever, shared, whole) = (first.values[0], rows[5].values[0], rows[7].values[0])
    claim(
        whole > ever,
        """
        For users who ever buy, months after the purchase, which have no advertisements, lift the area from \(ever, .decimals(3)) to
        \(whole, .decimals(3)); with users on both sides it is \(shared, .decimals(3)).
        """, as: "months after the purchase leak")
}

/// The rows that a model of the audit is tested on.
private enum AuditSplit {
    /// A quarter of the rows.
    case random
    /// The rows of a quarter of the users.
    case byUser
    /// The last third of the months, of users who are not in training, which ends before.
    case byTime
}

/// The area under the ROC curve of the boosting.
private func area(_ data: Dataset, _ split: AuditSplit) throws -> Double {
    switch split {
    case .random:
        let (train, test) = try data.split(test: 0.25, stratified: true, seed: 7)
        return try purchaseBoosting.fit(train).evaluate(test).rocAUC
    case .byUser:
        let (train, test) = try data.split(test: 0.25, grouped: true, seed: 7)
        return try purchaseBoosting.fit(train).evaluate(test).rocAUC
    case .byTime:
        let (known, others) = try data.split(test: 0.4, grouped: true, seed: 7)
        let months = try data.table.sorted(by: "month_start")["month_start"].dates
        guard let limit = months[months.count * 2 / 3] else { return .nan }
        return try purchaseBoosting.fit(known.split(after: limit).before)
            .evaluate(others.split(after: limit).after).rocAUC
    }
}
