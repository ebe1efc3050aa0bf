import Base
import Learn
import Synchronization

extension RandomForest: LazyClassifier {
    /// The predictions of a forest that was not stored.
    public struct Predictions: Sendable, Codable {
        /// The probability of each class for each set of rows, as the fitted forest would predict it: for each set a
        /// matrix of rowCount × classCount, with a column per class, named for it.
        public let probabilities: [Matrix]
        /// The normalized importance of each column, as in ``RandomForest/Fitted/importances``.
        public let importances: [Double]
        /// The number of nodes of all trees.
        public let nodeCount: Int
    }

    /// Fits a forest and predicts some sets of rows with it, without storing the forest: each tree is discarded as soon
    /// as its predictions have been added up.
    ///
    /// The probabilities are those of `predictProbabilities` after ``fit(_:_:sampleWeight:)``, to the last bit. A forest
    /// of deep trees on millions of rows takes gigabytes and is slow to traverse; where only its predictions for known
    /// rows are needed, as when models are compared, the memory of a few trees is enough. Trees with bins
    /// (`splitter: .binned()`) and unlimited leaves partition the rows to be predicted while they grow, which takes less
    /// than half as long as traversing them afterwards.
    ///
    /// Each matrix is freed once its rows have been encoded, unless the caller keeps it.
    ///
    /// - Parameters:
    ///   - x: the training rows.
    ///   - y: the class of each training row.
    ///   - sets: the sets of rows to predict, with the columns of `x`.
    ///   - sampleWeight: the weight of each training row, none negative; 1 each if nil.
    /// - Throws: the errors of `fit` and `predictProbabilities`.
    public func fitPredict(
        _ x: consuming Matrix, _ y: Labels, on sets: consuming [Matrix], sampleWeight: [Double]? = nil
    ) throws -> Predictions {
        // The bindings own the matrices, and free them where they are consumed.
        let (x, sets) = (x, sets)
        let key = ResultKey("RandomForest.fitPredict", self, x, y, sets, sampleWeight)
        if let predictions = key?.result(as: Predictions.self) { return predictions }
        let beginning = ContinuousClock.now
        let (columns, others) = (LazyColumns(consume x), (consume sets).map(LazyColumns.init))
        let predictions = try fitPredict(consume columns, y, on: consume others, sampleWeight: sampleWeight)
        key?.keep(predictions, since: beginning)
        return predictions
    }

    /// Fits a forest and predicts some sets of rows with it, as ``fitPredict(_:_:on:sampleWeight:)`` does for matrices.
    private func fitPredict(
        _ x: consuming LazyColumns, _ y: Labels, on sets: consuming [LazyColumns], sampleWeight: [Double]?
    ) throws -> Predictions {
        // The bindings own the columns, and free them where they are consumed or reassigned.
        let x = x
        var sets = sets
        let columns = InputColumns(x)
        sets = try sets.map { try columns.conform($0, for: "the random forest") }
        let rowCounts = sets.map(\.rowCount)
        let grower = try grower(consume x, y, sampleWeight: sampleWeight)
        let table = try grower.predictionTable(sets)
        // Rows that trees cannot predict while they grow are predicted by each tree once it is complete.
        let unencoded = try Matrix.stackingRows(table == nil ? sets.map { try $0.matrix() } : [])
        sets = []

        let (classNames, classCount) = (y.classNames, y.classCount)
        let outputCount = classCount == 2 ? 1 : classCount
        let sums = OrderedSum(count: rowCounts.reduce(0, +) * outputCount)
        let trees = try grower.grow(count: nEstimators, seed: seed, predicting: table) { growth in
            if let rows = growth.predictionRows {
                sums.add(UnsafeBufferPointer(rows.outputs), at: growth.index)
            } else {
                var outputs = [Double](repeating: 0, count: sums.count)
                let tree = TreeEnsemble(
                    forestOn: columns, classCount: classCount, trees: [growth.builder.finished().tree],
                    gains: [])
                tree.addOutputs(for: unencoded, to: &outputs, threadCount: 1)
                outputs.withUnsafeBufferPointer { sums.add($0, at: growth.index) }
            }
            return (importances: growth.builder.importances, nodeCount: growth.builder.count)
        }

        let means = sums.sum.map { $0 / Double(nEstimators) }
        var start = 0
        let probabilities = rowCounts.map { count in
            defer { start += count }
            let outputs = (0..<outputCount).flatMap { output in
                let first = output * (means.count / outputCount) + start
                return means[first..<first + count]
            }
            return Matrix(classFractions: outputs, rowCount: count, classNames: classNames)
        }
        var gains = [Double](repeating: 0, count: columns.count)
        for tree in trees {
            for (column, importance) in tree.importances.enumerated() { gains[column] += importance }
        }
        return Predictions(
            probabilities: probabilities, importances: gains.normalized,
            nodeCount: trees.reduce(0) { $0 + $1.nodeCount })
    }

    /// Fits a forest and returns the probabilities of ``fitPredict(_:_:on:sampleWeight:)`` alone.
    ///
    /// - Throws: the errors of `fit` and `predictProbabilities`.
    public func fitPredictProbabilities(
        _ x: consuming Matrix, _ y: Labels, on sets: consuming [Matrix], sampleWeight: [Double]?
    ) throws -> [Matrix] {
        try fitPredict(x, y, on: sets, sampleWeight: sampleWeight).probabilities
    }

    /// Fits a forest and returns the probabilities that it predicts, from columns that are computed on demand.
    ///
    /// - Throws: the errors of `fit` and `predictProbabilities`.
    package func fitPredictProbabilities(
        lazily x: consuming LazyColumns, _ y: Labels, on sets: consuming [LazyColumns],
        sampleWeight: [Double]?
    ) throws -> [Matrix] {
        try fitPredict(x, y, on: sets, sampleWeight: sampleWeight).probabilities
    }
}

/// A sum of arrays that arrive from several threads, added in the order of their indices, so that it is the same to the
/// last bit for any number of threads.
private final class OrderedSum: Sendable {
    let count: Int
    private let state: Mutex<(sum: [Double], next: Int, waiting: [Int: [Double]])>

    init(count: Int) {
        self.count = count
        state = Mutex(([Double](repeating: 0, count: count), 0, [:]))
    }

    /// The sum of the arrays that have been added.
    var sum: [Double] { state.withLock { $0.sum } }

    /// Adds an array, or keeps a copy until all arrays before it have been added.
    func add(_ array: UnsafeBufferPointer<Double>, at index: Int) {
        state.withLock { state in
            guard index == state.next else {
                state.waiting[index] = Array(array)
                return
            }
            for place in array.indices { state.sum[place] += array[place] }
            state.next += 1
            while let array = state.waiting.removeValue(forKey: state.next) {
                for place in array.indices { state.sum[place] += array[place] }
                state.next += 1
            }
        }
    }
}
