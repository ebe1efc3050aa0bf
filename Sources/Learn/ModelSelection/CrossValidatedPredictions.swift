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
    var values = [Double](repeating: 0, count: x.rowCount * y.classCount)
    try forEachFold(classifier, x, y, folds: folds, sampleWeight: sampleWeight) { model, rows, test in
        let probabilities = try model.predictProbabilities(test)
        for code in 0..<y.classCount {
            for (row, value) in zip(rows, probabilities.column(at: code)) {
                values[code * x.rowCount + row] = value
            }
        }
    }
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
    var predicted = [Double](repeating: 0, count: x.rowCount)
    try forEachFold(regressor, x, y, folds: folds, sampleWeight: sampleWeight) { model, rows, test in
        for (row, value) in zip(rows, try model.predict(test)) { predicted[row] = value }
    }
    return try RegressionScores(y, predicted: predicted)
}

/// Calls `body` with the model fitted on the training rows of each fold, the indices of its test rows, and these rows.
private func forEachFold<P: Predictor>(
    _ estimator: P, _ x: Matrix, _ y: P.Fitted.Target, folds: any CrossValidator, sampleWeight: [Double]?,
    _ body: (_ model: P.Fitted, _ rows: [Int], _ test: Matrix) throws -> Void
) throws {
    try requireAnswers(y, rowCount: x.rowCount)
    try requireWeights(sampleWeight, rowCount: x.rowCount)
    let splits = try folds.split(by: y)
    guard splits.flatMap(\.test).sorted() == Array(0..<x.rowCount) else {
        throw LearnError.unsupported(
            "cross-validated predictions need folds in which every row is a test row once, such as KFold's")
    }
    let progress = ProgressReporter("cross-validation", total: splits.count)
    for (index, split) in splits.enumerated() {
        try progress.checkCancellation()
        let trainY = try y.rows(split.train)
        try requireTrainingClasses(trainY, fold: index)
        let weights = try sampleWeight?.rows(split.train)
        let model = try estimator.fit(x.rows(split.train), trainY, sampleWeight: weights)
        try body(model, split.test, x.rows(split.test))
        progress.advance()
    }
}
