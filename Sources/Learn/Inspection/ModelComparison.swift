import Base

/// Several models on the same test rows, ranked by a metric, with the intervals of their differences from the best.
///
///     let comparison = try compare(
///         ["logistic regression": Pipeline(.scaledAndEncoded, LogisticRegression()), "forest": RandomForest()],
///         trainedOn: train, testedOn: test, by: .rocAUC, seed: 42)
///     print(comparison.best.name, try comparison["forest"].difference)
///
/// A model whose difference from the best may as well be zero, as far as these test rows tell, is tied with it. The
/// differences are resampled in pairs: each bootstrap sample draws the same rows for all models, so that what is hard about
/// some rows cancels out (Efron & Tibshirani, *An Introduction to the Bootstrap*, 1993). The best of many models owes some of
/// its lead to chance, which no interval of one pair shows; test it on rows that did not choose it.
public struct ModelComparison<Scores: PredictionScores>: Sendable {
    /// A model and its place.
    public struct Row: Sendable {
        /// The name of the model.
        public let name: String
        /// The scores of the model on the test rows.
        public let scores: Scores
        /// The fitted model; nil if scores alone were compared.
        public let model: Scores.Model?
        /// The rank: 1 for the best, the same for models with the same value of the metric.
        public let rank: Int
        /// The metric of the model, with its bootstrap interval.
        public let score: BootstrapInterval
        /// The metric less that of the best model, with its bootstrap interval; 0 for the best.
        public let difference: BootstrapInterval

        /// Whether the interval of the difference from the best includes zero, as it does for the best.
        public var isTied: Bool { difference.interval.contains(0) }
    }

    /// The metric that the models are ranked by.
    public let scorer: ScoreMetric<Scores>
    /// The models, the best first; equally good ones in the order given.
    public let ranking: [Row]
    /// The names of the models in the order given.
    public let names: [String]

    /// The best model.
    public var best: Row { ranking[0] }
    /// The scores by the names of the models.
    public var scores: [String: Scores] {
        Dictionary(uniqueKeysWithValues: ranking.map { ($0.name, $0.scores) })
    }
    /// The fitted models by their names.
    public var models: [String: Scores.Model] {
        Dictionary(uniqueKeysWithValues: ranking.compactMap { row in row.model.map { (row.name, $0) } })
    }
    /// The models in the order given.
    public var rows: [Row] { names.compactMap { name in ranking.first { $0.name == name } } }

    /// A model by its name.
    ///
    /// - Throws: `LearnError.invalidParameter` for a name that no model has, with the nearest.
    public subscript(name: String) -> Row {
        get throws {
            guard let row = ranking.first(where: { $0.name == name }) else {
                let nearest = nearestName(to: name, among: names).map { "; did you mean “\($0)”?" } ?? ""
                throw LearnError.invalidParameter(
                    name: "a model's name", value: "“\(name)”",
                    expected: "one of " + names.joined(separator: ", ") + nearest)
            }
            return row
        }
    }

    /// Returns whether a model is as good as the best one, as far as these test rows tell.
    ///
    /// - Throws: `LearnError.invalidParameter` for a name that no model has.
    public func isTied(with name: String) throws -> Bool { try self[name].isTied }

    /// Compares the scores of models on the same rows.
    ///
    /// - Parameters:
    ///   - models: the names of the models, their scores and, if at hand, the fitted models.
    ///   - scorer: the metric that the models are ranked by.
    ///   - groups: the group of each row, if rows of one group are alike: whole groups are then drawn.
    ///   - samples: the number of bootstrap samples.
    ///   - confidence: the confidence level of the intervals.
    ///   - seed: the seed of a generator that seeds one generator for each sample.
    /// - Throws: `LearnError.invalidParameter` for no models, two of one name, or a metric without a value;
    ///   `LearnError.unsupported` unless all scores are of the same rows with the same weights; the errors of the metric and of
    ///   the bootstrap.
    public init(
        _ models: [(name: String, scores: Scores, model: Scores.Model?)], by scorer: ScoreMetric<Scores>,
        groups: Groups? = nil, samples: Int = 1000, confidence: Double = 0.95, seed: UInt32 = 0
    ) throws {
        try requireModelNames(models.map(\.name))
        let scores = models.map(\.scores)
        for other in scores { try scores[0].requireSameRows(as: other) }
        let values = try scores.map { try scorer.value(of: $0) }
        if let undefined = values.firstIndex(where: \.isNaN) {
            throw LearnError.invalidParameter(
                name: "the \(scorer.name) of “\(models[undefined].name)”", value: "undefined",
                expected: "a number; choose a metric that is defined for the test rows")
        }
        func isBetter(_ a: Double, _ b: Double) -> Bool { scorer.isLoss ? a < b : a > b }
        let order = values.indices.sorted {
            values[$0] == values[$1] ? $0 < $1 : isBetter(values[$0], values[$1])
        }
        let best = order[0]
        let intervals = try scores.resampledIntervals(
            "ModelComparison", of: scorer, groups: groups, samples: samples, confidence: confidence,
            seed: seed
        ) { weights in
            let values = try scores.map { try scorer(weights.map($0.reweighted) ?? $0) ?? .nan }
            return values + values.map { $0 - values[best] }
        }
        self.scorer = scorer
        names = models.map(\.name)
        ranking = order.map { index in
            Row(
                name: models[index].name, scores: scores[index], model: models[index].model,
                rank: 1 + values.count { isBetter($0, values[index]) }, score: intervals[index],
                difference: intervals[models.count + index])
        }
    }
}

/// Checks that there is a model, and that no two have the same name.
package func requireModelNames(_ names: [String]) throws {
    guard !names.isEmpty else {
        throw LearnError.invalidParameter(name: "models", value: "empty", expected: "at least one")
    }
    var seen = Set<String>()
    for name in names where !seen.insert(name).inserted {
        throw LearnError.invalidParameter(
            name: "a model's name", value: "twice “\(name)”", expected: "unique")
    }
}
