import Weft

/// Explains what the model goes by, as a whole and for a few users.
func explainModel(_ model: PurchaseModel) throws {
    /*:
     TreeSHAP divides each prediction of the boosting among the features: how much each one moves the log-odds of a purchase within 30
     days after the month away from the average. The numbers add up to the prediction exactly.
    */
    let attributions = try model.boosting.attributions(model.test)
    try show(
        SHAPSummaryPlot(attributions, of: model.test, valueLabel: "Change of the log-odds of a purchase"),
        caption: "What raises and lowers the probability of a purchase, feature by feature")
    let names = attributions.contributions.columnNames
    let order = names.indices.sorted { attributions.meanAbsolute[$0] > attributions.meanAbsolute[$1] }
    let (first, second) = (order[0], order[1])
    record(["shap.first": names[first], "shap.second": names[second]])
    for place in order.prefix(5) {
        record("shap.\(names[place]).mean_absolute", attributions.meanAbsolute[place])
    }
    if isSampleData {
        claim(
            names[first] == "advertisements_per_hour",
            """
            In these sample data users buy for two planted reasons, advertisements per hour of listening and the share of plays that they
            like. The strongest feature of the model is \(code(names[first])), the next \(code(names[second])).
            """, as: "the planted reason comes first")
    }
    summary {
        claim(
            attributions.meanAbsolute[first] > attributions.meanAbsolute[second],
            """
            **What the model goes by**: above all \(code(names[first])), which moves the log-odds of a purchase by
            \(attributions.meanAbsolute[first], .decimals(2)) on average; \(code(names[second])) by
            \(attributions.meanAbsolute[second], .decimals(2)).
            """, as: "the strongest feature")
    }
    for place in [first, second] {
        let dependence = try partialDependence(
            model.boosting, model.test, feature: names[place], gridSize: 40, individualCount: 20)
        try show(
            PartialDependencePlot(dependence, data: model.test, valueLabel: "Probability", format: .percent),
            caption: "The predicted probability by \(names[place].replacing("_", with: " "))")
    }
    try explainUsers(model, attributions)
    try exportRows(model, attributions)
}

private func explainUsers(_ model: PurchaseModel, _ attributions: Attributions) throws {
    //: ### A few users in words
    let probability = try model.scores.probability()
    let order = probability.indices.sorted { (probability[$0], $0) > (probability[$1], $1) }
    let chosen = [order[0], order[1], order[order.count / 2], order[order.count - 1]]
    let users = try model.test.table["user_id"].integers(replacingMissing: 0)
    let rows: [[any ValueConvertible]] = try chosen.map { row in
        let reasons = try attributions.ranked(row: row).prefix(3).map { reason in
            let value = try model.test.x.column(reason.column)[row]
            let verb = reason.contribution > 0 ? "raises" : "lowers"
            let amount = ValueFormat.decimals(2).text(of: .real(abs(reason.contribution)))
            let shown = value.isNaN ? "an unknown" : ValueFormat.decimals(2).text(of: .real(value))
            return "\(shown) \(reason.column.replacing("_", with: " ")) \(verb) the log-odds by \(amount)"
        }
        return [
            String(users[row]), ValueFormat.percent(1).text(of: .real(probability[row])),
            reasons.joined(separator: "; "),
        ]
    }
    show(
        Table(["user", "probability", "why the model says so"], rows: rows),
        caption: "The two most likely buyers of the test rows, one in the middle, and the least likely")
}

/// Exports the rows with what the models say of them, so that others can compute the same.
private func exportRows(_ model: PurchaseModel, _ attributions: Attributions) throws {
    let columns = ["user_id", "year", "month", model.train.targetName] + model.train.features
    let linear = try model.comparison["logistic regression, balanced"].model
    let parts = try [("train", model.train), ("validation", model.validation), ("test", model.test)].map {
        name, part in
        try part.table.selecting(columns).with([
            "part": lit(name), "boosting": col(model.boosting.predictProbability(part)),
            "regression": col(linear?.predictProbability(part.x) ?? []),
        ])
    }
    try export(
        DataFrame.concatenating(parts), to: "model_rows.csv",
        caption:
            "The rows of the models, with the probabilities of boosting and regression before calibration")
    let values = attributions.contributions
    try export(
        DataFrame(values.columnNames.map { Column($0, try values.column($0)) })
            .with(["base": lit(attributions.baseValue)]), to: "shap_values.csv",
        caption: "The SHAP values of the test rows, in their order")
}
