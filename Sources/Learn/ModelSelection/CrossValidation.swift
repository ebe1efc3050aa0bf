import Base

/// The scores of a classifier in each fold of a cross-validation.
public struct CrossValidation: Equatable, Sendable {
    /// The names of the scorers.
    public let scorers: [String]
    /// The scores on the test rows: one list of folds for each scorer.
    public let testScores: [FoldScores]
    /// The scores on the training rows: one list of folds for each scorer; empty unless requested.
    public let trainScores: [FoldScores]

    /// The scores of the first scorer on the test rows.
    public var score: FoldScores { testScores[0] }

    /// Returns the scores of a scorer on the test rows.
    ///
    /// - Throws: `LearnError.invalidParameter` if it was not among the scorers of the cross-validation.
    public func scores(_ scorer: Scorer) throws -> FoldScores {
        guard let index = scorers.firstIndex(of: scorer.name) else {
            throw LearnError.invalidParameter(
                name: "a scorer", value: "“\(scorer.name)”",
                expected: "one of " + scorers.joined(separator: ", "))
        }
        return testScores[index]
    }
}

/// Fits a classifier on the training rows of each fold and scores it on the test rows, as scikit-learn's
/// `cross_validate`.
///
///     let scores = try crossValidate(Pipeline(StandardScaler(), LogisticRegression()), x, y, scoring: [.rocAUC, .f1])
///     print(scores.score.mean)
///
/// - Parameters:
///   - folds: the splitter; five stratified folds by default.
///   - scoring: the scorers.
///   - trainScores: whether to score the training rows too.
///   - sampleWeight: the weight of each row in fitting; scores count every row once.
/// - Throws: `LearnError.foldWithoutClass` for a fold in which a class has no training row (or no test row,
///   if the score needs one); `CancellationError`; the errors of splitting, fitting and scoring.
public func crossValidate(
    _ classifier: some Classifier, _ x: Matrix, _ y: Labels, folds: any CrossValidator = StratifiedKFold(),
    scoring: [Scorer] = [.accuracy], trainScores: Bool = false, sampleWeight: [Double]? = nil
) throws -> CrossValidation {
    try requireDistinctScorers(scoring)
    let outcome = try scoreFolds(
        [classifier], x, y, sampleWeight: sampleWeight, folds: folds, scoring: scoring,
        trainScores: trainScores
    ) { ProgressReporter("cross-validation", total: $0) }[0]
    return CrossValidation(
        scorers: scoring.map(\.name), testScores: outcome.testScores, trainScores: outcome.trainScores)
}

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
    try y.requireUsable(rowCount: x.rowCount)
    try requireWeights(sampleWeight, rowCount: x.rowCount)
    let splits = try folds.split(y)
    guard splits.flatMap(\.test).sorted() == Array(0..<x.rowCount) else {
        throw LearnError.unsupported(
            "cross-validated predictions need folds in which every row is a test row once, such as KFold's")
    }
    let key = AnyKeyed(classifier).flatMap {
        ResultKey("crossValPredict", $0, x, y, sampleWeight, splits.map(\.train), splits.map(\.test))
    }
    let probabilities = try kept(under: key) {
        try heldOutProbabilities(of: classifier, x, y, sampleWeight, splits)
    }
    return try ClassificationScores(y, probabilities: probabilities)
}

/// Returns the probabilities of each row that a classifier predicts which was fitted on the training rows of its fold.
private func heldOutProbabilities(
    of classifier: some Classifier, _ x: Matrix, _ y: Labels, _ sampleWeight: [Double]?,
    _ splits: [TrainTestSplit]
) throws -> Matrix {
    let progress = ProgressReporter("cross-validation", total: splits.count)
    var values = [Double](repeating: 0, count: x.rowCount * y.classCount)
    for (index, split) in splits.enumerated() {
        try progress.checkCancellation()
        let trainY = try y.rows(split.train)
        if let absent = trainY.absentClass {
            throw LearnError.foldWithoutClass(fold: index + 1, class: absent, rows: "training")
        }
        let weights = sampleWeight.map { weights in split.train.map { weights[$0] } }
        let model = try classifier.fit(x.rows(split.train), trainY, sampleWeight: weights)
        let probabilities = try model.predictProbabilities(x.rows(split.test))
        for code in 0..<y.classCount {
            for (row, value) in zip(split.test, probabilities.column(at: code)) {
                values[code * x.rowCount + row] = value
            }
        }
        progress.advance()
    }
    return Matrix(uncheckedRowCount: x.rowCount, columnNames: y.classNames, values: values)
}

/// Checks that no two scorers have the same name.
func requireDistinctScorers(_ scoring: [Scorer]) throws {
    var seen = Set<String>()
    for scorer in scoring where !seen.insert(scorer.name).inserted {
        throw LearnError.invalidParameter(
            name: "a scorer's name", value: "twice “\(scorer.name)”", expected: "unique")
    }
}
