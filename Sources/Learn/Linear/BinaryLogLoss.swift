/// The mean log-loss of a logistic model of two classes, plus the penalty on its coefficients.
///
///     f(w, b) = 1/S · Σ sᵢ · (log(1 + e^ηᵢ) − yᵢ·ηᵢ) + λ/2 · ‖w‖²,   ηᵢ = xᵢ·w + b,   S = Σ sᵢ
///
/// The parameters are the coefficients and then, if there is one, the intercept, which is not penalised.
struct BinaryLogLoss: Objective, Sendable {
    /// What the model is fitted on.
    let x: Matrix
    /// 1 for the rows of the positive class, 0 for the others.
    let target: [Double]
    /// The weights of the rows; nil if all are one.
    let weights: [Double]?
    /// The sum of the weights.
    let totalWeight: Double
    /// λ.
    let penalty: Double
    /// Whether there is an intercept.
    let fitsIntercept: Bool
    /// At most so many threads.
    let threadCount: Int?

    var parameterCount: Int { x.columnCount + (fitsIntercept ? 1 : 0) }

    private var chunks: Chunks { RowBlock.chunks(rowCount: x.rowCount) }

    func evaluate(at point: [Double], gradient: inout [Double]) -> Double {
        let columns = x.columnCount
        // Each chunk leaves its sums of residuals times columns, of residuals, and of losses.
        let parts = withShared(x.values, target, weights) { values, target, weights in
            chunks.map(threadCount: threads(threadCount, rows: x.rowCount, columns: columns)) { chunk in
                var sums = [Double](repeating: 0, count: columns + 2)
                withScratch(count: 2 * RowBlock.capacity) { scratch in
                    for rows in x.blocks(of: chunk) {
                        add(rows, values.pointer, target.pointer, weights?.pointer, point, scratch, to: &sums)
                    }
                }
                return sums
            }
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
        _ rows: Range<Int>, _ values: UnsafePointer<Double>, _ target: UnsafePointer<Double>,
        _ weights: UnsafePointer<Double>?, _ point: [Double], _ scratch: UnsafeMutablePointer<Double>,
        to sums: inout [Double]
    ) {
        let columns = x.columnCount
        let block = RowBlock(values: values, rowCount: x.rowCount, columnCount: columns, rows: rows)
        let predictor = scratch
        let residual = scratch + RowBlock.capacity
        point.withUnsafeBufferPointer { point in
            guard let coefficients = point.baseAddress else { return }
            block.linearPredictor(
                weights: coefficients, intercept: fitsIntercept ? point[columns] : 0, into: predictor)
        }
        var losses = Lanes.zero
        var residuals = Lanes.zero
        var row = 0
        while row < block.count {
            let remaining = block.count - row
            let eta = load4(predictor, row, count: remaining)
            let y = load4(target, rows.lowerBound + row, count: remaining)
            let (probability, decay) = logistic(eta)
            var loss = logOfOnePlus(decay) + pointwiseMax(eta, .zero) - y * eta
            var difference = probability - y
            if let weights {
                let weight = load4(weights, rows.lowerBound + row, count: remaining)
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

    func curvature(at point: [Double]) -> Curvature {
        let order = parameterCount
        guard order <= Curvature.widestDenseBlock else {
            let squares = withRowVariances(at: point) { variances in
                x.weightedSquares(intercept: fitsIntercept, threadCount: threadCount, rowWeights: variances)
            }
            return Curvature(blocks: [
                .diagonal(squares.enumerated().map { $1 / totalWeight + ($0 < x.columnCount ? penalty : 0) })
            ])
        }
        var matrix = information(at: point)
        for index in matrix.indices { matrix[index] /= totalWeight }
        for column in 0..<x.columnCount { matrix[column * order + column] += penalty }
        return Curvature(blocks: [.init(matrix, order: order)])
    }

    /// XᵀVX with vᵢ = sᵢ·pᵢ·(1 − pᵢ), row after row: the Fisher information of the log-likelihood, without penalty.
    func information(at point: [Double]) -> [Double] {
        withRowVariances(at: point) { variances in
            x.weightedCrossProducts(intercept: fitsIntercept, threadCount: threadCount, rowWeights: variances)
        }
    }

    /// What writes sᵢ·pᵢ·(1 − pᵢ) for the rows of a block, for the time of `body`.
    private func withRowVariances<Result>(
        at point: [Double],
        _ body: (@escaping @Sendable (RowBlock, Range<Int>, UnsafeMutablePointer<Double>) -> Void) -> Result
    ) -> Result {
        let intercept = fitsIntercept ? point[x.columnCount] : 0
        return withShared(point, target, weights) { coefficients, _, weights in
            body { block, rows, result in
                block.linearPredictor(weights: coefficients.pointer, intercept: intercept, into: result)
                for row in stride(from: 0, to: block.count, by: 4) {
                    let decay = logistic(load4(result, row)).decay
                    store4(decay / ((1 + decay) * (1 + decay)), result, row)
                }
                guard let weights else { return }
                for row in 0..<block.count { result[row] *= weights.pointer[rows.lowerBound + row] }
            }
        }
    }
}
