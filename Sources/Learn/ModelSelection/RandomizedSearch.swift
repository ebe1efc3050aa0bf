import Numerics

/// Tries random combinations of parameters by cross-validation, and fits the best on all rows, as
/// scikit-learn's `RandomizedSearchCV`.
///
/// If every parameter has a list of values, no combination is tried twice.
public struct RandomizedSearch<P: Predictor>: Predictor {
    /// The classifier or regressor whose parameters are drawn.
    public var estimator: P
    /// The parameters and their distributions.
    public var parameters: [ParameterDistribution<P>]
    /// The number of combinations to try; fewer if there are not as many.
    public var iterations: Int
    /// The splitter.
    public var folds: any CrossValidator
    /// The scorers; the first one decides which candidate is best.
    public var scoring: [ScoreMetric<P.Fitted.Scores>]
    /// Whether to score the training rows too.
    public var trainScores: Bool
    /// The seed of NumPy's `RandomState`.
    public var seed: UInt32

    /// Creates a search.
    public init(
        _ estimator: P, over parameters: ParameterDistribution<P>..., iterations: Int = 10,
        folds: any CrossValidator = P.defaultFolds,
        scoring: [ScoreMetric<P.Fitted.Scores>] = [.standard], trainScores: Bool = false,
        seed: UInt32 = 0
    ) {
        self.estimator = estimator
        self.parameters = parameters
        self.iterations = iterations
        self.folds = folds
        self.scoring = scoring
        self.trainScores = trainScores
        self.seed = seed
    }

    /// Returns the combinations to try, the same for the same seed.
    ///
    /// - Throws: `LearnError.invalidParameter` for fewer than one, or for a parameter without values.
    public func candidates() throws -> [Candidate<P>] {
        guard iterations > 0 else {
            throw LearnError.invalidParameter(
                name: "iterations", value: String(iterations), expected: "at least 1")
        }
        for parameter in parameters where parameter.axis?.settings.isEmpty == true {
            throw LearnError.invalidParameter(
                name: "the list of \(parameter.name)", value: "empty", expected: "at least one value")
        }
        var random = RandomState(seed: seed)
        let axes = parameters.compactMap(\.axis)
        guard axes.count == parameters.count else {
            return (0..<iterations).map { _ in
                Candidate(estimator, parameters.map { (name: $0.name, setting: $0.draw(&random)) })
            }
        }
        return distinctCombinations(axes.map(\.settings.count), &random).map { indices in
            Candidate(estimator, zip(axes, indices).map { (name: $0.name, setting: $0.settings[$1]) })
        }
    }

    /// Returns distinct combinations of indices; all of them in order if there are at most `iterations`.
    private func distinctCombinations(_ counts: [Int], _ random: inout RandomState) -> [[Int]] {
        let total = counts.reduce(1) { $0 > iterations ? $0 : $0 * $1 }
        guard total > iterations else {
            return counts.reduce(into: [[]]) { heads, count in
                heads = heads.flatMap { head in (0..<count).map { head + [$0] } }
            }
        }
        var seen = Set<[Int]>()
        var combinations: [[Int]] = []
        while combinations.count < iterations {
            let indices = counts.map { random.randint(0..<$0) }
            if seen.insert(indices).inserted { combinations.append(indices) }
        }
        return combinations
    }

    /// Scores each combination in each fold and fits the best on all rows. Of equally good ones the first is
    /// the best.
    ///
    /// - Parameter sampleWeight: the weight of each row in fitting; scores count every row once.
    /// - Throws: the errors of `crossValidate` and `candidates`.
    public func fit(_ x: Matrix, _ y: P.Fitted.Target, sampleWeight: [Double]?) throws -> SearchResult<P> {
        try SearchResult(
            "randomized search", candidates(), x, y, sampleWeight: sampleWeight, folds: folds,
            scoring: scoring,
            trainScores: trainScores)
    }
}

extension RandomizedSearch: Classifier where P: Classifier {}
extension RandomizedSearch: Regressor where P: Regressor {}
