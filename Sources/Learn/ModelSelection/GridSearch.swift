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
/// A search is itself a classifier, so it can be cross-validated too.
public struct GridSearch<C: Classifier>: Classifier {
    /// The classifiers to compare.
    public var candidates: [Candidate<C>]
    /// The splitter.
    public var folds: any CrossValidator
    /// The scorers; the first one decides which candidate is best.
    public var scoring: [Scorer]
    /// Whether to score the training rows too.
    public var trainScores: Bool

    /// Creates a search over all combinations of values, those of the last parameter changing fastest.
    public init(
        _ classifier: C, over axes: ParameterAxis<C>..., folds: any CrossValidator = StratifiedKFold(),
        scoring: [Scorer] = [.accuracy], trainScores: Bool = false
    ) {
        let combinations = axes.reduce(into: [[(name: String, setting: ParameterAxis<C>.Setting)]]([[]])) {
            combinations, axis in
            combinations = combinations.flatMap { head in axis.settings.map { head + [(axis.name, $0)] } }
        }
        self.init(
            candidates: combinations.map { Candidate(classifier, $0) }, folds: folds, scoring: scoring,
            trainScores: trainScores)
    }

    /// Creates a search among named classifiers of one type.
    public init(
        candidates: [Candidate<C>], folds: any CrossValidator = StratifiedKFold(),
        scoring: [Scorer] = [.accuracy],
        trainScores: Bool = false
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
    public func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> SearchResult<C> {
        try SearchResult(
            "grid search", candidates, x, y, sampleWeight: sampleWeight, folds: folds, scoring: scoring,
            trainScores: trainScores)
    }
}
