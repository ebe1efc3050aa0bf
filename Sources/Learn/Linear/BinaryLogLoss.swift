import Base
import Numerics

/// The mean log-loss of a logistic model of two classes, plus the penalty on its coefficients.
///
///     f(w, b) = 1/S · Σ sᵢ · (log(1 + e^ηᵢ) − yᵢ·ηᵢ) + λ/2 · ‖w‖²,   ηᵢ = xᵢ·w + b,   S = Σ sᵢ
///
/// The parameters are the coefficients, followed by the intercept if there is one, which is not penalised.
struct BinaryLogLoss: Objective, Sendable {
    /// The features.
    let x: LazyColumns
    /// The classes of the rows, the positive one with code 1.
    let y: Labels
    /// The weights of the rows.
    let weights: RowWeights
    /// The sum of the weights.
    let totalWeight: Double
    /// λ.
    let penalty: Double
    /// Whether there is an intercept.
    let fitsIntercept: Bool
    /// The maximum number of threads.
    let threadCount: Int?

    /// Creates the loss on rows.
    ///
    /// - Parameter totalWeight: S; the sum of the weights if nil.
    package init(
        x: LazyColumns, y: Labels, weights: RowWeights, totalWeight: Double? = nil, penalty: Double,
        fitsIntercept: Bool,
        threadCount: Int?
    ) {
        self.x = x
        self.y = y
        self.weights = weights
        self.totalWeight = totalWeight ?? weights.totals(y).reduce(0, +)
        self.penalty = penalty
        self.fitsIntercept = fitsIntercept
        self.threadCount = threadCount
    }

    var parameterCount: Int { x.columns.count + (fitsIntercept ? 1 : 0) }

    private var chunks: Chunks { RowBlock.chunks(rowCount: x.rowCount) }

    func evaluate(at point: [Double], gradient: inout [Double]) -> Double {
        let columns = x.columns.count
        // Each chunk has sums of residuals times columns, of residuals, and of losses.
        let parts = chunks.map(threadCount: threads(threadCount, rows: x.rowCount, columns: columns)) {
            chunk in
            var sums = [Double](repeating: 0, count: columns + 2)
            withScratch(count: 2 * RowBlock.capacity) { scratch in
                x.forEachBlock(of: chunk) { block, rows in add(block, rows, point, scratch, to: &sums) }
            }
            return sums
        }
        var sums = [Double](repeating: 0, count: columns + 2)
        for part in parts {
            for index in sums.indices { sums[index] += part[index] }
        }
        var squares = 0.0
        for column in 0..<columns {
            gradient[column] = sums[column] / totalWeight + penalty * point[column]
            squares += point[column] * point[column]
        }
        if fitsIntercept { gradient[columns] = sums[columns] / totalWeight }
        return sums[columns + 1] / totalWeight + penalty / 2 * squares
    }

    /// Adds a block of rows to the sums of its chunk. `scratch` has room for two numbers a row.
    private func add(
        _ block: RowBlock, _ rows: Range<Int>, _ point: [Double],
        _ scratch: UnsafeMutablePointer<Double>, to sums: inout [Double]
    ) {
        let columns = x.columns.count
        let predictor = scratch
        let residual = scratch + RowBlock.capacity
        point.withUnsafeBufferPointer { point in
            guard let coefficients = point.baseAddress else { return }
            block.linearPredictor(
                weights: coefficients, intercept: fitsIntercept ? point[columns] : 0, into: predictor)
        }
        let isWeighted = !weights.areOne
        var losses = Lanes.zero
        var residuals = Lanes.zero
        var row = 0
        while row < block.count {
            let remaining = min(block.count - row, 4)
            let isPositive = positives(rows.lowerBound + row, count: remaining)
            let eta = load4(predictor, row, count: remaining)
            let (probability, decay) = logistic(eta)
            var loss =
                logOfOnePlus(decay) + pointwiseMax(eta, .zero) - eta.replacing(with: 0, where: .!isPositive)
            var difference = probability - Lanes.zero.replacing(with: 1, where: isPositive)
            if isWeighted {
                let weight = rowWeights(rows.lowerBound + row, count: remaining, isPositive)
                loss *= weight
                difference *= weight
            }
            if remaining < 4 {
                for lane in remaining..<4 {
                    loss[lane] = 0
                    difference[lane] = 0
                }
            }
            losses += loss
            residuals += difference
            store4(difference, residual, row)
            row += 4
        }
        sums.withUnsafeMutableBufferPointer { sums in
            guard let sums = sums.baseAddress else { return }
            block.addProducts(of: residual, to: sums)
            sums[columns] += residuals.sum()
            sums[columns + 1] += losses.sum()
        }
    }

    /// Returns which of up to four rows are of the positive class.
    @inline(__always)
    private func positives(_ row: Int, count: Int) -> SIMDMask<SIMD4<Int64>> {
        y.codes.withUnsafeBufferPointer { codes in
            var lanes = SIMD4<Int64>.zero
            for lane in 0..<count { lanes[lane] = Int64(codes[row + lane]) }
            return lanes .== 1
        }
    }

    /// Returns the weights of up to four rows.
    @inline(__always)
    private func rowWeights(_ row: Int, count: Int, _ isPositive: SIMDMask<SIMD4<Int64>>) -> Lanes {
        let ofClasses = Lanes(repeating: weights.ofClasses[0]).replacing(
            with: weights.ofClasses[1], where: isPositive)
        guard let ofRows = weights.ofRows else { return ofClasses }
        return ofRows.withUnsafeBufferPointer { buffer in
            var lanes = Lanes.zero
            for lane in 0..<count { lanes[lane] = buffer[row + lane] }
            return ofClasses * lanes
        }
    }

    func curvature(at point: [Double]) -> Curvature {
        let order = parameterCount
        guard order <= Curvature.widestDenseBlock else {
            let squares = withRowVariances(at: point) { variances in
                x.weightedSquares(intercept: fitsIntercept, threadCount: threadCount, rowWeights: variances)
            }
            return Curvature(blocks: [
                .diagonal(
                    squares.enumerated().map { $1 / totalWeight + ($0 < x.columns.count ? penalty : 0) })
            ])
        }
        var matrix = information(at: point)
        for index in matrix.indices { matrix[index] /= totalWeight }
        for column in 0..<x.columns.count { matrix[column * order + column] += penalty }
        return Curvature(blocks: [.init(matrix, order: order)])
    }

    /// Returns XᵀVX with vᵢ = sᵢ·pᵢ·(1 − pᵢ), row after row: the Fisher information of the log-likelihood,
    /// without the penalty.
    func information(at point: [Double]) -> [Double] {
        withRowVariances(at: point) { variances in
            x.weightedCrossProducts(intercept: fitsIntercept, threadCount: threadCount, rowWeights: variances)
        }
    }

    /// Calls `body` with a function that writes sᵢ·pᵢ·(1 − pᵢ) for the rows of a block.
    private func withRowVariances<Result>(
        at point: [Double],
        _ body: (@escaping @Sendable (RowBlock, Range<Int>, UnsafeMutablePointer<Double>) -> Void) -> Result
    ) -> Result {
        let intercept = fitsIntercept ? point[x.columns.count] : 0
        let isWeighted = !weights.areOne
        return point.withUnsafeBufferPointer { coefficients in
            let coefficients = SharedPointer(coefficients)
            return body { block, rows, result in
                block.linearPredictor(weights: coefficients.pointer, intercept: intercept, into: result)
                for row in stride(from: 0, to: block.count, by: 4) {
                    let decay = logistic(load4(result, row)).decay
                    var variance = decay / ((1 + decay) * (1 + decay))
                    if isWeighted {
                        let count = min(block.count - row, 4)
                        let start = rows.lowerBound + row
                        variance *= rowWeights(start, count: count, positives(start, count: count))
                    }
                    store4(variance, result, row)
                }
            }
        }
    }
}
