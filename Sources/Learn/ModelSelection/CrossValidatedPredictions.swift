import Base

/// Predicts each row by a classifier that was not fitted on it, as scikit-learn's `cross_val_predict`.
///
/// - Parameters:
///   - folds: the splitter; each row must be a test row once.
///   - sampleWeight: the weight of each row in fitting.
/// - Returns: The scores of the predictions of all rows, in their order.
/// - Throws: `LearnError.unsupported` if a row is a test row more than once or never; the errors of
///   `crossValidate`.
public func crossValPredict(
    _ classifier: some Classifier, _ x: Matrix, _ y: Labels, folds: any CrossValidator = StratifiedKFold(),
    sampleWeight: [Double]? = nil
) throws -> ClassificationScores {
    let values = try heldOutPredictions(
        classifier, x, y, folds: folds, sampleWeight: sampleWeight, columnCount: y.classCount
    ) { try $0.predictProbabilities($1).values }
    return try ClassificationScores(
        y,
        probabilities: Matrix(
            uncheckedRowCount: x.rowCount, columnNames: y.classNames, values: values))
}

/// Predicts each row by a regressor that was not fitted on it, as scikit-learn's `cross_val_predict`.
///
/// - Parameters:
///   - folds: the splitter; each row must be a test row once.
///   - sampleWeight: the weight of each row in fitting.
/// - Returns: The scores of the predictions of all rows, in their order.
/// - Throws: `LearnError.unsupported` if a row is a test row more than once or never; the errors of
///   `crossValidate`.
public func crossValPredict(
    _ regressor: some Regressor, _ x: Matrix, _ y: [Double], folds: any CrossValidator = KFold(),
    sampleWeight: [Double]? = nil
) throws -> RegressionScores {
    let predicted = try heldOutPredictions(
        regressor, x, y, folds: folds, sampleWeight: sampleWeight, columnCount: 1
    ) { try $0.predict($1) }
    return try RegressionScores(y, predicted: predicted)
}

/// Returns the predictions of each row by the model that was fitted on the training rows of its fold, column after column.
///
/// - Parameter predict: returns the predictions of some rows, a list of `columnCount` numbers for each, column after column.
private func heldOutPredictions<P: Predictor>(
    _ estimator: P, _ x: Matrix, _ y: P.Fitted.Target, folds: any CrossValidator, sampleWeight: [Double]?,
    columnCount: Int, _ predict: (_ model: P.Fitted, _ test: Matrix) throws -> [Double]
) throws -> [Double] {
    try requireAnswers(y, rowCount: x.rowCount)
    try requireWeights(sampleWeight, rowCount: x.rowCount)
    let splits = try folds.split(by: y)
    guard splits.flatMap(\.test).sorted() == Array(0..<x.rowCount) else {
        throw LearnError.unsupported(
            "cross-validated predictions need folds in which every row is a test row once, such as KFold's")
    }
    return try kept(
        "crossValPredict", AnyKeyed(estimator), x, AnyKeyed(y), sampleWeight, splits.map(\.train),
        splits.map(\.test)
    ) {
        let progress = ProgressReporter("cross-validation", total: splits.count)
        var values = [Double](repeating: 0, count: x.rowCount * columnCount)
        for (index, split) in splits.enumerated() {
            try progress.checkCancellation()
            let trainY = try y.rows(split.train)
            try requireTrainingClasses(trainY, fold: index + 1)
            let weights = try sampleWeight?.rows(split.train)
            let model = try estimator.fit(x.rows(split.train), trainY, sampleWeight: weights)
            let predictions = try predict(model, x.rows(split.test))
            for column in 0..<columnCount {
                for (place, row) in split.test.enumerated() {
                    values[column * x.rowCount + row] = predictions[column * split.test.count + place]
                }
            }
            progress.advance()
        }
        return values
    }
}
