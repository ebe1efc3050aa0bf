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
    let splits = try [published.split(test: 0.2, stratified: true, seed: 42), known.split(last: 0.2)]
    let comparisons = try splits.concurrentMap { train, test in
        try compare(
            [
                "Random Forest": RandomForest(nEstimators: 100, maxDepth: 10, seed: 42),
                "Logistic Regression": Pipeline(
                    TransformerChain(SimpleImputer(strategy: .median), StandardScaler()), LogisticRegression()
                ),
                "Gradient Boosting": GradientBoosting(
                    nEstimators: 100, maxLeaves: nil, maxDepth: 6, minSamplesLeaf: 1, minHessianLeaf: 0,
                    maxBins: 4096, growth: .depthWise, splitCriterion: .squaredError, seed: 42),
                "Naive": DummyClassifier(strategy: .mostFrequent),
            ], trainedOn: train, testedOn: test, by: .rocAUC, samples: 200, seed: 42)
    }
    let gains = try comparisons.map {
        let naive = try $0["Naive"].scores
        return try $0.best.scores.interval(of: .accuracy, minus: naive, samples: 200, seed: 42)
    }
    let (random, timely, best) = (comparisons[0], comparisons[1], comparisons[0].best)
    try record(random, as: "model", scores: ["accuracy": .accuracy, "auc": .rocAUC])
    try record(timely, as: "audit.time_split", scores: ["accuracy": .accuracy, "auc": .rocAUC])
    try show(random, caption: "The published test: areas under the ROC curve with bootstrap intervals")
    try show(timely, caption: "The test in the order of time")
    let overlap = try SplitOverlap(train: splits[0].train, test: splits[0].test, by: "session")
    try record([
        "best.model": best.name, "audit.random_split.naive.accuracy": random["Naive"].scores.accuracy,
        "audit.sessions": Int(plays["session"].max()) + 1,
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
    let years = try plays.with(["ended": col("reason_start") == "trackdone"]).grouped(by: "year").aggregated([
        "plays": .count, "skipped": .mean("is_skip"), "shuffled": .mean("shuffle"),
        "after one that ended": .mean("ended"),
    ]).filter(col("plays") >= 1000).formatted("skipped", as: .percent)
    try show(
        LineChart(
            years, x: "year", y: "skipped", "shuffled", "after one that ended", xLabel: "",
            yLabel: "Share of plays"),
        caption:
            "Plays that are skipped, shuffled, or follow one that ended by itself; years with 1,000 plays or more"
    )
    let (earlier, later) = try published.split(last: 0.2)
    let (before, after) = try (earlier.labels().positiveShare, later.labels().positiveShare)
    record(["audit.skip_rate.earlier": before, "audit.skip_rate.later": after])
    claim(
        after < before,
        """
        By the published label **\(before, .percent)** of the first four fifths of the plays are skipped, of the last
        **\(after, .percent)**. A model in use meets a listener who skips less than the one it was trained on.
        """)
    summary {
        claim(
            gains[0].estimate > gains[1].estimate && gains[1].interval.lowerBound > 0,
            """
            **Skips** can be predicted, within limits: tested on later plays, from what was known at the time, the best model is
            right **\(gains[1].estimate, .points(1))** more often than the naive baseline. The published test promises
            \(gains[0].estimate, .points(1)).
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
