import Weft

func predictSkips(
    _ plays: DataFrame, _ published: Dataset, _ known: Dataset
) throws -> (best: String, area: Double, drivers: [String]) {
    /*:
     ### The gain shrinks in the order of time

     The published models are trained on four fifths of the plays at random, and tested on the others. Then they are trained on
     the first four fifths *in the order of time*, with lengths and labels known at the time. The naive baseline always predicts
     the more frequent class of the training plays.
    */
    let splits = try [published.split(test: 0.2, stratified: true, seed: 42), known.split(last: 0.2)]
    let scaler = TransformerChain(SimpleImputer(strategy: .median), StandardScaler())
    let comparisons = try splits.concurrentMap { train, test in
        try compare(
            [
                "Random Forest": RandomForest(nEstimators: 100, maxDepth: 10, seed: 42),
                "Logistic Regression": Pipeline(scaler, LogisticRegression()),
                "Gradient Boosting": GradientBoosting(
                    nEstimators: 100, maxLeaves: nil, maxDepth: 6, minSamplesLeaf: 1, minHessianLeaf: 0,
                    maxBins: 4096, growth: .depthWise, splitCriterion: .squaredError, seed: 42),
                "Naive": Pipeline(scaler, DummyClassifier(strategy: .mostFrequent)),
            ], trainedOn: train, testedOn: test, by: .rocAUC, samples: 200, seed: 42)
    }
    let gains = try comparisons.map {
        try $0.best.scores.interval(of: .accuracy, minus: $0["Naive"].scores, samples: 200, seed: 42)
    }
    let (random, timely, best) = (comparisons[0], comparisons[1], comparisons[0].best)
    try record(random, as: "model", scores: ["accuracy": .accuracy, "auc": .rocAUC])
    try record(timely, as: "audit.time_split", scores: ["accuracy": .accuracy, "auc": .rocAUC])
    try show(random, caption: "The published test: areas under the ROC curve with bootstrap intervals")
    try show(timely, caption: "The test in the order of time")
    let (earlier, later) = try published.split(last: 0.2)
    let (before, after) = try (earlier.labels().positiveShare, later.labels().positiveShare)
    let overlap = try SplitOverlap(train: splits[0].train, test: splits[0].test, by: "session")
    try record([
        "best.model": best.name, "audit.random_split.naive.accuracy": random["Naive"].scores.accuracy,
        "audit.sessions": Int(plays["session"].max()) + 1, "audit.skip_rate.earlier": before,
        "audit.skip_rate.later": after,
    ])
    record(
        "audit.accuracy_gain", gains[1].estimate, headline: true,
        label: "Gain in accuracy over the naive baseline, in the order of time", format: .points(1))
    record(
        "audit.test_plays_of_shared_sessions", overlap.fraction, headline: true,
        label: "Plays of the published test from a session that is also in training", format: .percent)
    claim(
        best.score.estimate > timely.best.score.estimate && overlap.fraction > 0.5,
        """
        The best area falls from \(best.score.estimate, .decimals(3)) to \(timely.best.score.estimate, .decimals(3)). The
        published test is not independent: **\(overlap.fraction, .percent)** of its plays are of a session (plays without a gap of
        more than half an hour) that also has plays in the training set.
        """)

    //: ### The listener skips less than before
    let years = try plays.grouped(by: "year").aggregated([
        "plays": .count, "skipped": .mean("is_skip"), "shuffled": .mean("shuffle"),
        "after one that ended": .mean(col("reason_start") == "trackdone"),
    ]).filter(col("plays") >= 1000).formatted("skipped", as: .percent)
    try show(
        LineChart(
            years, x: "year", y: "skipped", "shuffled", "after one that ended", yLabel: "Share of plays"),
        caption: "Plays skipped, shuffled, and begun when one had ended; years with 1,000 plays or more")
    claim(
        after < before,
        """
        By the published label **\(before, .percent)** of the first four fifths of the plays are skipped, of the last
        **\(after, .percent)**. A model in use meets a listener who skips less than the one it was trained on.
        """)
    let naive = try comparisons.map { try $0["Naive"].scores.accuracy }
    summary {
        claim(
            gains[0].estimate > gains[1].estimate && gains[1].interval.lowerBound > 0,
            """
            **Skips** can be predicted, within limits: on later plays the best model gains **\(gains[1].estimate, .points(1))** over the
            naive baseline's \(naive[1], .percent); in the published test \(gains[0].estimate, .points(1)) over \(naive[0], .percent).
            """)
    }
    try export(
        DataFrame([
            Column("Model", random.names), Column("Accuracy", random.rows.map(\.scores.accuracy)),
            Column("AUC Score", random.rows.map(\.score.estimate)),
        ]), to: "model_performance.csv", caption: "Accuracy and area of the models, as published")
    let drivers = (best.model as? any ImportanceRanking)?.rankedImportances.prefix(3).map(\.name) ?? []
    return (best.name, best.score.estimate, drivers)
}
