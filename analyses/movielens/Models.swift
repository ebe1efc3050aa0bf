import Weft

let regression = Pipeline(ScaledAndEncoded(drop: .first), LogisticRegression())
typealias Liking = (train: Dataset, test: Dataset, score: ClassificationScores)

func predictLiking(_ known: Dataset) throws -> Liking {
    //: ### Cross-validated, then tested once
    let (train, test) = try known.split(test: 0.2, stratified: true, seed: 42)
    let folds = try crossValidate(regression, on: train, scoring: [.accuracy, .rocAUC, .f1], seed: 42)
    let area = try folds.scores(.rocAUC)
    record(folds, as: "cv")
    try show(folds, caption: "The regression in five folds of four fifths of the ratings")
    let forest = RandomForest(nEstimators: 50, minSamplesLeaf: 20, splitter: .binned(), seed: 42)
    let comparison = try compare(
        ["logistic regression": regression, "forest": forest, "boosting": GradientBoosting(seed: 42)],
        trainedOn: train, testedOn: test, samples: 200, seed: 42)
    let score = try comparison["logistic regression"].scores
    record(score, as: "test", headline: .rocAUC, label: "Area under the ROC curve, random test ratings")
    record(comparison, as: "yardstick")
    let naive = try score.baseline(.mostFrequent, fittedOn: train.labels()).accuracy
    claim(
        score.accuracy > naive && abs(score.rocAUC - area.mean) < 0.02,
        """
        Of the held-out fifth the regression gets **\(score.accuracy, .percent)** right, the more frequent answer
        \(naive, .percent). The area under the ROC curve is **\(score.rocAUC, .decimals(3))**, on average over the folds
        \(area.mean, .decimals(3)), with a standard deviation of \(area.standardDeviation, .decimals(3)).
        """)
    try show(score.confusion, caption: "Held-out ratings: liked or not, and what the regression predicted")
    try show(comparison, caption: "Forest and boosting as yardsticks, on the held-out ratings")
    try show(CalibrationPlot(comparison), caption: "How often a film is liked, by predicted probability")
    let (error, best) = (try score.calibrationCurve(bins: 10).expectedError, comparison.best)
    claim(
        best.scores.rocAUC - score.rocAUC < 0.03 && error < 0.03,
        """
        The best of the three, \(best.name), reaches \(best.scores.rocAUC, .decimals(3)), the regression
        \(score.rocAUC, .decimals(3)); its probabilities are off by \(error, .points(1)) on average.
        """)
    //: ### What coefficients say, and what not
    //: Odds ratios per standard deviation, or against the first group: associations in what users chose to rate, no effects.
    let model = try regression.fit(train)
    let wald = try model.estimator.waldStatistics(model.transformer.transform(train.x), train.labels())
    show(
        CoefficientPlot(oddsRatios: wald.clearest(12)),
        caption: "The clearest odds ratios, with 95% intervals")
    let film = try wald.coefficient("film's mean before")
    let (low, high) = (film.oddsRatioInterval.lowerBound, film.oddsRatioInterval.upperBound)
    claim(
        low > 1,
        """
        A film whose mean so far is a standard deviation higher has **\(film.oddsRatio, .decimals(2))** times the odds of being liked
        (\(low, .decimals(2)) to \(high, .decimals(2))).
        """)
    let pairs = try test.table.with(["probability": col(score.probability())])
        .selecting("title", "user", "rating", "probability").sorted(by: .descending("probability"))
        .formatted("probability", as: .percent).formatted("user", as: .exact)
    show(pairs.first(5), caption: "Held-out pairs that are most likely to be liked")
    show(pairs.last(5), caption: "Held-out pairs that are least likely to be liked")
    return (train, test, score)
}
