import Base
import Numerics

/// A run of gradient boosting: grows a tree for each output in every iteration.
///
/// Friedman, “Greedy function approximation: a gradient boosting machine”, *The Annals of Statistics* 29 (2001).
struct BoostingRun<Loss: BoostingLoss, Code: FixedWidthInteger & UnsignedInteger & Sendable> {
    private var loss: Loss
    private let settings: BoostingSettings
    private let learningRate: Double
    private var grower: TreeGrower<Code>
    /// The scores of the rows, laid out as for `BoostingLoss`, without the steps that are pending.
    private var scores: [Double]
    /// For each output, the steps of the leaves of the last tree, by leaf number, until they are added to the scores.
    private var pending: [[Double]] = []
    /// For each output, the leaf number of each row in the last tree.
    private var leafOfRow: [[UInt16]]
    private var isFirst = true

    init(
        _ rows: consuming BoostingRows<Code>, _ loss: Loss, _ settings: BoostingSettings, learningRate: Double
    ) {
        self.loss = loss
        self.settings = settings
        self.learningRate = learningRate
        grower = TreeGrower(rows, settings)
        scores = loss.initialScores.flatMap { [Double](repeating: $0, count: loss.rowCount) }
        leafOfRow = [[UInt16]](
            repeating: [UInt16](repeating: 0, count: loss.rowCount), count: loss.outputCount)
    }

    /// Grows the trees of an iteration, and appends them to an ensemble.
    mutating func iterate(_ ensemble: inout TreeEnsemble) {
        if loss.bounds == nil { addPending() }
        let histograms = updateDerivatives()
        // All trees of an iteration are grown from the same scores.
        pending = (0..<loss.outputCount).map { output in
            var growth = grower.grow(
                output: output, from: histograms[output], leafOfRow: &leafOfRow[output])
            let steps = leafSteps(growth, output: output).map { $0 * learningRate * loss.stepFactor }
            for index in growth.tree.nodes.indices where growth.tree.nodes[index].isLeaf {
                growth.tree.nodes[index].threshold = steps[Int(growth.tree.nodes[index].threshold)]
            }
            ensemble.trees.append(growth.tree)
            for (column, gain) in growth.gains.enumerated() { ensemble.gains[column] += gain }
            return steps
        }
        if isFirst, !grower.rows.isFine { reorder() }
        isFirst = false
    }

    /// Computes the derivatives for all outputs, adding pending steps to the scores in the same pass.
    ///
    /// - Returns: the histogram of all rows for each output.
    private mutating func updateDerivatives() -> [GradientHistogram] {
        let bounds = loss.bounds(at: scores)
        let (loss, settings, pending, leafOfRow) = (loss, settings, pending, leafOfRow)
        self.pending = []
        return (0..<loss.outputCount).map { output in
            scores.withUnsafeMutableBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return GradientHistogram(sums: []) }
                let scores = SharedMutablePointer(pointer: base)
                return grower.rows.updateDerivatives(
                    ofOutput: output, of: loss, at: scores, bounds: bounds,
                    usesUnitHessians: settings.splitCriterion == .squaredError,
                    threadCount: settings.threadCount
                ) { rows in
                    if output == 0 { Self.add(pending, leafOfRow, to: scores, rows, loss.rowCount) }
                }
            }
        }
    }

    /// Adds pending steps to the scores of all rows.
    private mutating func addPending() {
        let (pending, leafOfRow, rowCount) = (pending, leafOfRow, loss.rowCount)
        self.pending = []
        let threadCount = threads(settings.threadCount, rows: rowCount, columns: 1)
        scores.withUnsafeMutableBufferPointer { scores in
            guard let base = scores.baseAddress else { return }
            let target = SharedMutablePointer(pointer: base)
            _ = Chunks(count: rowCount, size: 1 << 14).map(threadCount: threadCount) {
                Self.add(pending, leafOfRow, to: target, $0, rowCount)
            }
        }
    }

    /// Adds the steps of their leaves to the scores of consecutive rows.
    private static func add(
        _ steps: [[Double]], _ leafOfRow: [[UInt16]], to scores: SharedMutablePointer<Double>,
        _ rows: Range<Int>,
        _ rowCount: Int
    ) {
        for (output, steps) in steps.enumerated() {
            let target = scores.pointer + output * rowCount
            steps.withUnsafeBufferPointer { steps in
                leafOfRow[output].withUnsafeBufferPointer { leaves in
                    for row in rows { target[row] += steps[Int(leaves[row])] }
                }
            }
        }
    }

    /// Sorts the rows by the leaves of the first tree.
    ///
    /// The trees of a fit split alike, so that the rows of a later leaf then lie closer together in memory and touch fewer
    /// cache lines. Sums of integers do not depend on the order, so nothing else changes.
    private mutating func reorder() {
        addPending()
        let previousIndices = grower.reorderByLeaf()
        loss = loss.reordered(previousIndices)
        let rowCount = loss.rowCount
        let old = scores
        scores = (0..<loss.outputCount).flatMap { output in
            previousIndices.lazy.map { old[output * rowCount + Int($0)] }
        }
    }

    /// The step of each leaf: that of the loss, or the Newton step of its rows.
    private func leafSteps(_ growth: TreeGrower<Code>.Growth, output: Int) -> [Double] {
        if let steps = loss.leafSteps(
            leafOfRow[output], leafCount: growth.sums.count, at: scores, threadCount: settings.threadCount)
        {
            return steps
        }
        guard settings.splitCriterion == .squaredError else {
            let search = SplitSearch(
                layout: HistogramLayout([], [], isEven: false), settings: settings,
                scale: grower.rows.scales[output])
            return growth.sums.map(search.step)
        }
        // The histograms have unit hessians, so those of the leaves must be summed here.
        let leafCount = growth.sums.count
        let parts = scores.withUnsafeBufferPointer { scores in
            let scores = SharedPointer(scores)
            return Chunks(count: loss.rowCount, size: 1 << 14).map(threadCount: settings.threadCount) {
                rows in
                derivativeSums(rows, output: output, at: scores.pointer, leafCount)
            }
        }
        var sums = [Double](repeating: 0, count: 2 * leafCount)
        for part in parts { for index in sums.indices { sums[index] += part[index] } }
        return (0..<leafCount).map { leaf in
            let hessian = sums[2 * leaf + 1] + settings.l2Regularization
            return hessian > 1e-150 ? -sums[2 * leaf] / hessian : 0
        }
    }

    /// The sums of the gradients and of the hessians of some rows, by leaf.
    private func derivativeSums(
        _ rows: Range<Int>, output: Int, at scores: UnsafePointer<Double>, _ leafCount: Int
    ) -> [Double] {
        // Alternate rows use separate sums, so that consecutive rows of a leaf need not wait for each other.
        var sums = [Double](repeating: 0, count: 4 * leafCount)
        // Few enough rows at a time for their derivatives to stay in the L1 cache.
        let block = 1024
        withScratch(count: 2 * block) { gradients in
            let hessians = gradients + block
            sums.withUnsafeMutableBufferPointer { sums in
                leafOfRow[output].withUnsafeBufferPointer { leaves in
                    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: block) {
                        let rows = start..<min(start + block, rows.upperBound)
                        loss.derivatives(
                            rows, output: output, at: scores, gradients: gradients, hessians: hessians)
                        loss.applyWeights(rows, gradients, hessians, false)
                        for (index, row) in rows.enumerated() {
                            let place = 4 &* Int(leaves[row]) &+ 2 &* (index & 1)
                            sums[place] += gradients[index]
                            sums[place &+ 1] += hessians[index]
                        }
                    }
                }
            }
        }
        return (0..<2 * leafCount).map { index in
            let place = 4 * (index / 2) + index % 2
            return sums[place] + sums[place + 2]
        }
    }
}
