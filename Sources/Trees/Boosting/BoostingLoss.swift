import Base
import Learn
import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The loss that gradient boosting minimizes: a sum over rows of a convex function of their scores.
///
/// Scores are stored rowCount × outputCount, output after output: that of row `i` for output `k` at `k * rowCount + i`.
protocol BoostingLoss: Sendable {
    var rowCount: Int { get }
    /// The number of scores per row, and of trees per iteration.
    var outputCount: Int { get }
    /// The weight of each row; nil for 1 each.
    var weights: [Double]? { get }
    /// The initial score of each output, the same for all rows: the optimum without trees.
    var initialScores: [Double] { get }
    /// The factor that Newton steps are multiplied by.
    var stepFactor: Double { get }

    /// Upper bounds of the absolute gradients and of the hessians, without weights; nil if they depend on the scores.
    var bounds: (gradient: Double, hessian: Double)? { get }
    /// The largest absolute gradient and the largest hessian at some scores, without weights.
    func bounds(at scores: [Double]) -> (gradient: Double, hessian: Double)

    /// Writes the gradients and hessians of consecutive rows for one output, without weights.
    func derivatives(
        _ rows: Range<Int>, output: Int, at scores: UnsafePointer<Double>,
        gradients: UnsafeMutablePointer<Double>, hessians: UnsafeMutablePointer<Double>)

    /// Writes the same to about six digits, if that is faster. The buffers have room for a multiple of eight rows.
    func approximateDerivatives(
        _ rows: Range<Int>, output: Int, at scores: UnsafePointer<Double>,
        gradients: UnsafeMutablePointer<Float>, hessians: UnsafeMutablePointer<Float>)

    /// The optimal step of each leaf of a new tree; nil for Newton steps.
    ///
    /// - Parameters:
    ///   - leafOfRow: the leaf number of each row.
    ///   - scores: the scores of the rows without the tree.
    func leafSteps(
        _ leafOfRow: [UInt16], leafCount: Int, at scores: [Double], threadCount: Int?
    ) -> [Double]?

    /// The weighted mean of the loss over all rows.
    func mean(at scores: [Double]) -> Double

    /// The same loss with its rows in another order.
    ///
    /// - Parameter previousIndices: the previous index of each row.
    func reordered(_ previousIndices: [UInt32]) -> Self
}

extension BoostingLoss {
    func bounds(at scores: [Double]) -> (gradient: Double, hessian: Double) { bounds ?? (1, 1) }

    func leafSteps(
        _ leafOfRow: [UInt16], leafCount: Int, at scores: [Double], threadCount: Int?
    ) -> [Double]? { nil }

    /// Multiplies derivatives by the weights of the rows, after setting the hessians to 1 if `usesUnitHessians`.
    func applyWeights<Number: BinaryFloatingPoint>(
        _ rows: Range<Int>, _ gradients: UnsafeMutablePointer<Number>,
        _ hessians: UnsafeMutablePointer<Number>,
        _ usesUnitHessians: Bool
    ) {
        if usesUnitHessians { hessians.update(repeating: 1, count: rows.count) }
        guard let weights else { return }
        for (index, row) in rows.enumerated() {
            gradients[index] *= Number(weights[row])
            hessians[index] *= Number(weights[row])
        }
    }

    func approximateDerivatives(
        _ rows: Range<Int>, output: Int, at scores: UnsafePointer<Double>,
        gradients: UnsafeMutablePointer<Float>, hessians: UnsafeMutablePointer<Float>
    ) {
        withScratch(count: 2 * rows.count) { scratch in
            derivatives(rows, output: output, at: scores, gradients: scratch, hessians: scratch + rows.count)
            for index in 0..<rows.count {
                gradients[index] = Float(scratch[index])
                hessians[index] = Float(scratch[rows.count + index])
            }
        }
    }
}

extension [Double] {
    /// The elements at some indices.
    func at(_ previousIndices: [UInt32]) -> [Double] { previousIndices.map { self[Int($0)] } }
}

/// The log-loss of two classes. The score is the log-odds of the positive class.
struct BinaryBoostingLoss: BoostingLoss {
    /// 1 for rows of the positive class, otherwise 0.
    private var target: [UInt8]
    private(set) var weights: [Double]?
    let initialScores: [Double]
    var rowCount: Int { target.count }
    var outputCount: Int { 1 }
    var stepFactor: Double { 1 }

    init(_ labels: Labels, weights: [Double]?) {
        target = labels.codes.map { UInt8(truncatingIfNeeded: $0) }
        self.weights = weights
        let totals = labels.weightedClassCounts(weights)
        initialScores = [log(totals[1] / totals[0])]
    }

    var bounds: (gradient: Double, hessian: Double)? { (1, 0.25) }

    func derivatives(
        _ rows: Range<Int>, output: Int, at scores: UnsafePointer<Double>,
        gradients: UnsafeMutablePointer<Double>, hessians: UnsafeMutablePointer<Double>
    ) {
        target.withUnsafeBufferPointer { target in
            let scores = scores + rows.lowerBound
            for (index, row) in rows.enumerated() { gradients[index] = Double(target[row]) }
            var index = 0
            while index + 4 <= rows.count {
                let (gradient, hessian) = derivatives(load4(scores, index), load4(gradients, index))
                store4(gradient, gradients, index)
                store4(hessian, hessians, index)
                index += 4
            }
            guard index < rows.count else { return }
            let (gradient, hessian) = derivatives(
                load4(scores, index, count: rows.count - index),
                load4(gradients, index, count: rows.count - index))
            for lane in 0..<rows.count - index {
                gradients[index + lane] = gradient[lane]
                hessians[index + lane] = hessian[lane]
            }
        }
    }

    @inline(__always)
    private func derivatives(_ scores: Lanes, _ targets: Lanes) -> (gradients: Lanes, hessians: Lanes) {
        let (probability, decay) = logistic(scores)
        return (probability - targets, decay / ((1 + decay) * (1 + decay)))
    }

    func reordered(_ previousIndices: [UInt32]) -> Self {
        var copy = self
        copy.target = previousIndices.map { target[Int($0)] }
        copy.weights = weights?.at(previousIndices)
        return copy
    }

    func approximateDerivatives(
        _ rows: Range<Int>, output: Int, at scores: UnsafePointer<Double>,
        gradients: UnsafeMutablePointer<Float>, hessians: UnsafeMutablePointer<Float>
    ) {
        target.withUnsafeBufferPointer { target in
            for (index, row) in rows.enumerated() {
                gradients[index] = Float(scores[row])
                hessians[index] = Float(target[row])
            }
            var index = 0
            while index < rows.count {
                let (probability, derivative) = roughLogistic(load8(gradients + index))
                store8(probability - load8(hessians + index), gradients + index)
                store8(derivative, hessians + index)
                index += 8
            }
        }
    }

    func mean(at scores: [Double]) -> Double {
        weightedMean(rowCount: rowCount, weights) { row in
            let score = scores[row]
            return logOfOnePlusExp(score) - (target[row] == 1 ? score : 0)
        }
    }
}

/// The log-loss of several classes, with a score for each (softmax).
struct SoftmaxBoostingLoss: BoostingLoss {
    private var codes: [Int32]
    let outputCount: Int
    private(set) var weights: [Double]?
    let initialScores: [Double]
    var rowCount: Int { codes.count }
    let stepFactor: Double

    /// Creates the loss of labels.
    ///
    /// - Parameter usesSmallSteps: whether steps account for the other scores, which a Newton step of one score regards as
    ///   fixed (Friedman 2001, algorithm 6), as scikit-learn's `GradientBoostingClassifier` does and
    ///   `HistGradientBoostingClassifier` does not.
    init(_ labels: Labels, weights: [Double]?, usesSmallSteps: Bool) {
        let count = Double(labels.classCount)
        stepFactor = usesSmallSteps ? (count - 1) / count : 1
        codes = labels.codes
        outputCount = labels.classCount
        self.weights = weights
        let totals = labels.weightedClassCounts(weights)
        let sum = totals.reduce(0, +)
        initialScores = totals.map { log($0 / sum) }
    }

    var bounds: (gradient: Double, hessian: Double)? { (1, 0.25) }

    func derivatives(
        _ rows: Range<Int>, output: Int, at scores: UnsafePointer<Double>,
        gradients: UnsafeMutablePointer<Double>, hessians: UnsafeMutablePointer<Double>
    ) {
        for (index, row) in rows.enumerated() {
            let probability = exp(scores[output * rowCount + row] - logSumOfExps(scores + row))
            gradients[index] = probability - (Int(codes[row]) == output ? 1 : 0)
            hessians[index] = probability * (1 - probability)
        }
    }

    func reordered(_ previousIndices: [UInt32]) -> Self {
        var copy = self
        copy.codes = previousIndices.map { codes[Int($0)] }
        copy.weights = weights?.at(previousIndices)
        return copy
    }

    func mean(at scores: [Double]) -> Double {
        scores.withUnsafeBufferPointer { scores in
            guard let scores = scores.baseAddress else { return 0 }
            return weightedMean(rowCount: rowCount, weights) { row in
                logSumOfExps(scores + row) - scores[Int(codes[row]) * rowCount + row]
            }
        }
    }

    private func logSumOfExps(_ scores: UnsafePointer<Double>) -> Double {
        var largest = scores[0]
        for output in 1..<outputCount { largest = max(largest, scores[output * rowCount]) }
        var sum = 0.0
        for output in 0..<outputCount { sum += exp(scores[output * rowCount] - largest) }
        return largest + log(sum)
    }
}

/// Half the squared error. The score is the predicted value.
struct SquaredBoostingLoss: BoostingLoss {
    private var target: [Double]
    private(set) var weights: [Double]?
    let initialScores: [Double]
    var rowCount: Int { target.count }
    var outputCount: Int { 1 }
    var stepFactor: Double { 1 }

    init(_ target: [Double], weights: [Double]?) {
        self.target = target
        self.weights = weights
        initialScores = [weightedMean(rowCount: target.count, weights) { target[$0] }]
    }

    var bounds: (gradient: Double, hessian: Double)? { nil }

    func bounds(at scores: [Double]) -> (gradient: Double, hessian: Double) {
        (zip(scores, target).reduce(0) { max($0, abs($1.0 - $1.1)) }, 1)
    }

    func derivatives(
        _ rows: Range<Int>, output: Int, at scores: UnsafePointer<Double>,
        gradients: UnsafeMutablePointer<Double>, hessians: UnsafeMutablePointer<Double>
    ) {
        for (index, row) in rows.enumerated() {
            gradients[index] = scores[row] - target[row]
            hessians[index] = 1
        }
    }

    func reordered(_ previousIndices: [UInt32]) -> Self {
        var copy = self
        copy.target = target.at(previousIndices)
        copy.weights = weights?.at(previousIndices)
        return copy
    }

    func mean(at scores: [Double]) -> Double {
        weightedMean(rowCount: rowCount, weights) { row in
            let error = scores[row] - target[row]
            return error * error / 2
        }
    }
}

/// The weighted mean of a value of each row.
func weightedMean(rowCount: Int, _ weights: [Double]?, _ figure: (Int) -> Double) -> Double {
    var sum = 0.0
    var total = 0.0
    for row in 0..<rowCount {
        let weight = weights?[row] ?? 1
        sum += weight * figure(row)
        total += weight
    }
    return sum / total
}

/// log(1 + eˣ), without overflow.
private func logOfOnePlusExp(_ x: Double) -> Double {
    max(x, 0) + log1p(exp(-abs(x)))
}
