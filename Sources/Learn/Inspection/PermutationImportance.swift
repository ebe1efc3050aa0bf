import Base
import Numerics

/// How much worse a model gets when the values of a column are dealt to other rows: how much it relies on the column.
/// scikit-learn's `permutation_importance`; the same seed shuffles the same way.
///
///     let importance = try PermutationImportance(of: model, testX, testY, score: .rocAUC)
///     for column in importance.ranked { print(column.name, column.mean) }
///
/// Columns that go together take over for one another, so that each looks less important than it is.
///
/// Breiman, “Random forests”, Machine Learning 45 (2001).
public struct PermutationImportance: Equatable, Sendable, Codable {
    /// What was found for one column.
    public struct Column: Equatable, Sendable, Codable {
        /// Its name.
        public let name: String
        /// By how much each shuffling lowered the score (or raised the loss).
        public let importances: [Double]

        /// The mean of the importances.
        public var mean: Double { importances.reduce(0, +) / Double(importances.count) }

        /// The standard deviation of the importances, of all there are (n), as scikit-learn gives it.
        public var standardDeviation: Double {
            let mean = mean
            let squares = importances.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return (squares / Double(importances.count)).squareRoot()
        }
    }

    /// The score of the rows as they are.
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
    ///   - x: rows that the model was not fitted on; on others, what it learned by heart looks important too.
    ///   - y: their classes.
    ///   - repeats: how often each column is shuffled.
    ///   - seed: the shuffles are those of scikit-learn for this `random_state`, and the same for all columns.
    ///   - sampleWeight: how much each row counts in the score.
    ///   - threadCount: at most so many threads; all cores if nil. Each holds a copy of the rows.
    ///   - score: a figure, more being better; NaN where it is nil.
    /// - Throws: what `evaluate` and `score` throw; `LearnError.noRows`, `LearnError.noColumns`,
    ///   `LearnError.invalidParameter` for no repeats; `CancellationError`.
    public init(
        of model: some FittedClassifier, _ x: Matrix, _ y: Labels, repeats: Int = 5, seed: UInt32 = 0,
        sampleWeight: [Double]? = nil, threadCount: Int? = nil,
        score: @Sendable (ClassificationScores) throws -> Double?
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
                    return baseline - (try score(scores) ?? .nan)
                }
            }
        }
        self.baseline = baseline
        columns = try zip(x.columnNames, results).map { Column(name: $0, importances: try $1.get()) }
    }

    /// Shuffles each column in turn, and scores the model on the rows by a figure with a name.
    ///
    /// - Throws: what ``init(of:_:_:repeats:seed:sampleWeight:threadCount:score:)`` with a function throws.
    public init(
        of model: some FittedClassifier, _ x: Matrix, _ y: Labels, repeats: Int = 5, seed: UInt32 = 0,
        sampleWeight: [Double]? = nil, threadCount: Int? = nil, score: Scoring = .accuracy
    ) throws {
        let sign: Double = score.isLoss ? -1 : 1
        let found = try PermutationImportance(
            of: model, x, y, repeats: repeats, seed: seed, sampleWeight: sampleWeight,
            threadCount: threadCount
        ) { score($0).map { sign * $0 } }
        baseline = sign * found.baseline
        columns = found.columns
    }
}

/// For each repeat, the row whose value each row gets. As in scikit-learn, one list of rows is shuffled on and on, and
/// applied to a column that has been shuffled before.
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
