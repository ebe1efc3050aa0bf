import Weft

let regression = Pipeline(ScaledAndEncoded(drop: .first), LogisticRegression())
let boosting = GradientBoosting(seed: 42)
let forest = RandomForest(nEstimators: 50, minSamplesLeaf: 20, splitter: .binned(), seed: 42)

func predictLiking(_ known: Known) throws -> (train: Dataset, test: Dataset, score: ClassificationScores) {
    //: ### Cross-validated, then tested once
    let (train, test) = try known.dataset().split(test: 0.2, stratified: true, seed: 42)
    let folds = try crossValidate(
        regression, on: train, folds: 5, scoring: [.accuracy, .rocAUC, .f1], seed: 42)
    let (accuracy, area) = try (folds.scores(.accuracy), folds.scores(.rocAUC))
    record([
        "cv.accuracy.mean": accuracy.mean, "cv.accuracy.std": accuracy.standardDeviation,
        "cv.roc_auc.mean": area.mean, "cv.roc_auc.std": area.standardDeviation,
    ])
    try show(folds, caption: "The regression in five folds of four fifths of the ratings")
    let comparison = try compare(
        ["logistic regression": regression, "forest": forest, "boosting": boosting],
        trainedOn: train, testedOn: test, by: .rocAUC, samples: 200, seed: 42)
    let score = try comparison["logistic regression"].scores
    record(score, as: "test", headline: .rocAUC, label: "Area under the ROC curve, random test ratings")
    record(comparison, as: "yardstick")
    let naive = try score.baseline(.mostFrequent, fittedOn: train.labels()).accuracy
    claim(
        score.accuracy > naive && abs(score.rocAUC - area.mean) < 0.02,
        """
        Of the fifth that was held out the regression gets **\(score.accuracy, .percent)** right, the more frequent answer
        \(naive, .percent). Of a liked and another rating it ranks the liked one higher in **\(score.rocAUC, .percent)** of
        cases; in the folds in \(area.mean, .percent) on average, with a standard deviation of \(area.standardDeviation, .points(1)).
        """)
    try show(score.confusion, caption: "Held-out ratings: liked or not, and what the regression predicted")

    //: ### Forest and boosting as yardsticks
    try show(comparison, caption: "Three models on the held-out ratings")
    let best = comparison.best
    claim(
        best.scores.rocAUC - score.rocAUC < 0.03,
        """
        The best of three, \(best.name), reaches an area of \(best.scores.rocAUC, .decimals(3)), the regression
        \(score.rocAUC, .decimals(3)): adding up what each feature says is nearly all there is.
        """)
    try show(
        CalibrationPlot(comparison, outcome: "a liked film"),
        caption: "How often a film is liked, by predicted probability")
    let error = try score.calibrationCurve(bins: 10).expectedError
    record("test.calibration_error", error)
    claim(
        error < 0.03,
        "The regression's probabilities are off by \(error, .points(1)) on average: they can be taken at their word."
    )

    /*:
     ### What coefficients say, and what not

     Odds ratios per standard deviation of a number, or against the first group of a category, all else being equal. They are
     associations in what users chose to rate, not effects.
    */
    let model = try regression.fit(train)
    let wald = try model.estimator.waldStatistics(model.transformer.transform(train.x), train.labels())
    let clearest = wald.coefficients.dropFirst().sorted { abs($0.z) > abs($1.z) }.prefix(12).map { one in
        let interval = one.oddsRatioInterval
        return CoefficientPlot.Coefficient(
            one.name, one.oddsRatio, lower: interval.lowerBound, upper: interval.upperBound)
    }
    show(
        CoefficientPlot(ratios: clearest),
        caption: "The twelve clearest odds ratios of a liked rating, with 95% intervals")
    let film = try wald.coefficient("film's mean before")
    claim(
        film.oddsRatioInterval.lowerBound > 1,
        """
        A film whose mean so far is a standard deviation higher has **\(film.oddsRatio, .decimals(2))** times the odds of being liked
        (\(film.oddsRatioInterval.lowerBound, .decimals(2)) to \(film.oddsRatioInterval.upperBound, .decimals(2))).
        """)

    //: ### The surest predictions for pairs that were held out
    let pairs = try test.table.selecting("title", "user", "rating").with([
        "probability": col(score.probability())
    ])
    .formatted("probability", as: .percent).formatted("user", as: .exact).sorted(
        by: .descending("probability"))
    show(pairs.first(5), caption: "Most likely to be liked")
    show(pairs.last(5), caption: "Least likely to be liked")
    return (train, test, score)
}
