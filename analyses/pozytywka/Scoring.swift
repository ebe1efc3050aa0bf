import Weft

/// Gives every user who has not bought a probability, by the model or by a saved one.
func scoreUsers(_ table: DataFrame, _ model: PurchaseModel?) throws {
    /*:
     Every user without premium in the last whole month of the data gets a calibrated probability of a purchase within the 30 days after
     it: `exports/predictions.csv`. The model itself is `exports/premium.model`, with its version, the definition of each of its
     features, and the calibration. `--set model=FILE`, below the data folder, scores with a saved model instead; one of other features
     is refused, the same one writes the same bytes.
    */
    let file = try parameter("model", default: "")
    let saved: ScoringModel<GradientBoosting.Fitted>? =
        file.isEmpty ? nil : try readModel(file, target: buysAfterMonth, features: behaviourDefinitions)
    let fresh = model.map { model in
        ScoringModel(
            version: "1", target: buysAfterMonth,
            features: behaviourDefinitions.filter { model.train.features.contains($0.name) },
            model: model.boosting,
            calibration: model.calibration)
    }
    guard let scoring = saved ?? fresh else {
        record("predictions.users", 0)
        text("There is no model to score with.")
        return
    }
    let last = try table.filter(col("is_whole")).value(.max("month_start"))
    guard let last else {
        record("predictions.users", 0)
        text("No month of the data is whole.")
        return
    }
    let rows = try table.filter(col("month_start") == lit(last) && col("bought").isMissing)
    let x = try Matrix(rows, columns: behaviour)
    let predictions = try rows.selecting("user_id", "year", "month")
        .with(["probability": col(scoring.predictProbability(x)), "model_version": lit(scoring.version)])
        .sorted(by: .descending("probability"), "user_id")
        .with(fields: [
            Field("user_id", format: .exact), Field("year", format: .exact),
            Field("probability", format: .percent(1)),
        ])
    record("predictions.users", predictions.rowCount)
    record("predictions.model_version", scoring.version)
    try export(
        predictions, to: "predictions.csv",
        caption: "Users without premium, with their probability of a purchase")
    try export(scoring, to: "premium.model", caption: "The model that the probabilities are by")
    show(predictions, caption: "The users who are most likely to buy", rows: 8)
    if let model { try compareVersions(model, saved) }
}

private func compareVersions(_ model: PurchaseModel, _ saved: ScoringModel<GradientBoosting.Fitted>?) throws {
    /*:
     ### Versions on the same months

     Versions are compared on the same rows of the same test users, of which the newest has not learned.
    */
    let raw = features.map(\.name)
    let plain = try purchaseBoosting.fit(model.train.replacing(features: raw))
    var versions: [(name: String, scores: ClassificationScores, model: (any FittedClassifier)?)] = [
        ("0: features as published", try plain.evaluate(model.test.replacing(features: raw)), nil),
        ("1: rates and changes", model.scores, nil),
    ]
    if let saved {
        let probability = try saved.predictProbability(Matrix(model.test.table, columns: behaviour))
        let name = "\(saved.version): saved"
        versions.append((name, try ClassificationScores(model.test.labels(), probability: probability), nil))
    }
    let comparison = try ModelComparison(
        versions, by: .averagePrecision, groups: model.test.groups, samples: 200, seed: 42)
    show(Table(comparison), caption: "Versions of the model on the same test rows")
    let (old, new) = (versions[0].scores.averagePrecision, model.scores.averagePrecision)
    record(["versions.0.average_precision": old, "versions.1.average_precision": new])
    let isTied = comparison.ranking.allSatisfy(\.isTied)
    claim(
        new > old || isTied,
        """
        With rates and changes the average precision is \(new, .decimals(3)), with the published features on the same rows
        \(old, .decimals(3)): \(isTied ? "a tie" : "a difference") by the intervals, so a new version has to prove itself on more users.
        """, as: "versions on the same rows")
}
