import Base

/// The result of a search over parameters: the scores of all candidates, and the best of them fitted on all
/// rows.
public struct SearchResult<P: Predictor>: FittedPredictor {
    /// A candidate and its scores.
    public struct Row: Sendable {
        /// The name of the candidate.
        public let name: String
        /// The classifier or regressor with its parameters set.
        public let estimator: P
        /// The rank by the mean of the first scorer: 1 for the best, the same for equally good ones.
        public let rank: Int
        /// The scores in each fold, for each scorer.
        public let validation: CrossValidation

        /// The scores in each fold, for the first scorer.
        public var score: FoldScores { validation.score }
    }

    /// The candidates in their order.
    public let candidates: [Row]
    /// The index of the best candidate.
    public let bestIndex: Int
    /// The best candidate, fitted on all rows.
    public let model: P.Fitted

    /// The best candidate.
    public var best: Row { candidates[bestIndex] }

    /// Returns the predictions of the best candidate.
    ///
    /// - Throws: the errors of the model.
    public func predict(_ x: Matrix) throws -> P.Fitted.Target { try model.predict(x) }

    /// Returns the scores of the best candidate on rows whose answers are known.
    ///
    /// - Throws: the errors of the model.
    public func evaluate(
        _ x: Matrix, _ y: P.Fitted.Target, sampleWeight: [Double]? = nil
    ) throws -> P.Fitted.Scores {
        try model.evaluate(x, y, sampleWeight: sampleWeight)
    }

    /// Compares the candidates and fits the best.
    init(
        _ step: String, _ candidates: [Candidate<P>], _ x: Matrix, _ y: P.Fitted.Target,
        sampleWeight: [Double]?, folds: any CrossValidator, scoring: [ScoreMetric<P.Fitted.Scores>],
        trainScores: Bool
    ) throws {
        try requireDistinctScorers(scoring)
        guard !candidates.isEmpty else {
            throw LearnError.invalidParameter(
                name: "candidates", value: "empty", expected: "at least one; every parameter needs a value")
        }
        var seen = Set<String>()
        for candidate in candidates where !seen.insert(candidate.name).inserted {
            throw LearnError.invalidParameter(
                name: "a candidate's name", value: "twice “\(candidate.name)”", expected: "unique")
        }
        let outcomes = try scoreFolds(
            candidates.map(\.estimator), x, y, sampleWeight: sampleWeight, folds: folds, scoring: scoring,
            trainScores: trainScores
        ) { ProgressReporter(step, total: $0) }
        // The best candidate has the largest mean, or the smallest of a loss.
        let goodness = outcomes.map { scoring[0].isLoss ? -$0.testScores[0].mean : $0.testScores[0].mean }
        let rows = candidates.indices.map { index in
            Row(
                name: candidates[index].name, estimator: candidates[index].estimator,
                rank: 1 + goodness.count { $0 > goodness[index] || goodness[index].isNaN && !$0.isNaN },
                validation: CrossValidation(
                    scorers: scoring.map(\.name), testScores: outcomes[index].testScores,
                    trainScores: outcomes[index].trainScores))
        }
        self.candidates = rows
        bestIndex = rows.firstIndex { $0.rank == 1 } ?? 0
        model = try rows[bestIndex].estimator.fit(x, y, sampleWeight: sampleWeight)
    }
}

extension SearchResult: FittedClassifier where P: Classifier {
    /// The classes, in the order of the labels it was fitted on.
    public var classNames: [String] { model.classNames }

    /// Returns the probabilities predicted by the best candidate.
    ///
    /// - Throws: the errors of the model.
    public func predictProbabilities(_ x: Matrix) throws -> Matrix {
        try model.predictProbabilities(x)
    }
}

extension SearchResult: FittedRegressor where P: Regressor {}
