import Weft

/// Shows and records how well the models of a target rank users they have not seen.
func reportScores(_ model: PurchaseModel) throws {
    let (target, comparison) = (model.target, model.comparison)
    let best = comparison.best
    let lift = try best.scores.liftCurve().parts[0].lift
    record([
        "best.\(target).model": best.name, "best.\(target).roc_auc": best.scores.rocAUC,
        "best.\(target).average_precision": best.scores.averagePrecision,
        "best.\(target).lift_top_decile": lift,
        "best.\(target).boosting_is_tied": try comparison.isTied(with: "boosting"),
    ])
    let rows: [[any ValueConvertible]] = try comparison.ranking.map { row in
        let area = try row.scores.interval(of: .rocAUC, groups: model.test.groups, samples: 200, seed: 42)
        return [
            row.name, span(row.score), span(area),
            // All probabilities of the naive answer are equal, so that no row is in its top tenth more than another.
            row.name == "naive"
                ? "" : ValueFormat.decimals(2).text(of: .real(try row.scores.liftCurve().parts[0].lift)),
        ]
    }
    show(
        Table(
            ["model", "average precision", "area under the ROC curve", "lift of the top tenth"], rows: rows),
        caption: "Models on the rows of test users: \(target)")
    if target == targets[1] {
        record(
            "model.roc_auc", best.scores.rocAUC, headline: true,
            label: "Area under the ROC curve, test users", format: .decimals(3))
        record("model.lift", lift, headline: true, label: "Lift of the top tenth", format: .decimals(1))
        try comparePlanted(model)
    }
    let naive = try comparison["naive"].scores.averagePrecision
    let found = { (start: Prose) in
        claim(
            best.scores.averagePrecision > naive && best.score.interval.lowerBound > naive,
            """
            \(start), \(best.name) ranks best: average precision **\(best.scores.averagePrecision, .decimals(3))** where chance has
            \(naive, .decimals(3)), area \(best.scores.rocAUC, .decimals(3)). The tenth with the highest probabilities holds
            \(lift, .decimals(1)) times as many buyers as the average.
            """, as: "\(target) can be ranked")
    }
    if target == targets[1] {
        summary {
            found(
                "**Who will buy** within 30 days after a month can be ranked, within limits: for test users")
        }
    } else {
        found("For \(code(target))")
    }
}

/// An estimate with its interval, as text.
func span(_ interval: BootstrapInterval) -> String {
    let text = { (value: Double) in ValueFormat.decimals(3).text(of: .real(value)) }
    return
        "\(text(interval.estimate)) (\(text(interval.interval.lowerBound))–\(text(interval.interval.upperBound)))"
}

func chooseThreshold(_ model: PurchaseModel) throws {
    /*:
     ### Probabilities that can be taken at their word, and where to draw the line

     Boosting is what is explained and put to use below. Its probabilities are calibrated on the validation users. The threshold
     follows from what an offer costs and a sale is worth (`--set cost=…`, `--set worth=…`), on validation users as well.
    */
    try show(
        CalibrationPlot(
            model.scores.calibrationCurve(bins: 8, strategy: .quantile), outcome: "a purchase within 30 days"),
        caption: "How often a user buys, by calibrated probability")
    let (cost, worth) = (try parameter("cost", default: 1.0), try parameter("worth", default: 12.0))
    let probability = model.calibration.calibrated(try model.boosting.predictProbability(model.validation))
    let chosen = try DecisionThreshold.maximizing(
        .cost(falsePositive: cost, falseNegative: worth - cost), model.validation.labels(),
        probability: probability)
    let decided = try model.scores.withThreshold(chosen.threshold)
    let error = try model.scores.calibrationCurve(bins: 8, strategy: .quantile).expectedError
    let mean = try Column("probability", model.scores.probability()).mean()
    record([
        "threshold.value": chosen.threshold, "threshold.precision": decided.precision,
        "threshold.recall": decided.recall, "calibration.expected_error": error,
    ])
    claim(
        error < 0.03,
        """
        Calibrated probabilities are \(mean, .percent(1)) on average, \(model.scores.truth.positiveShare, .percent(1)) of the test rows
        buy, and the bins are off by \(error, .points(1)) on average. An offer that costs \(cost) for a sale worth \(worth) should go to
        users above \(chosen.threshold, .percent(1)): on test users \(decided.recall, .percent) of the buyers are then found, and
        \(decided.precision, .percent) of the offers reach one.
        """, as: "probabilities are calibrated")
}

/// In sample data, compares the best model with the planted reasons to buy, as far as a month shows them.
private func comparePlanted(_ model: PurchaseModel) throws {
    guard isSampleData else { return }
    // The log-odds that `PozytywkaTruth` plants, of the features of the month instead of the 28 days before each session.
    let advertisements = ((col("advertisements_per_hour") - 5.9) / 3.2).clipped(-3.0, 3.0)
    let likes = ((col("like_share") - 0.28) / 0.1).clipped(-3.0, 3.0)
    let odds = (-3.5 + 1.1 * advertisements + 0.9 * likes).orElse(-3.5)
    let probability = try model.test.table.column(1 / (1 + (0 - odds).exponential)).doubles
    let planted = try ClassificationScores(model.test.labels(), probability: probability)
    let allowed = try planted.interval(of: .rocAUC, groups: model.test.groups, samples: 200, seed: 42)
    let best = model.comparison.best
    record([
        "planted.roc_auc": allowed.estimate, "planted.roc_auc.lower": allowed.interval.lowerBound,
        "planted.roc_auc.upper": allowed.interval.upperBound,
    ])
    claim(
        allowed.interval.contains(best.scores.rocAUC),
        """
        These are sample data, so the truth is known. Ranked by the planted log-odds, computed from the month instead of the days before
        each session, the test rows have an area of \(allowed.estimate, .decimals(3)) (\(allowed.interval.lowerBound, .decimals(3)) to
        \(allowed.interval.upperBound, .decimals(3))). \(best.name) reaches \(best.scores.rocAUC, .decimals(3)).
        """, as: "the score is what the planted truth allows")
}
