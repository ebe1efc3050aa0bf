import Base
import Numerics

/// The pinball loss of predictions of a quantile; of the median it is half the absolute error. The score is the predicted
/// value.
///
/// The loss is a straight line on either side of the target, so that a Newton step says nothing about the distance to it: the
/// step of a leaf is the quantile of the differences between targets and scores (Friedman, *The Annals of Statistics* 29,
/// 2001, algorithm 3).
struct QuantileBoostingLoss: BoostingLoss {
    private var target: [Double]
    private(set) var weights: [Double]?
    private let quantile: Double
    let initialScores: [Double]
    var rowCount: Int { target.count }
    var outputCount: Int { 1 }
    var stepFactor: Double { 1 }

    init(_ target: [Double], quantile: Double, weights: [Double]?) {
        self.target = target
        self.quantile = quantile
        self.weights = weights
        initialScores = [Descriptive.quantile(target, quantile, weights: weights)]
    }

    var bounds: (gradient: Double, hessian: Double)? { (max(quantile, 1 - quantile), 1) }

    func derivatives(
        _ rows: Range<Int>, output: Int, at scores: UnsafePointer<Double>,
        gradients: UnsafeMutablePointer<Double>, hessians: UnsafeMutablePointer<Double>
    ) {
        for (index, row) in rows.enumerated() {
            gradients[index] = target[row] >= scores[row] ? -quantile : 1 - quantile
            hessians[index] = 1
        }
    }

    func leafSteps(
        _ leafOfRow: [UInt16], leafCount: Int, at scores: [Double], threadCount: Int?
    ) -> [Double]? {
        // The rows of each leaf, side by side.
        var starts = [Int](repeating: 0, count: leafCount + 1)
        for leaf in leafOfRow { starts[Int(leaf) + 1] += 1 }
        for leaf in 0..<leafCount { starts[leaf + 1] += starts[leaf] }
        var next = starts
        var rows = [UInt32](repeating: 0, count: rowCount)
        for (row, leaf) in leafOfRow.enumerated() {
            rows[next[Int(leaf)]] = UInt32(truncatingIfNeeded: row)
            next[Int(leaf)] += 1
        }
        let (leafRows, leafStarts) = (rows, starts)
        return Chunks(count: leafCount, size: 1).map(
            threadCount: threads(threadCount, rows: rowCount, columns: 1)
        ) { leaf in
            let rows = leafRows[leafStarts[leaf.lowerBound]..<leafStarts[leaf.upperBound]]
            let differences = rows.map { target[Int($0)] - scores[Int($0)] }
            return Descriptive.quantile(
                differences, quantile, weights: weights.map { weights in rows.map { weights[Int($0)] } })
        }
    }

    func mean(at scores: [Double]) -> Double {
        weightedMean(rowCount: rowCount, weights) { row in
            let difference = target[row] - scores[row]
            return difference >= 0 ? quantile * difference : (quantile - 1) * difference
        }
    }

    func reordered(_ previousIndices: [UInt32]) -> Self {
        var copy = self
        copy.target = target.at(previousIndices)
        copy.weights = weights?.at(previousIndices)
        return copy
    }
}
