import Base
import Learn

/// Fits several classifiers to the same rows, evaluates them on the same test rows, and ranks them.
///
///     let comparison = try compare(
///         ["logistic regression": Pipeline(.scaledAndEncoded, LogisticRegression()), "forest": RandomForest()],
///         trainedOn: train, testedOn: test, by: .rocAUC, seed: 42)
///     try show(comparison, caption: "The models on the test rows")
///
/// - Parameters:
///   - classifiers: the names of the models and what is fitted.
///   - train: the rows that the models are fitted on.
///   - test: the rows that they are evaluated on. If it has groups, whole groups are resampled.
///   - scorer: the metric that they are ranked by.
///   - samples: the number of bootstrap samples of the test rows.
///   - confidence: the confidence level of the intervals.
///   - seed: the seed of a generator that seeds one generator for each sample.
/// - Throws: `DatasetError.needsClasses`; the errors of fitting, evaluating, and of ``ModelComparison``; `CancellationError`.
public func compare(
    _ classifiers: KeyValuePairs<String, any Classifier>, trainedOn train: Dataset, testedOn test: Dataset,
    by scorer: Scorer = .rocAUC, samples: Int = 1000, confidence: Double = 0.95, seed: UInt32 = 0
) throws -> ModelComparison<ClassificationScores> {
    let models = try fitAll(classifiers.map { (name: $0, estimator: $1) }) { classifier in
        let model = try classifier.fit(train)
        return (scores: try model.evaluate(test), model: model)
    }
    return try ModelComparison(
        models, by: scorer, groups: test.groups, samples: samples, confidence: confidence, seed: seed)
}

/// Fits several regressors to the same rows, evaluates them on the same test rows, and ranks them.
///
/// - Parameters:
///   - regressors: the names of the models and what is fitted.
///   - train: the rows that the models are fitted on.
///   - test: the rows that they are evaluated on. If it has groups, whole groups are resampled.
///   - scorer: the metric that they are ranked by.
///   - samples: the number of bootstrap samples of the test rows.
///   - confidence: the confidence level of the intervals.
///   - seed: the seed of a generator that seeds one generator for each sample.
/// - Throws: `DatasetError.needsNumbers`; the errors of fitting, evaluating, and of ``ModelComparison``; `CancellationError`.
public func compare(
    _ regressors: KeyValuePairs<String, any Regressor>, trainedOn train: Dataset, testedOn test: Dataset,
    by scorer: RegressionScorer = .rootMeanSquaredError, samples: Int = 1000, confidence: Double = 0.95,
    seed: UInt32 = 0
) throws -> ModelComparison<RegressionScores> {
    let models = try fitAll(regressors.map { (name: $0, estimator: $1) }) { regressor in
        let model = try regressor.fit(train)
        return (scores: try model.evaluate(test), model: model)
    }
    return try ModelComparison(
        models, by: scorer, groups: test.groups, samples: samples, confidence: confidence, seed: seed)
}

/// Fits and evaluates estimators one after the other, each of which uses all cores.
private func fitAll<Estimator, Scores: PredictionScores>(
    _ estimators: [(name: String, estimator: Estimator)],
    _ fit: (Estimator) throws -> (scores: Scores, model: Scores.Model)
) throws -> [(name: String, scores: Scores, model: Scores.Model?)] {
    try requireModelNames(estimators.map(\.name))
    let progress = ProgressReporter("comparison", total: estimators.count)
    return try estimators.map { name, estimator in
        try progress.checkCancellation()
        let (scores, model) = try fit(estimator)
        progress.advance()
        return (name, scores, model)
    }
}
