/// Tries all combinations of parameters by cross-validation, and fits the best on all rows, as scikit-learn's
/// `GridSearchCV`.
///
///     let search = GridSearch(
///         Pipeline(StandardScaler(), LogisticRegression()),
///         over: .init(\.classifier.penalty, [.l2(C: 0.1), .l2(C: 1)]), .init(\.classifier.classWeight, [.none, .balanced]),
///         scoring: [.rocAUC])
///     let result = try search.fit(x, y)
///     print(result.best.name, result.best.score.mean)
///
/// A search of classifiers is itself a classifier, one of regressors a regressor, so it can be cross-validated too.
public struct GridSearch<P: Predictor>: Predictor {
    /// The classifiers or regressors to compare.
    public var candidates: [Candidate<P>]
    /// The splitter.
    public var folds: any CrossValidator
    /// The scorers; the first one decides which candidate is best.
    public var scoring: [ScoreMetric<P.Fitted.Scores>]
    /// Whether to score the training rows too.
    public var trainScores: Bool

    /// Creates a search over all combinations of values, those of the last parameter changing fastest.
    public init(
        _ estimator: P, over axes: ParameterAxis<P>..., folds: any CrossValidator = P.defaultFolds,
        scoring: [ScoreMetric<P.Fitted.Scores>] = [.standard], trainScores: Bool = false
    ) {
        let combinations = axes.reduce(into: [[(name: String, setting: ParameterAxis<P>.Setting)]]([[]])) {
            combinations, axis in
            combinations = combinations.flatMap { head in axis.settings.map { head + [(axis.name, $0)] } }
        }
        self.init(
            candidates: combinations.map { Candidate(estimator, $0) }, folds: folds, scoring: scoring,
            trainScores: trainScores)
    }

    /// Creates a search among named classifiers or regressors of one type.
    public init(
        candidates: [Candidate<P>], folds: any CrossValidator = P.defaultFolds,
        scoring: [ScoreMetric<P.Fitted.Scores>] = [.standard], trainScores: Bool = false
    ) {
        self.candidates = candidates
        self.folds = folds
        self.scoring = scoring
        self.trainScores = trainScores
    }

    /// Scores each candidate in each fold and fits the best on all rows. Of equally good ones the first is
    /// the best.
    ///
    /// - Parameter sampleWeight: the weight of each row in fitting; scores count every row once.
    /// - Throws: the errors of `crossValidate`; `LearnError.invalidParameter` for no candidates, or two of
    ///   one name.
    public func fit(_ x: Matrix, _ y: P.Fitted.Target, sampleWeight: [Double]?) throws -> SearchResult<P> {
        try SearchResult(
            "grid search", candidates, x, y, sampleWeight: sampleWeight, folds: folds, scoring: scoring,
            trainScores: trainScores)
    }
}

extension GridSearch: Classifier where P: Classifier {}
extension GridSearch: Regressor where P: Regressor {}
