/// The metrics of a model, each beside that of a baseline that ignores the features.
public struct BaselineComparison: Equatable, Sendable, Codable {
    /// One metric of the model and of the baseline.
    public struct Row: Equatable, Sendable, Codable {
        /// The name of the metric.
        public let name: String
        /// Whether lower values are better.
        public let isLoss: Bool
        /// The metric of the model.
        public let score: Double
        /// The metric of the baseline.
        public let baseline: Double

        /// The improvement over the baseline; negative if the model is worse.
        public var lift: Double { isLoss ? baseline - score : score - baseline }
    }

    /// The metrics that are defined for the number of classes.
    public let rows: [Row]

    /// Returns the row of a metric; nil if it is not defined for the number of classes.
    public subscript(scorer: Scorer) -> Row? { rows.first { $0.name == scorer.name } }
}

extension ClassificationScores {
    /// Returns the scores of a `DummyClassifier` on the same rows.
    ///
    /// - Parameters:
    ///   - strategy: the strategy of the `DummyClassifier`.
    ///   - training: the labels that it is fitted on; those of these very rows if nil, which is the best it
    ///     can do.
    /// - Throws: `LearnError.unknownClass`, `LearnError.noRows`.
    public func baseline(
        _ strategy: DummyClassifier.Strategy = .prior, fittedOn training: Labels? = nil
    ) throws -> ClassificationScores {
        let labels = try training?.recoded(to: truth.classNames) ?? truth
        let dummy = try DummyClassifier(strategy: strategy).fit(
            .constant(rowCount: labels.count), labels, sampleWeight: training == nil ? sampleWeight : nil)
        return try dummy.evaluate(.constant(rowCount: truth.count), truth, sampleWeight: sampleWeight)
    }

    /// Compares every metric with that of a `DummyClassifier` on the same rows.
    ///
    /// - Throws: the errors of ``baseline(_:fittedOn:)``.
    public func comparedToBaseline(
        _ strategy: DummyClassifier.Strategy = .prior, fittedOn training: Labels? = nil
    ) throws -> BaselineComparison {
        let baseline = try baseline(strategy, fittedOn: training)
        return BaselineComparison(
            rows: try Scorer.all.compactMap { scorer in
                guard let own = try scorer(self), let naive = try scorer(baseline) else { return nil }
                return BaselineComparison.Row(
                    name: scorer.name, isLoss: scorer.isLoss, score: own, baseline: naive)
            })
    }
}

extension Matrix {
    /// Returns a matrix with a constant column, for a classifier that ignores its features.
    fileprivate static func constant(rowCount: Int) -> Matrix {
        Matrix(
            uncheckedRowCount: rowCount, columnNames: ["constant"],
            values: [Double](repeating: 0, count: rowCount))
    }
}
