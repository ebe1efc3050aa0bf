import Frames
import Learn

extension Classifier {
    /// Fits the classifier to a data set, with the weights of its rows.
    ///
    /// - Throws: ``DatasetError/needsClasses(target:)``, and the errors of `fit`.
    public func fit(_ data: Dataset) throws -> Fitted {
        try fit(data.x, data.labels(), sampleWeight: data.weights)
    }
}

extension FittedClassifier {
    /// Returns the scores of the model on a data set.
    ///
    /// - Throws: ``DatasetError/needsClasses(target:)``, and the errors of `evaluate`.
    public func evaluate(_ data: Dataset) throws -> ClassificationScores {
        try evaluate(data.x, data.labels(), sampleWeight: data.weights)
    }

    /// Returns the most probable class of each row.
    ///
    /// - Throws: the errors of `predict`.
    public func predict(_ data: Dataset) throws -> Labels { try predict(data.x) }
}

extension Regressor {
    /// Fits the regressor to a data set, with the weights of its rows.
    ///
    /// - Throws: ``DatasetError/needsNumbers(target:)``, and the errors of `fit`.
    public func fit(_ data: Dataset) throws -> Fitted {
        try fit(data.x, data.numbers(), sampleWeight: data.weights)
    }
}

extension FittedRegressor {
    /// Returns the scores of the model on a data set.
    ///
    /// - Throws: ``DatasetError/needsNumbers(target:)``, and the errors of `evaluate`.
    public func evaluate(_ data: Dataset) throws -> RegressionScores {
        try evaluate(data.x, data.numbers(), sampleWeight: data.weights)
    }

    /// Returns the predicted number of each row.
    ///
    /// - Throws: the errors of `predict`.
    public func predict(_ data: Dataset) throws -> [Double] { try predict(data.x) }
}

extension Dataset {
    /// Returns the scores of a column of the table as the prediction, such as yesterday's value: a baseline without a model.
    ///
    /// - Throws: ``DatasetError/needsNumbers(target:)``; `FrameError` for a column that does not exist or holds no numbers;
    ///   `LearnError.notFinite` where it is missing.
    public func score(predicting column: String) throws -> RegressionScores {
        try RegressionScores(numbers(), predicted: table[column].doubles, sampleWeight: weights)
    }
}

/// Fits a classifier on the training rows of each fold of a data set and scores it on the test rows, as scikit-learn's
/// `cross_validate`.
///
///     try show(crossValidate(pipeline, on: birds, folds: 5, seed: 42), caption: "Five folds")
///
/// - Parameters:
///   - classifier: the classifier.
///   - data: the data set. If it has groups, the rows of a group stay in one fold.
///   - folds: the number of folds, stratified by class and shuffled.
///   - scoring: the scorers.
///   - seed: the seed of NumPy's `RandomState`.
/// - Throws: ``DatasetError/needsClasses(target:)``, and the errors of `crossValidate`.
public func crossValidate(
    _ classifier: some Classifier, on data: Dataset, folds: Int = 5,
    scoring: [Scorer] = [.accuracy, .balancedAccuracy, .f1, .rocAUC], seed: UInt32 = 0
) throws -> CrossValidation {
    let splitter: any CrossValidator =
        if let groups = data.groups {
            StratifiedGroupKFold(splits: folds, groups: groups, shuffle: true, seed: seed)
        } else {
            StratifiedKFold(splits: folds, shuffle: true, seed: seed)
        }
    return try crossValidate(
        classifier, data.x, data.labels(), folds: splitter, scoring: scoring, sampleWeight: data.weights)
}
