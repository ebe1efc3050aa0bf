import Base
import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The mean log-loss of a logistic model of several classes, plus the penalty on its coefficients.
///
///     f(W, b) = 1/S · Σ sᵢ · (log Σₖ e^ηᵢₖ − ηᵢ,yᵢ) + λ/2 · ‖W‖²,   ηᵢₖ = xᵢ·wₖ + bₖ
///
/// Every class has its own coefficients and intercept; the parameters are those of the first class, followed
/// by those of the second, and so on. Adding one number to all intercepts changes nothing.
struct SoftmaxLoss: Objective, Sendable {
    /// The features.
    let x: Matrix
    /// The class of each row, as a code.
    let codes: [Int32]
    /// The number of classes.
    let classCount: Int
    /// The weights of the rows; nil if all are one.
    let weights: [Double]?
    /// The sum of the weights.
    let totalWeight: Double
    /// λ.
    let penalty: Double
    /// Whether each class has an intercept.
    let fitsIntercept: Bool
    /// The maximum number of threads.
    let threadCount: Int?

    /// The number of parameters of one class.
    var order: Int { x.columnCount + (fitsIntercept ? 1 : 0) }
    var parameterCount: Int { classCount * order }

    func evaluate(at point: [Double], gradient: inout [Double]) -> Double {
        let chunks = RowBlock.chunks(rowCount: x.rowCount)
        let threadCount = threads(threadCount, rows: x.rowCount, columns: classCount * x.columnCount)
        let parts = withShared(x.values, point, weights) { values, point, weights in
            chunks.map(threadCount: threadCount) { chunk in
                var sums = [Double](repeating: 0, count: parameterCount + 1)
                withScratch(count: classCount * RowBlock.capacity) { scratch in
                    for rows in x.blocks(of: chunk) {
                        let block = RowBlock(
                            values: values.pointer, rowCount: x.rowCount, columnCount: x.columnCount,
                            rows: rows)
                        predict(block, point.pointer, into: scratch)
                        add(block, rows, weights?.pointer, probabilities: scratch, to: &sums)
                    }
                }
                return sums
            }
        }
        let sums = parts.reduce(into: [Double](repeating: 0, count: parameterCount + 1)) { sum, part in
            for index in sum.indices { sum[index] += part[index] }
        }
        var squares = 0.0
        for parameter in 0..<parameterCount {
            let isPenalised = parameter % order < x.columnCount
            gradient[parameter] =
                sums[parameter] / totalWeight + (isPenalised ? penalty * point[parameter] : 0)
            if isPenalised { squares += point[parameter] * point[parameter] }
        }
        return sums[parameterCount] / totalWeight + penalty / 2 * squares
    }

    /// Returns the parameters of each class, with the intercepts (and if nothing else determines them, the
    /// coefficients) shifted to a mean of zero over the classes. The model is the same.
    func centred(_ point: [Double], includingCoefficients: Bool) -> [[Double]] {
        var rows = (0..<classCount).map { Array(point[$0 * order..<($0 + 1) * order]) }
        for parameter in (includingCoefficients ? 0 : x.columnCount)..<order {
            let mean = rows.reduce(0) { $0 + $1[parameter] } / Double(classCount)
            for code in rows.indices { rows[code][parameter] -= mean }
        }
        return rows
    }

    /// Writes the linear predictors of a block, class after class.
    private func predict(
        _ block: RowBlock, _ point: UnsafePointer<Double>, into result: UnsafeMutablePointer<Double>
    ) {
        for code in 0..<classCount {
            block.linearPredictor(
                weights: point + code * order,
                intercept: fitsIntercept ? point[code * order + x.columnCount] : 0,
                into: result + code * RowBlock.capacity)
        }
    }

    /// Turns the predictors of a block into residuals, and adds them and the losses to the sums of its chunk.
    private func add(
        _ block: RowBlock, _ rows: Range<Int>, _ weights: UnsafePointer<Double>?,
        probabilities: UnsafeMutablePointer<Double>, to sums: inout [Double]
    ) {
        for row in 0..<block.count {
            let code = Int(codes[rows.lowerBound + row])
            let weight = weights?[rows.lowerBound + row] ?? 1
            let own = probabilities[code * RowBlock.capacity + row]
            let logSum = softmax(probabilities + row, stride: RowBlock.capacity, count: classCount)
            sums[parameterCount] += weight * (logSum - own)
            probabilities[code * RowBlock.capacity + row] -= 1
            guard weight != 1 else { continue }
            for other in 0..<classCount { probabilities[other * RowBlock.capacity + row] *= weight }
        }
        sums.withUnsafeMutableBufferPointer { sums in
            guard let sums = sums.baseAddress else { return }
            for code in 0..<classCount {
                let residual = probabilities + code * RowBlock.capacity
                block.addProducts(of: residual, to: sums + code * order)
                guard fitsIntercept else { continue }
                for row in 0..<block.count { sums[code * order + x.columnCount] += residual[row] }
            }
        }
    }

    /// Returns the second derivatives of each class's own parameters, with vᵢ = sᵢ·pᵢₖ·(1 − pᵢₖ). Those
    /// between classes are omitted: the optimizer only needs the scale, and this keeps the blocks small.
    func curvature(at point: [Double]) -> Curvature {
        Curvature(
            blocks: (0..<classCount).map { code in
                withShared(x.values, point, weights) { _, point, weights in
                    block(
                        of: code,
                        rowWeights: { block, rows, result in
                            withScratch(count: classCount * RowBlock.capacity) { scratch in
                                predict(block, point.pointer, into: scratch)
                                for row in 0..<block.count {
                                    _ = softmax(scratch + row, stride: RowBlock.capacity, count: classCount)
                                    let probability = scratch[code * RowBlock.capacity + row]
                                    let weight = weights?.pointer[rows.lowerBound + row] ?? 1
                                    result[row] = weight * probability * (1 - probability)
                                }
                            }
                        })
                }
            })
    }

    private func block(
        of code: Int,
        rowWeights: @escaping @Sendable (RowBlock, Range<Int>, UnsafeMutablePointer<Double>) -> Void
    ) -> Curvature.Block {
        guard order <= Curvature.widestDenseBlock else {
            let squares = LazyColumns(x).weightedSquares(
                intercept: fitsIntercept, threadCount: threadCount, rowWeights: rowWeights)
            return .diagonal(
                squares.enumerated().map { $1 / totalWeight + ($0 < x.columnCount ? penalty : 0) })
        }
        var matrix = LazyColumns(x).weightedCrossProducts(
            intercept: fitsIntercept, threadCount: threadCount, rowWeights: rowWeights)
        for index in matrix.indices { matrix[index] /= totalWeight }
        for column in 0..<x.columnCount { matrix[column * order + column] += penalty }
        return .init(matrix, order: order)
    }
}
