import Weft

let boosting = GradientBoosting(
    nEstimators: 100, maxLeaves: nil, maxDepth: 3, minSamplesLeaf: 1, minHessianLeaf: 0, growth: .depthWise)
private let models: KeyValuePairs<String, any Classifier> = [
    "Logistic Regression": Pipeline(
        .scaledAndEncoded, LogisticRegression(classWeight: .balanced, maxIterations: 1000)),
    "Random Forest": Pipeline(
        .scaledAndEncoded, RandomForest(nEstimators: 100, splitter: .binned(), seed: 42)),
    "Gradient Boosting": boosting,
]

/// The name of a model and its scores on each set of ratings that it was tested on.
typealias TestedModel = (name: String, scores: [ClassificationScores])

/// Fits the three models to some ratings and tests them on others.
func testModels(_ train: Dataset, on tests: [Dataset]) throws -> [TestedModel] {
    try models.map { ($0, try $1.fitEvaluate(train, on: tests)) }
}

/// Returns the three models, tested on the validation ratings as published and in use, and the index of the best.
func retrace(
    _ train: DataFrame, _ validation: DataFrame, _ test: DataFrame, _ known: RatingStatistics
) throws -> (models: [TestedModel], best: Int) {
    /*:
     Twelve features are numbers: the statistics of the viewer and the film in the file, the age of the film, and the years.
     Month and weekday are categories. Logistic regression with balanced classes and a random forest of 100 fully grown trees
     get missing numbers imputed by the median, numbers standardised, and categories one-hot encoded. Gradient boosting, 100
     trees of depth 3, needs none of that.
    */
    let tests = try [dataset(validation), dataset(known.features(of: validation, kind: .left))]
    let tested = try testModels(dataset(train), on: tests)
    let comparison = try ModelComparison(
        tested.map { (name: $0.name, scores: $0.scores[0], model: nil) }, by: .f1, samples: 100, seed: 42)
    record(comparison, as: "validation")
    record("best.model", comparison.best.name)
    show(Table(comparing: comparison), caption: "The models on the validation ratings")
    let (second, lead) = (comparison.ranking[1], comparison.ranking[1].difference)
    claim(
        -lead.estimate < 0.005,
        """
        By F1 \(comparison.best.name) leads \(second.name) by only \(-lead.estimate, .decimals(4)) (95% interval
        \(-lead.interval.upperBound, .decimals(4)) to \(-lead.interval.lowerBound, .decimals(4))):
        \(second.isTied ? "the two are tied." : "too little to choose by.")
        """)

    //: ### Balanced classes lower the probabilities of the regression
    try show(
        CalibrationPlot(comparison, bins: 20, outcome: "a high rating"),
        caption: "How often a rating is high, by the probability that a model predicts for it")
    let errors = try comparison.rows.map { try $0.scores.calibrationCurve(bins: 20).expectedError }
    let regression = tested[0].scores[0]
    let probability = try Column("probability", Array(regression.probability())).mean()
    claim(
        probability < regression.truth.positiveShare && errors[0] > max(errors[1], errors[2]),
        """
        The regression treats both classes as equally frequent, which lowers all of its probabilities: their mean is
        \(probability, .percent), but \(regression.truth.positiveShare, .percent) of the ratings are high. It is off by
        \(errors[0], .points(1)) on average, the forest by \(errors[1], .points(1)), boosting by \(errors[2], .points(1)).
        """)

    /*:
     ### The test confirms the score

     The best model by F1 is fitted again, to the training and the validation ratings, and tested once on the test ratings.
    */
    let best = comparison.names.firstIndex(of: comparison.best.name) ?? 0
    let score = try models[best].value.fitEvaluate(dataset(train.union(validation)), on: [dataset(test)])[0]
    record(score, as: "test")
    record(score.confusion, as: "confusion")
    let before = comparison.best.scores.rocAUC
    claim(
        score.accuracy > score.truth.positiveShare && abs(score.rocAUC - before) < 0.01,
        """
        \(comparison.best.name) is right in **\(score.accuracy, .percent)** of the test ratings; always saying “high” is right in
        \(score.truth.positiveShare, .percent). The area under its ROC curve is **\(score.rocAUC, .decimals(3))**, on the
        validation ratings \(before, .decimals(3)): of a high and a low rating it finds the high one that often.
        """)
    try show(
        score.confusion,
        caption: "The test ratings by what they are and what was predicted, in percent of what they are")
    return (tested, best)
}
