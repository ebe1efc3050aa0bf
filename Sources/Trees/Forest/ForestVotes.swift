import Learn
import Numerics
import Synchronization

extension RandomForest {
    /// What the trees of a forest say of some rows, when the forest itself is not kept.
    public struct Votes: Sendable {
        /// The probability of each class for each row, as the forest would predict it: a column a class.
        public let probabilities: Matrix
        /// By how much splits on each column lessened the impurity, as shares of one, averaged over the trees that have
        /// a split.
        public let importances: [Double]
        /// How many nodes the trees had in all.
        public let nodeCount: Int
    }

    /// Grows the trees as ``fit(_:_:sampleWeight:)`` does, asks each about some rows as soon as it is grown, and lets go
    /// of it: the same probabilities to the last bit as the forest's, from the memory of a few trees.
    ///
    /// A forest of deep trees on millions of rows takes gigabytes, most of a run's memory, and reading it again takes
    /// long. Where only its predictions for known rows are asked for, as when models are compared, it need never be
    /// there as a whole. Trees with bins (`splitter: .binned()`) whose leaves are not limited take the rows along as
    /// they grow, which takes less than half as long as asking afterwards.
    ///
    /// Both matrices are let go of as soon as they have been coded, if nobody else holds them.
    ///
    /// - Parameters:
    ///   - rows: the rows to ask about.
    ///   - x: the rows to learn from.
    ///   - y: their classes.
    ///   - sampleWeight: how much each counts.
    /// - Throws: what `fit` and `predictProbabilities` throw.
    public func votes(
        on rows: consuming Matrix, fitting x: consuming Matrix, _ y: Labels, sampleWeight: [Double]? = nil
    ) throws -> Votes {
        var (rows, x) = (rows, x)
        let nothing = Matrix(uncheckedRowCount: 0, columnNames: [], values: [])
        let columns = InputColumns(x)
        rows = try columns.conform(rows, for: "the random forest")
        try rows.requireFinite(allowingNaN: true)
        let rowCount = rows.rowCount
        let grower = try grower(x, y, sampleWeight: sampleWeight)
        x = nothing
        let classCount = y.classCount
        let sums = OrderedSum(count: rowCount * (classCount == 2 ? 1 : classCount))
        let riding = grower.riding(rows)
        if riding != nil { rows = nothing }
        let asked = rows
        let trees = try grower.grow(count: nEstimators, seed: seed, riding: riding) { harvest in
            if let riding = harvest.riding {
                sums.add(Array(riding.outputs), at: harvest.index)
            } else {
                let tree = TreeEnsemble(
                    forestOn: columns, classCount: classCount, trees: [harvest.tree.finished().tree],
                    gains: [])
                var outputs = [Double](repeating: 0, count: sums.count)
                tree.addOutputs(for: asked, to: &outputs, threadCount: 1)
                sums.add(outputs, at: harvest.index)
            }
            return (importances: harvest.tree.importances, nodeCount: harvest.tree.count)
        }
        var values = sums.sum.map { $0 / Double(nEstimators) }
        if classCount == 2 { values = values.map { 1 - $0 } + values }
        var gains = [Double](repeating: 0, count: columns.count)
        for tree in trees {
            for (column, importance) in tree.importances.enumerated() { gains[column] += importance }
        }
        return Votes(
            probabilities: Matrix(
                uncheckedRowCount: rowCount, columnNames: y.classNames, values: values),
            importances: gains.sharesOfOne, nodeCount: trees.reduce(0) { $0 + $1.nodeCount })
    }
}

/// A sum of arrays that come from several threads, added in their order, so that it is the same to the last bit.
private final class OrderedSum: Sendable {
    let count: Int
    private let state: Mutex<(sum: [Double], next: Int, waiting: [Int: [Double]])>

    init(count: Int) {
        self.count = count
        state = Mutex(([Double](repeating: 0, count: count), 0, [:]))
    }

    var sum: [Double] { state.withLock { $0.sum } }

    /// Adds an array, or keeps it until those before it are there.
    func add(_ array: [Double], at index: Int) {
        state.withLock { state in
            state.waiting[index] = array
            while let array = state.waiting.removeValue(forKey: state.next) {
                for place in array.indices { state.sum[place] += array[place] }
                state.next += 1
            }
        }
    }
}
