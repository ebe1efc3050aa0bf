import Base
import Learn
import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What gradient boosting makes small: a sum over rows of a convex function of their scores.
///
/// Scores lie output after output: that of row `i` for output `k` is at `k · rows + i`.
protocol BoostingLoss: Sendable {
    var rowCount: Int { get }
    /// How many scores a row has, and trees an iteration grows.
    var outputCount: Int { get }
    /// What every row is weighted by; nil for one.
    var weights: [Double]? { get }
    /// The scores that all rows start from: the best there are without a tree.
    var initialScores: [Double] { get }
    /// What a Newton step is multiplied by.
    var stepFactor: Double { get }

    /// The largest absolute gradient and the largest hessian that there can be, weights left out; nil if that depends on
    /// the scores.
    var bounds: (gradient: Double, hessian: Double)? { get }
    /// The largest absolute gradient and the largest hessian that there are at these scores, weights left out.
    func bounds(at scores: [Double]) -> (gradient: Double, hessian: Double)

    /// Writes the gradients and the hessians of a run of rows for one output, weights left out.
    func derivatives(
        _ rows: Range<Int>, output: Int, at scores: UnsafePointer<Double>,
        gradients: UnsafeMutablePointer<Double>, hessians: UnsafeMutablePointer<Double>)

    /// The same to about six digits, where that can be had faster. What is written to has room for a multiple of
    /// eight rows.
    func roughDerivatives(
        _ rows: Range<Int>, output: Int, at scores: UnsafePointer<Double>,
        gradients: UnsafeMutablePointer<Float>, hessians: UnsafeMutablePointer<Float>)

    /// The weighted mean of the loss over all rows.
    func mean(at scores: [Double]) -> Double

    /// The same loss with the rows in another order, given for each where it was.
    func reordered(_ positions: [UInt32]) -> Self
}

extension BoostingLoss {
    func bounds(at scores: [Double]) -> (gradient: Double, hessian: Double) { bounds ?? (1, 1) }

    /// Multiplies derivatives by the weights of the rows; before that, hessians may be replaced by one.
    func weigh<Number: BinaryFloatingPoint>(
        _ rows: Range<Int>, _ gradients: UnsafeMutablePointer<Number>,
        _ hessians: UnsafeMutablePointer<Number>,
        _ countsAsHessian: Bool
    ) {
        if countsAsHessian { hessians.update(repeating: 1, count: rows.count) }
        guard let weights else { return }
        for (index, row) in rows.enumerated() {
            gradients[index] *= Number(weights[row])
            hessians[index] *= Number(weights[row])
        }
    }

    func roughDerivatives(
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
    /// The numbers at some positions.
    fileprivate func at(_ positions: [UInt32]) -> [Double] { positions.map { self[Int($0)] } }
}

/// The log-loss of two classes; the score is the log-odds of the second.
struct BinaryBoostingLoss: BoostingLoss {
    /// 1 for the rows of the positive class.
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

    func reordered(_ positions: [UInt32]) -> Self {
        var copy = self
        copy.target = positions.map { target[Int($0)] }
        copy.weights = weights?.at(positions)
        return copy
    }

    func roughDerivatives(
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

/// The log-loss of several classes, a score each (softmax).
struct SoftmaxBoostingLoss: BoostingLoss {
    private var codes: [Int]
    let outputCount: Int
    private(set) var weights: [Double]?
    let initialScores: [Double]
    var rowCount: Int { codes.count }
    /// The step of one score when the others are not held but follow (Friedman 2001, algorithm 6).
    var stepFactor: Double { Double(outputCount - 1) / Double(outputCount) }

    init(_ labels: Labels, weights: [Double]?) {
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
            gradients[index] = probability - (codes[row] == output ? 1 : 0)
            hessians[index] = probability * (1 - probability)
        }
    }

    func reordered(_ positions: [UInt32]) -> Self {
        var copy = self
        copy.codes = positions.map { codes[Int($0)] }
        copy.weights = weights?.at(positions)
        return copy
    }

    func mean(at scores: [Double]) -> Double {
        scores.withUnsafeBufferPointer { scores in
            guard let scores = scores.baseAddress else { return 0 }
            return weightedMean(rowCount: rowCount, weights) { row in
                logSumOfExps(scores + row) - scores[codes[row] * rowCount + row]
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

/// Half the squared error; the score is the value itself.
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

    func reordered(_ positions: [UInt32]) -> Self {
        var copy = self
        copy.target = target.at(positions)
        copy.weights = weights?.at(positions)
        return copy
    }

    func mean(at scores: [Double]) -> Double {
        weightedMean(rowCount: rowCount, weights) { row in
            let error = scores[row] - target[row]
            return error * error / 2
        }
    }
}

/// The mean of a figure over rows, each counting by its weight.
private func weightedMean(rowCount: Int, _ weights: [Double]?, _ figure: (Int) -> Double) -> Double {
    var sum = 0.0
    var total = 0.0
    for row in 0..<rowCount {
        let weight = weights?[row] ?? 1
        sum += weight * figure(row)
        total += weight
    }
    return sum / total
}

/// log(1 + e^x), without overflow.
private func logOfOnePlusExp(_ x: Double) -> Double {
    max(x, 0) + log1p(exp(-abs(x)))
}
