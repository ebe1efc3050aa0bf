import Learn

/// Fits a classifier or regressor on the training rows of each fold of a data set and scores it on the test rows, as
/// scikit-learn's `cross_validate`.
///
///     try show(crossValidate(pipeline, on: birds, folds: 5, seed: 42), caption: "Five folds")
///
/// - Parameters:
///   - estimator: the classifier or regressor.
///   - data: the data set. If it has groups, the rows of a group stay in one fold.
///   - folds: the number of folds, stratified by class and shuffled.
///   - scoring: the scorers; the usual ones by default.
///   - seed: the seed of NumPy's `RandomState`.
/// - Throws: ``DatasetError/needsClasses(target:)`` or ``DatasetError/needsNumbers(target:)``, and the errors of
///   `crossValidate`.
public func crossValidate<P: Predictor>(
    _ estimator: P, on data: Dataset, folds: Int = 5,
    scoring: [ScoreMetric<P.Fitted.Scores>] = P.Fitted.Scores.commonMetrics, seed: UInt32 = 0
) throws -> CrossValidation {
    try crossValidate(
        estimator, data.x, data.answers(), folds: data.shuffledFolds(folds, seed: seed), scoring: scoring,
        sampleWeight: data.weights)
}

/// Predicts each row of a data set by a classifier that was not fitted on it.
///
/// - Parameters:
///   - classifier: the classifier.
///   - data: the data set. If it has groups, the rows of a group stay in one fold.
///   - folds: the number of folds, stratified by class and shuffled.
///   - seed: the seed of NumPy's `RandomState`.
/// - Returns: the scores of the predictions of all rows, in their order.
/// - Throws: the errors of `crossValidate`.
public func crossValPredict(
    _ classifier: some Classifier, on data: Dataset, folds: Int = 5, seed: UInt32 = 0
) throws -> ClassificationScores {
    try crossValPredict(
        classifier, data.x, data.labels(), folds: data.shuffledFolds(folds, seed: seed),
        sampleWeight: data.weights)
}

/// Predicts each row of a data set by a regressor that was not fitted on it.
///
/// - Parameters:
///   - regressor: the regressor.
///   - data: the data set. If it has groups, the rows of a group stay in one fold.
///   - folds: the number of folds, shuffled.
///   - seed: the seed of NumPy's `RandomState`.
/// - Returns: the scores of the predictions of all rows, in their order.
/// - Throws: the errors of `crossValidate`.
public func crossValPredict(
    _ regressor: some Regressor, on data: Dataset, folds: Int = 5, seed: UInt32 = 0
) throws -> RegressionScores {
    try crossValPredict(
        regressor, data.x, data.numbers(), folds: data.shuffledFolds(folds, seed: seed),
        sampleWeight: data.weights)
}

/// Fits a classifier or regressor on more and more rows of a data set: whether more data would help.
///
/// - Parameters:
///   - estimator: the classifier or regressor.
///   - data: the data set. If it has groups, the rows of a group stay in one fold.
///   - sizes: fractions or numbers of the training rows of a fold, which are taken in random order.
///   - folds: the number of folds, stratified by class and shuffled.
///   - scoring: the scorer; accuracy or R² by default.
///   - seed: the seed of NumPy's `RandomState`.
/// - Throws: ``DatasetError/needsClasses(target:)`` or ``DatasetError/needsNumbers(target:)``, and the errors of
///   `learningCurve`.
public func learningCurve<P: Predictor>(
    _ estimator: P, on data: Dataset, sizes: [SplitSize] = defaultLearningSizes, folds: Int = 5,
    scoring: ScoreMetric<P.Fitted.Scores> = .standard, seed: UInt32 = 0
) throws -> LearningCurve {
    try learningCurve(
        estimator, data.x, data.answers(), sizes: sizes, folds: data.shuffledFolds(folds, seed: seed),
        scoring: scoring, shuffle: true, sampleWeight: data.weights, seed: seed)
}

extension GridSearch {
    /// Scores each candidate in each fold of a data set and fits the best on all rows. If the data set has groups, k-fold
    /// splitters keep the rows of a group together.
    ///
    /// - Throws: ``DatasetError/needsClasses(target:)`` or ``DatasetError/needsNumbers(target:)``, and the errors of `fit`.
    public func fit(_ data: Dataset) throws -> SearchResult<P> {
        var search = self
        search.folds = data.keepingGroups(folds)
        return try search.fit(data.x, data.answers(), sampleWeight: data.weights)
    }
}

extension RandomizedSearch {
    /// Scores each combination in each fold of a data set and fits the best on all rows. If the data set has groups, k-fold
    /// splitters keep the rows of a group together.
    ///
    /// - Throws: ``DatasetError/needsClasses(target:)`` or ``DatasetError/needsNumbers(target:)``, and the errors of `fit`.
    public func fit(_ data: Dataset) throws -> SearchResult<P> {
        var search = self
        search.folds = data.keepingGroups(folds)
        return try search.fit(data.x, data.answers(), sampleWeight: data.weights)
    }
}

extension Dataset {
    /// Returns a splitter of the rows into shuffled folds: stratified by class, and with whole groups if there are any.
    func shuffledFolds(_ count: Int, seed: UInt32) -> any CrossValidator {
        let folds: any CrossValidator =
            switch y {
            case .classes: StratifiedKFold(splits: count, shuffle: true, seed: seed)
            case .numbers: KFold(splits: count, shuffle: true, seed: seed)
            }
        return keepingGroups(folds)
    }

    /// Returns a splitter like another one that keeps the rows of a group together, if there are groups and it is a k-fold
    /// splitter.
    func keepingGroups(_ folds: any CrossValidator) -> any CrossValidator {
        guard let groups else { return folds }
        return switch folds {
        case let folds as StratifiedKFold:
            StratifiedGroupKFold(
                splits: folds.splits, groups: groups, shuffle: folds.shuffle, seed: folds.seed)
        case let folds as KFold:
            GroupKFold(splits: folds.splits, groups: groups, shuffle: folds.shuffle, seed: folds.seed)
        default: folds
        }
    }
}
