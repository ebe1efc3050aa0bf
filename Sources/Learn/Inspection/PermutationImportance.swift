import Base
import Numerics

/// The loss of a model's score when the values of a column are shuffled, which measures how much it relies on
/// the column. scikit-learn's `permutation_importance`; the same seed shuffles the same way.
///
///     let importance = try PermutationImportance(of: model, testX, testY, score: .rocAUC)
///     for column in importance.ranked { print(column.name, column.mean) }
///
/// Correlated columns stand in for one another, so that each looks less important than it is.
///
/// Breiman, “Random forests”, Machine Learning 45 (2001).
public struct PermutationImportance: Equatable, Sendable, Codable {
    /// The importance of one column.
    public struct Column: Equatable, Sendable, Codable {
        /// The name of the column.
        public let name: String
        /// The loss of the score (or the increase of a loss) in each shuffle.
        public let importances: [Double]

        /// The mean of the importances.
        public var mean: Double { importances.reduce(0, +) / Double(importances.count) }

        /// The standard deviation of the importances, of a population (divided by n), as in scikit-learn.
        public var standardDeviation: Double { Learn.standardDeviation(importances) }
    }

    /// The score of the rows without shuffling.
    public let baseline: Double
    /// The columns, in the order of the matrix.
    public let columns: [Column]

    /// The columns, the most important first; equally important ones in the order of the matrix.
    public var ranked: [Column] {
        columns.enumerated().sorted { ($1.element.mean, $0.offset) < ($0.element.mean, $1.offset) }.map(
            \.element)
    }

    /// Shuffles each column in turn, and scores the model on the rows.
    ///
    /// - Parameters:
    ///   - model: a fitted model, or a whole fitted pipeline.
    ///   - x: rows that the model was not fitted on; on training rows, columns that it overfits look
    ///     important too.
    ///   - y: their classes or numbers.
    ///   - repeats: the number of times that each column is shuffled.
    ///   - seed: the shuffles are those of scikit-learn for this `random_state`, and the same for all
    ///     columns.
    ///   - sampleWeight: the weight of each row in the score.
    ///   - threadCount: the maximum number of threads; all cores if nil. Each holds a copy of the rows.
    ///   - score: the scorer; accuracy or R² by default.
    /// - Throws: the errors of `evaluate` and of the scorer; `LearnError.noRows`, `LearnError.noColumns`,
    ///   `LearnError.invalidParameter` for no repeats; `CancellationError`.
    public init<Model: FittedPredictor>(
        of model: Model, _ x: Matrix, _ y: Model.Target, repeats: Int = 5, seed: UInt32 = 0,
        sampleWeight: [Double]? = nil, threadCount: Int? = nil,
        score: ScoreMetric<Model.Scores> = .standard
    ) throws {
        self = try kept(
            "PermutationImportance", AnyKeyed(model), x, AnyKeyed(y), repeats, seed, sampleWeight, score
        ) {
            try PermutationImportance(
                computedFor: model, x, y, repeats, seed, sampleWeight, threadCount: threadCount, score)
        }
    }

    private init<Model: FittedPredictor>(
        computedFor model: Model, _ x: Matrix, _ y: Model.Target, _ repeats: Int, _ seed: UInt32,
        _ sampleWeight: [Double]?, threadCount: Int?, _ score: ScoreMetric<Model.Scores>
    ) throws {
        guard repeats >= 1 else {
            throw LearnError.invalidParameter(name: "repeats", value: String(repeats), expected: "at least 1")
        }
        try x.requireRowsAndColumns(for: "permutation importance")
        let baseline = try score(model.evaluate(x, y, sampleWeight: sampleWeight)) ?? .nan
        let orders = shuffledOrders(rowCount: x.rowCount, repeats: repeats, seed: seed)
        let reporter = ProgressReporter("permutation importance", total: x.columnCount * repeats)
        let results = Chunks(count: x.columnCount, size: 1).map(threadCount: threadCount) { range in
            Result {
                let start = range.lowerBound * x.rowCount
                var values = x.values
                return try orders.map { order in
                    try reporter.checkCancellation()
                    for (row, source) in order.enumerated() {
                        values[start + row] = x.values[start + Int(source)]
                    }
                    let shuffled = Matrix(
                        uncheckedRowCount: x.rowCount, columnNames: x.columnNames, categories: x.categories,
                        values: values)
                    let scores = try model.evaluate(shuffled, y, sampleWeight: sampleWeight)
                    reporter.advance()
                    let shuffledScore = try score(scores) ?? .nan
                    return score.isLoss ? shuffledScore - baseline : baseline - shuffledScore
                }
            }
        }
        self.baseline = baseline
        columns = try zip(x.columnNames, results).map { Column(name: $0, importances: try $1.get()) }
    }
}

/// Returns, for each repeat, the row from which each row takes its value. As in scikit-learn, one list of
/// rows is shuffled again and again, and applied to a column that is already shuffled.
private func shuffledOrders(rowCount: Int, repeats: Int, seed: UInt32) -> [[UInt32]] {
    var master = RandomState(seed: seed)
    var random = RandomState(seed: UInt32(master.randint(0..<1 << 31)))
    var shuffle = Array(0..<UInt32(rowCount))
    var order = shuffle
    return (0..<repeats).map { _ in
        random.shuffle(&shuffle)
        order = shuffle.map { order[Int($0)] }
        return order
    }
}
