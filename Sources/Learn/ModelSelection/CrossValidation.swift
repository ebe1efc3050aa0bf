import Base
import Frames

/// The scores of a classifier in each fold of a cross-validation.
public struct CrossValidation: Equatable, Sendable {
    /// The names of the scorers.
    public let scorers: [String]
    /// The scores on the rows tested on, one list of folds a scorer.
    public let testScores: [FoldScores]
    /// The scores on the rows learned from, one list of folds a scorer; empty unless asked for.
    public let trainScores: [FoldScores]

    /// The scores by the first scorer on the rows tested on.
    public var score: FoldScores { testScores[0] }

    /// The scores by a scorer on the rows tested on.
    ///
    /// - Throws: `LearnError.invalidParameter` if it was not among those asked for.
    public func scores(_ scorer: Scorer) throws -> FoldScores {
        guard let position = scorers.firstIndex(of: scorer.name) else {
            throw LearnError.invalidParameter(
                name: "a scorer", value: "“\(scorer.name)”",
                expected: "one of " + scorers.joined(separator: ", "))
        }
        return testScores[position]
    }

    /// A table: for each scorer its mean and standard deviation over the folds, on the rows tested on.
    ///
    /// - Throws: `FrameError` for two scorers of one name, which a cross-validation does not have.
    public func table() throws -> DataFrame {
        try DataFrame([
            Column("score", scorers), Column("mean", testScores.map(\.mean)),
            Column("standard deviation", testScores.map(\.standardDeviation)),
        ])
    }
}

/// Fits a classifier on the rows to learn from of each fold, and scores it on the others, as scikit-learn's
/// `cross_validate` does.
///
///     let scores = try crossValidate(Pipeline(StandardScaler(), LogisticRegression()), x, y, scoring: [.rocAUC, .f1])
///     print(scores.score.mean)
///
/// - Parameters:
///   - folds: how to split the rows; five parts in which every class has its share unless given.
///   - scoring: what to score by.
///   - trainScores: whether to score the rows learned from too.
///   - sampleWeight: how much each row counts in learning; scores count every row once.
/// - Throws: `LearnError.foldWithoutClass` for a fold without a row of a class to learn from (or to test on, where the
///   score needs one); `CancellationError`; what splitting, fitting and scoring throw.
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

/// Predicts each row by a classifier that was not fitted on it, as scikit-learn's `cross_val_predict` does.
///
/// - Parameters:
///   - folds: how to split the rows; each must be tested on once.
///   - sampleWeight: how much each row counts in learning.
/// - Returns: What was predicted for the rows in their order, and how good it is on the whole.
/// - Throws: `LearnError.unsupported` if a row is tested on more than once or never; what `crossValidate` throws.
public func crossValPredict(
    _ classifier: some Classifier, _ x: Matrix, _ y: Labels, folds: any CrossValidator = StratifiedKFold(),
    sampleWeight: [Double]? = nil
) throws -> ClassificationScores {
    try y.requireUsable(rowCount: x.rowCount)
    try requireWeights(sampleWeight, rowCount: x.rowCount)
    let splits = try folds.split(y)
    guard splits.flatMap(\.test).sorted() == Array(0..<x.rowCount) else {
        throw LearnError.unsupported(
            "cross-validated predictions need folds that test on every row once, such as KFold's")
    }
    let progress = ProgressReporter("cross-validation", total: splits.count)
    var values = [Double](repeating: 0, count: x.rowCount * y.classCount)
    for (index, split) in splits.enumerated() {
        try progress.checkCancellation()
        let trainY = try y.rows(split.train)
        if let absent = trainY.absentClass {
            throw LearnError.foldWithoutClass(fold: index + 1, class: absent, rows: "to learn from")
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
    return try ClassificationScores(
        y,
        probabilities: Matrix(
            uncheckedRowCount: x.rowCount, columnNames: y.classNames, values: values))
}

/// Scores are found by the names of their scorers.
func requireDistinctScorers(_ scoring: [Scorer]) throws {
    var seen = Set<String>()
    for scorer in scoring where !seen.insert(scorer.name).inserted {
        throw LearnError.invalidParameter(
            name: "a scorer's name", value: "twice “\(scorer.name)”", expected: "unique")
    }
}
