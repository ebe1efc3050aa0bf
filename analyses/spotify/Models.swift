import Weft

func predictSkips(
    _ plays: DataFrame, _ published: Dataset, _ known: Dataset
) throws -> (best: String, area: Double, drivers: [String]) {
    /*:
     ### The gain shrinks in the order of time

     A fifth of the plays is held out, stratified by the label. A forest of 100 trees of depth 10, a logistic regression on
     scaled features, and gradient boosting with 100 trees of depth 6 are trained on the rest. Then they are trained on the
     first four fifths *in the order of time*, with lengths and labels known at the time, and tested on the last fifth. The
     naive baseline always predicts the more frequent class of the training plays.
    */
    let estimators: KeyValuePairs<String, any Classifier> = [
        "Random Forest": RandomForest(nEstimators: 100, maxDepth: 10, seed: 42),
        "Logistic Regression": Pipeline(
            TransformerChain(SimpleImputer(strategy: .median), StandardScaler()), LogisticRegression()),
        "Gradient Boosting": GradientBoosting(
            nEstimators: 100, maxLeaves: nil, maxDepth: 6, minSamplesLeaf: 1, minHessianLeaf: 0,
            maxBins: 4096,
            growth: .depthWise, splitCriterion: .squaredError, seed: 42),
    ]
    let splits = try [
        (name: "as published", key: "model", data: published.split(test: 0.2, stratified: true, seed: 42)),
        (name: "in the order of time", key: "audit.time_split", data: known.split(last: 0.2)),
    ]
    let runs = splits.flatMap { split in estimators.map { (name: $0, estimator: $1, data: split.data) } }
    // From the last to the first: boosting takes longest and parallelises least, so it must not start last.
    let fitted = try Array(
        runs.reversed().concurrentMap { run in
            let model = try run.estimator.fit(run.data.train)
            return (name: run.name, model: model, score: try model.evaluate(run.data.test))
        }.reversed())
    var rows: [[(any ValueConvertible)?]] = []
    let tests = try splits.indices.map { index in
        let (split, models) = (splits[index], fitted[(3 * index)..<(3 * index + 3)])
        let areas = try models.map(\.score).intervals(of: .rocAUC, samples: 200, seed: 42)
        for (model, area) in zip(models, areas) {
            let key = "\(split.key).\(model.name.lowercased().replacing(" ", with: "_"))"
            record(["\(key).accuracy": model.score.accuracy, "\(key).auc": area.estimate])
            rows.append([split.name, model.name, area.estimate, area.text(), model.score.accuracy])
        }
        let best = models[models.startIndex + (areas.map(\.estimate).argmax() ?? 0)]
        let naive = try best.score.baseline(.mostFrequent, fittedOn: split.data.train.labels())
        rows.append([split.name, "naive baseline", naive.rocAUC, nil, nil, naive.accuracy])
        let gain = try best.score.interval(of: .accuracy, minus: naive, samples: 200, seed: 42)
        return (best: best, area: best.score.rocAUC, naive: naive.accuracy, gain: gain)
    }
    show(
        Table(["test", "model", "ROC AUC", "from", "to", "accuracy"], rows: rows).formatting(
            as: .decimals(3)),
        caption: "The models in both tests, areas with 95% bootstrap intervals")
    let (random, timely) = (tests[0], tests[1])
    let overlap = try SplitOverlap(train: splits[0].data.train, test: splits[0].data.test, by: "session")
    let (before, after) = try published.split(last: 0.2)
    let (rateBefore, rateAfter) = try (before.labels().positiveShare, after.labels().positiveShare)
    try record([
        "best.model": random.best.name, "audit.random_split.naive.accuracy": random.naive,
        "audit.time_split.naive.accuracy": timely.naive, "audit.skip_rate.earlier": rateBefore,
        "audit.skip_rate.later": rateAfter, "audit.sessions": Int(plays["session"].max()) + 1,
    ])
    record(
        "audit.accuracy_gain", timely.gain.estimate, headline: true,
        label: "Gain in accuracy over the naive baseline, in the order of time", format: .points(1))
    record(
        "audit.test_plays_of_shared_sessions", overlap.fraction, headline: true,
        label: "Plays of the published test from a session that is also in training", format: .percent)
    claim(
        overlap.fraction > 0.5,
        """
        The published test is not independent: **\(overlap.fraction, .percent)** of its plays are of a session that also has
        plays in the training set. A session ends where nothing is played for more than half an hour.
        """)
    let table = try DataFrame([
        Column("Model", fitted.prefix(3).map(\.name)), Column("Accuracy", fitted.prefix(3).map(\.score.accuracy)),
        Column("AUC Score", fitted.prefix(3).map(\.score.rocAUC)),
    ])
    try export(table, to: "model_performance.csv", caption: "Accuracy and area of the models, as published")

    //: ### The listener skips less than before
    let years = try plays.with(["ended": col("reason_start") == "trackdone"]).grouped(by: "year").aggregated([
        "plays": .count, "skipped": .mean("is_skip"), "shuffled": .mean("shuffle"), "after one that ended": .mean("ended"),
    ]).filter(col("plays") >= 1000).formatted("skipped", as: .percent)
    try show(
        LineChart(
            years, x: "year", y: "skipped", "shuffled", "after one that ended", xLabel: "", yLabel: "Share of plays"),
        caption: "Plays that are skipped, shuffled, or follow one that ended by itself; years with 1,000 plays or more")
    claim(
        rateAfter < rateBefore,
        """
        By the published label **\(rateBefore, .percent)** of the first four fifths of the plays are skipped, of the last
        **\(rateAfter, .percent)**. A model in use meets a listener who skips less than the one it was trained on.
        """)
    summary {
        claim(
            random.area > timely.area && random.gain.estimate > timely.gain.estimate
                && timely.gain.interval.lowerBound > 0,
            """
            **Skips** can be predicted, within limits: tested on later plays, from what was known at the time, the best model is
            right **\(timely.gain.estimate, .points(1))** more often than the naive baseline. The published test promises
            \(random.gain.estimate, .points(1)).
            """)
    }
    let drivers =
        try (random.best.model as? any ImportanceRanking)?.rankedImportances.map(\.name)
        ?? PermutationImportance(of: random.best.model, on: splits[0].data.test, seed: 42, score: .rocAUC).ranked.map(\.name)
    return (random.best.name, random.area, Array(drivers.prefix(3)))
}
