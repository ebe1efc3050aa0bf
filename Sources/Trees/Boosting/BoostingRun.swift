import Base
import Numerics

/// One fit of gradient boosting: an iteration after the other, each a tree for every output.
///
/// Friedman, “Greedy function approximation: a gradient boosting machine”, *The Annals of Statistics* 29 (2001).
struct BoostingRun<Loss: BoostingLoss, Code: FixedWidthInteger & UnsignedInteger & Sendable> {
    private var loss: Loss
    private let settings: BoostingSettings
    private let learningRate: Double
    private var grower: TreeGrower<Code>
    /// The scores of the rows; see `BoostingLoss`. The steps of the last trees are not in them yet.
    private var scores: [Double]
    /// For each output the steps of the leaves of the tree grown last, by number, as long as they are not in the scores.
    private var pending: [[Double]] = []
    /// For each output the number of each row's leaf in the tree grown last.
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

    /// Grows the trees of one iteration, adds them to an ensemble, and moves the scores.
    mutating func iterate(_ ensemble: inout TreeEnsemble) {
        if loss.bounds == nil { addPending() }
        let histograms = updateDerivatives()
        // All trees of an iteration are of the same scores.
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

    /// Works out the derivatives of all outputs, and adds what is pending to the scores on the way.
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
                    countsAsHessian: settings.splitCriterion == .squaredError,
                    threadCount: settings.threadCount
                ) { rows in
                    if output == 0 { Self.add(pending, leafOfRow, to: scores, rows, loss.rowCount) }
                }
            }
        }
    }

    /// Adds what is pending to the scores of all rows.
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

    /// Adds to the scores of a run of rows the steps of their leaves.
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

    /// Puts the rows into the order of the first tree's leaves.
    ///
    /// Trees of one fit split alike, so the rows of a leaf of a later tree then lie closer together, and fewer lines of
    /// memory have to be fetched for them. Sums of whole numbers don't depend on the order, so nothing else changes.
    private mutating func reorder() {
        addPending()
        let positions = grower.reorderByLeaf()
        loss = loss.reordered(positions)
        let rowCount = loss.rowCount
        let old = scores
        scores = (0..<loss.outputCount).flatMap { output in
            positions.lazy.map { old[output * rowCount + Int($0)] }
        }
    }

    /// The step of each leaf: the Newton step of its rows.
    private func leafSteps(_ growth: TreeGrower<Code>.Growth, output: Int) -> [Double] {
        guard settings.splitCriterion == .squaredError else {
            let search = SplitSearch(
                layout: HistogramLayout([], [], isEven: false), settings: settings,
                scale: grower.rows.scales[output])
            return growth.sums.map(search.step)
        }
        // Splits were judged without hessians, so those of the leaves have not been summed yet.
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

    /// For each leaf the sums of the gradients and of the hessians of some rows.
    private func derivativeSums(
        _ rows: Range<Int>, output: Int, at scores: UnsafePointer<Double>, _ leafCount: Int
    ) -> [Double] {
        // Gradient and hessian twice, for rows in turn: one after another of the same leaf need not wait for each other.
        var sums = [Double](repeating: 0, count: 4 * leafCount)
        // Few enough rows at a time for their derivatives to stay in the nearest cache.
        let block = 1024
        withScratch(count: 2 * block) { gradients in
            let hessians = gradients + block
            sums.withUnsafeMutableBufferPointer { sums in
                leafOfRow[output].withUnsafeBufferPointer { leaves in
                    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: block) {
                        let rows = start..<min(start + block, rows.upperBound)
                        loss.derivatives(
                            rows, output: output, at: scores, gradients: gradients, hessians: hessians)
                        loss.weigh(rows, gradients, hessians, false)
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
