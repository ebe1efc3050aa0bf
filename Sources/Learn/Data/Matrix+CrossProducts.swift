import Base

extension LazyColumns {
    /// Returns the matrix XᵀVX, row after row, of the columns (and last, if `intercept`, a column of ones),
    /// where V is the diagonal matrix of row weights.
    ///
    /// - Parameters:
    ///   - rowWeights: writes the weights of a block of rows, given the range of its rows.
    ///   - threadCount: the maximum number of threads; the result does not depend on it.
    func weightedCrossProducts(
        intercept: Bool, threadCount: Int?,
        rowWeights: @escaping @Sendable (RowBlock, Range<Int>, UnsafeMutablePointer<Double>) -> Void
    ) -> [Double] {
        let order = columns.count + (intercept ? 1 : 0)
        let chunks = RowBlock.chunks(rowCount: rowCount)
        let parts = chunks.map(threadCount: threadCount) { rows in
            var products = [Double](repeating: 0, count: order * order)
            products.withUnsafeMutableBufferPointer { products in
                addCrossProducts(rows, intercept: intercept, rowWeights: rowWeights, to: products)
            }
            return products
        }
        var sum = [Double](repeating: 0, count: order * order)
        for part in parts {
            for index in sum.indices { sum[index] += part[index] }
        }
        for row in 0..<order {
            for column in 0..<row { sum[row * order + column] = sum[column * order + row] }
        }
        return sum
    }

    /// Returns only the diagonal of XᵀVX, for matrices too wide for the whole of it.
    func weightedSquares(
        intercept: Bool, threadCount: Int?,
        rowWeights: @escaping @Sendable (RowBlock, Range<Int>, UnsafeMutablePointer<Double>) -> Void
    ) -> [Double] {
        let order = columns.count + (intercept ? 1 : 0)
        let chunks = RowBlock.chunks(rowCount: rowCount)
        let parts = chunks.map(threadCount: threadCount) { chunk in
            var squares = [Double](repeating: 0, count: order)
            withScratch(count: RowBlock.capacity) { weights in
                forEachBlock(of: chunk) { block, rows in
                    rowWeights(block, rows, weights)
                    for column in columns.indices {
                        let values = block.column(column)
                        for row in 0..<block.count {
                            squares[column] += weights[row] * values[row] * values[row]
                        }
                    }
                    if intercept {
                        for row in 0..<block.count { squares[columns.count] += weights[row] }
                    }
                }
            }
            return squares
        }
        return parts.reduce(into: [Double](repeating: 0, count: order)) { sum, part in
            for index in sum.indices { sum[index] += part[index] }
        }
    }

    /// Adds the products of one chunk to the upper triangle.
    private func addCrossProducts(
        _ chunk: Range<Int>, intercept: Bool,
        rowWeights: (RowBlock, Range<Int>, UnsafeMutablePointer<Double>) -> Void,
        to products: UnsafeMutableBufferPointer<Double>
    ) {
        guard let products = products.baseAddress else { return }
        let order = columns.count + (intercept ? 1 : 0)
        withScratch(count: 2 * RowBlock.capacity) { scratch in
            let weights = scratch
            let weighted = scratch + RowBlock.capacity
            forEachBlock(of: chunk) { block, rows in
                rowWeights(block, rows, weights)
                for column in columns.indices {
                    let source = block.column(column)
                    var sum = 0.0
                    for row in 0..<block.count {
                        weighted[row] = weights[row] * source[row]
                        sum += weighted[row]
                    }
                    let target = products + column * order
                    block.addProducts(of: weighted, fromColumn: column, to: target)
                    if intercept { target[columns.count] += sum }
                }
                if intercept {
                    for row in 0..<block.count { products[order * order - 1] += weights[row] }
                }
            }
        }
    }
}
