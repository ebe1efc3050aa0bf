import Weft

func auditModels(
    _ train: DataFrame, _ validation: DataFrame, _ published: [TestedModel], best: Int,
    _ known: RatingStatistics
) throws {
    /*:
     A viewer's mean rating is computed from all ratings of the viewer in the file, including the one to be predicted. So is a
     film's. For a viewer with a single rating, the mean *is* that rating.
    */
    let single = col("viewer's ratings") == 1
    let count = try validation.count(where: single)
    let told = try validation.count(where: single && col("viewer's mean rating") == col("rating"))
    record(["audit.single_rating.rows": count, "audit.single_rating.mean_is_answer": told])
    claim(
        told == count,
        """
        **\(count)** of the \(validation.rowCount) validation ratings are their viewer's only one in the file. In all of these
        the viewer's mean rating *is* the rating to be predicted.
        """)

    /*:
     ### Without the answer, little more than two averages is left

     *In use* a rating comes with the statistics of the training file, and nothing else. The published models are tested so,
     and then models *trained for use*: on a sample of the training ratings, with statistics of the other training ratings.
     *Leave-one-out* is the usual remedy: the statistics of the viewer's and the film's other ratings in the same file.
     Two averages need no model: they rank ratings by the film's and the viewer's mean in the training file, added up, with the
     mean of all where there is none.
    */
    let size = min(try parameter("audit-rows", default: 250_000), train.rowCount / 3)
    let (ratings, others) = try train.selecting(columns: ratingColumns).split(sample: size, seed: 42)
    let sample = try known.features(of: ratings, kind: .inner)
    let inUse = try dataset(known.features(of: validation, kind: .left))
    let forUse = try dataset(
        RatingStatistics(of: others, releases: known).features(of: sample, kind: .left))
    let withoutOwn = try testModels(dataset(leavingOneOut(sample)), on: [dataset(leavingOneOut(validation))])
    let trained = try testModels(forUse, on: [inUse])
    let leakyModel = try boosting.fit(dataset(sample))
    let leaky = try leakyModel.evaluate(dataset(validation)).rocAUC
    let means = ["film's mean rating", "viewer's mean rating"].map { name in
        col(name).orElse(Aggregation.mean(name).over())
    }
    let averages = try [means[0], means[1], means[0] + means[1]].map { try inUse.rocAUC(rankedBy: $0) }
    let areas = try DataFrame([
        Column("model", published.map(\.name)), Column("as published", published.map(\.scores[0].rocAUC)),
        Column("as published, in use", published.map(\.scores[1].rocAUC)),
        Column("leave-one-out", withoutOwn.map(\.scores[0].rocAUC)),
        Column("trained for use", trained.map(\.scores[0].rocAUC)),
    ])
    let (worth, publishedInUse) = try (areas["trained for use"].max(), areas["as published, in use"].max())
    try record(areas, "as published, in use", by: "model", as: "audit.published_in_use.*.roc_auc")
    try record(areas, "leave-one-out", by: "model", as: "audit.leave_one_out.*.roc_auc")
    try record(areas, "trained for use", by: "model", as: "audit.training_only.*.roc_auc")
    record([
        "audit.sample.rows": size, "audit.baseline.film.roc_auc": averages[0],
        "audit.baseline.viewer.roc_auc": averages[1],
    ])
    record(
        "audit.published_sample.roc_auc", leaky, headline: true,
        label: "ROC AUC with the answer in the averages, \(size.grouped) training ratings",
        format: .decimals(3))
    record(
        "audit.worth.roc_auc", worth, headline: true,
        label: "ROC AUC with what is known before, same training ratings and test", format: .decimals(3))
    record(
        "audit.baseline.sum.roc_auc", averages[2], headline: true,
        label: "ROC AUC of two averages, without a model", format: .decimals(3))
    try show(
        DotPlot(
            areas.unpivoted(["as published", "as published, in use", "leave-one-out", "trained for use"]),
            x: "value", y: "model", by: "name", reference: .init(averages[2], "two averages"),
            valueLabel: "Area under the ROC curve"),
        caption: "The models on the validation ratings, with the answer in the averages and without")
    try claim(
        publishedInUse < averages[2]
            && areas.count(where: col("as published, in use") < col("trained for use")) == areas.rowCount,
        """
        In use the published models fall to \(publishedInUse, .decimals(3)) or less, below the **\(averages[2], .decimals(3))** of
        the two averages: they have learned to trust averages that no longer hold the answer. Each is better trained for use.
        """)
    claim(
        worth > averages[2] && worth - averages[2] < leaky - worth,
        """
        Trained for use, the best model reaches **\(worth, .decimals(3))**, \(worth - averages[2], .decimals(3)) more than the two
        averages. Boosting of the same \(size) ratings reaches **\(leaky, .decimals(3))** with the answer in the averages: the leak
        is worth more than the models are.
        """)
    try claim(
        areas.count(where: col("leave-one-out") < col("trained for use")) == areas.rowCount,
        """
        With leave-one-out each model scores less than trained for use. It leaks the other way round: a viewer's *other* ratings
        have a lower mean exactly when the rating left out is higher.
        """)

    //: ### Which features a model relies on
    let importances = try [(leakyModel, validation), (boosting.fit(forUse), inUse.table)].map {
        model, table in
        let rows = try dataset(table.sampled(20_000, seed: 1))
        return try PermutationImportance(of: model, on: rows, seed: 42, score: .rocAUC)
    }
    try show(
        DotPlot(["as published": importances[0], "trained for use": importances[1]]),
        caption: "Area under the ROC curve that boosting loses when a feature is shuffled")

    /*:
     ### The leak is largest where least is known

     The fewer ratings a viewer's mean is computed from, the more of the answer is in it.
    */
    let bands = try [published, withoutOwn, trained].map {
        try $0[best].scores[0].by(
            validation["viewer's ratings"], edges: [2, 4, 8, 16, 32, 64],
            labels: ["1", "2–3", "4–7", "8–15", "16–31", "32–63", "64 and more"])
    }
    let gaps = try DataFrame([
        Column("published", bands[0].values(of: .rocAUC)), Column("left out", bands[1].values(of: .rocAUC)),
        Column("for use", bands[2].values(of: .rocAUC)),
    ]).with([
        "band": Expr.rowNumber, "gap": col("published") - col("left out"),
        "gap in use": col("published") - col("for use"),
    ])
    try record(gaps, "gap", by: "band", as: "audit.gap")
    try record(gaps, "gap in use", by: "band", as: "audit.gap_in_use")
    try show(
        DotPlot(["as published": bands[0], "trained for use": bands[2]], of: .rocAUC, samples: 100),
        caption:
            "\(published[best].name) by the number of ratings of the viewer in the file, with 95% intervals")
    let gap = try gaps["gap in use"].doubles
    let (first, last) = (gap[0], gap[gap.count - 1])
    claim(
        gap.max() == first && first > 2 * abs(last),
        """
        For viewers with a single rating the area is **\(first, .decimals(3))** larger as published than in use, more than for any
        others; for the most active viewers it is \(last, .decimals(3)) larger.
        """)
    summary {
        claim(
            worth < leaky,
            """
            Yes, but less well than published. Of a high and a low rating the best model finds the high one in
            **\(worth, .percent)** of cases if it is told only what is known before, and in **\(leaky, .percent)** if the
            averages that it is told contain the rating in question, as published.
            """)
        claim(
            publishedInUse < averages[2] && worth > averages[2],
            """
            Adding the film's and the viewer's mean rating finds it in **\(averages[2], .percent)**, without a model. In use the
            published models stay below that, at \(publishedInUse, .percent) or less. Trained for use, the best gains
            \(worth - averages[2], .points(1)).
            """)
        claim(
            first > last,
            """
            The published score is furthest off where least is known: by **\(first, .points(1))** for viewers with a single rating,
            and by \(last, .points(1)) for the most active.
            """)
    }
}
