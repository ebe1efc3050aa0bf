/// What a model's scores are worth: each beside that of a classifier that does not look at the row.
public struct BaselineComparison: Equatable, Sendable, Codable {
    /// One figure of the model and of the baseline.
    public struct Row: Equatable, Sendable, Codable {
        /// Which figure.
        public let scoring: Scoring
        /// That of the model.
        public let score: Double
        /// That of the baseline.
        public let baseline: Double

        /// By how much the model is better; below zero where it is worse.
        public var lift: Double { scoring.isLoss ? baseline - score : score - baseline }
    }

    /// All figures that are defined for the number of classes.
    public let rows: [Row]

    /// The row of a figure; nil where it is not defined for the number of classes.
    public subscript(scoring: Scoring) -> Row? { rows.first { $0.scoring == scoring } }
}

extension ClassificationScores {
    /// The scores of a `DummyClassifier` on the same rows.
    ///
    /// - Parameters:
    ///   - strategy: what it says of every row.
    ///   - training: the labels it learns the shares of the classes from; these very rows if nil, which is the best
    ///     it can do.
    /// - Throws: `LearnError.unknownClass`, `LearnError.noRows`.
    public func baseline(
        _ strategy: DummyClassifier.Strategy = .prior, learnedFrom training: Labels? = nil
    ) throws -> ClassificationScores {
        let labels = try training?.recoded(to: truth.classNames) ?? truth
        let dummy = try DummyClassifier(strategy: strategy).fit(
            .constant(rowCount: labels.count), labels, sampleWeight: training == nil ? sampleWeight : nil)
        return try dummy.evaluate(.constant(rowCount: truth.count), truth, sampleWeight: sampleWeight)
    }

    /// Every score beside that of a `DummyClassifier` on the same rows.
    ///
    /// - Throws: what ``baseline(_:learnedFrom:)`` throws.
    public func comparedToBaseline(
        _ strategy: DummyClassifier.Strategy = .prior, learnedFrom training: Labels? = nil
    ) throws -> BaselineComparison {
        let baseline = try baseline(strategy, learnedFrom: training)
        return BaselineComparison(
            rows: Scoring.allCases.compactMap { scoring in
                guard let own = scoring(self), let naive = scoring(baseline) else { return nil }
                return BaselineComparison.Row(scoring: scoring, score: own, baseline: naive)
            })
    }
}

extension Matrix {
    /// A column that says nothing, for a classifier that does not look.
    fileprivate static func constant(rowCount: Int) -> Matrix {
        Matrix(
            uncheckedRowCount: rowCount, columnNames: ["constant"],
            values: [Double](repeating: 0, count: rowCount))
    }
}
