import Base

/// The scores of a classifier or regressor in each fold of a cross-validation.
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
    public func scores<Scores>(_ scorer: ScoreMetric<Scores>) throws -> FoldScores {
        guard let index = scorers.firstIndex(of: scorer.name) else {
            throw LearnError.invalidParameter(
                name: "a scorer", value: "“\(scorer.name)”",
                expected: "one of " + scorers.joined(separator: ", "))
        }
        return testScores[index]
    }
}

/// Fits a classifier or regressor on the training rows of each fold and scores it on the test rows, as scikit-learn's
/// `cross_validate`.
///
///     let scores = try crossValidate(Pipeline(StandardScaler(), LogisticRegression()), x, y, scoring: [.rocAUC, .f1])
///     print(scores.score.mean)
///
/// - Parameters:
///   - folds: the splitter; five folds by default, stratified for a classifier.
///   - scoring: the scorers; accuracy or R² by default.
///   - trainScores: whether to score the training rows too.
///   - sampleWeight: the weight of each row in fitting; scores count every row once.
/// - Throws: `LearnError.foldWithoutClass` for a fold in which a class has no training row (or no test row,
///   if the score needs one); `CancellationError`; the errors of splitting, fitting and scoring.
public func crossValidate<P: Predictor>(
    _ estimator: P, _ x: Matrix, _ y: P.Fitted.Target, folds: any CrossValidator = P.defaultFolds,
    scoring: [ScoreMetric<P.Fitted.Scores>] = [.standard], trainScores: Bool = false,
    sampleWeight: [Double]? = nil
) throws -> CrossValidation {
    try requireDistinctScorers(scoring)
    let outcome = try scoreFolds(
        [estimator], x, y, sampleWeight: sampleWeight, folds: folds, scoring: scoring,
        trainScores: trainScores
    ) { ProgressReporter("cross-validation", total: $0) }[0]
    return CrossValidation(
        scorers: scoring.map(\.name), testScores: outcome.testScores, trainScores: outcome.trainScores)
}

/// Checks that no two scorers have the same name.
func requireDistinctScorers<Scores>(_ scoring: [ScoreMetric<Scores>]) throws {
    var seen = Set<String>()
    for scorer in scoring where !seen.insert(scorer.name).inserted {
        throw LearnError.invalidParameter(
            name: "a scorer's name", value: "twice “\(scorer.name)”", expected: "unique")
    }
}
