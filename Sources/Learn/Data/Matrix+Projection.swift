import Base

extension Matrix {
    /// Returns the products (X − o)ᵀ(X − o) of the columns about an origin, row after row.
    ///
    /// - Parameter threadCount: the maximum number of threads; the result does not depend on it.
    func crossProducts(about origin: [Double], threadCount: Int?) -> [Double] {
        let parts = mapMovedBlocks(about: origin, threadCount: threadCount) { block, _, products in
            for column in 0..<columnCount {
                block.addProducts(
                    of: block.column(column), fromColumn: column, to: products + column * columnCount)
            }
        }
        var sum = [Double](repeating: 0, count: columnCount * columnCount)
        for part in parts {
            for index in sum.indices { sum[index] += part[index] }
        }
        for row in 0..<columnCount {
            for column in 0..<row { sum[row * columnCount + column] = sum[column * columnCount + row] }
        }
        return sum
    }

    /// Returns the products of the rows about an origin with each of several vectors, which are given one
    /// after the other: a column for each vector.
    func projected(about origin: [Double], onto vectors: [Double], threadCount: Int?) -> [Double] {
        guard columnCount > 0 else { return [] }
        let count = vectors.count / columnCount
        return [Double](unsafeUninitializedCapacity: count * rowCount) { buffer, filled in
            filled = count * rowCount
            guard let base = buffer.baseAddress else { return }
            let result = SharedMutablePointer(pointer: base)
            vectors.withUnsafeBufferPointer { vectors in
                let vectors = SharedPointer(vectors)
                _ = mapMovedBlocks(about: origin, threadCount: threadCount) { block, rows, _ in
                    for vector in 0..<count {
                        block.linearPredictor(
                            weights: vectors.pointer + vector * columnCount, intercept: 0,
                            into: result.pointer + vector * rowCount + rows.lowerBound)
                    }
                }
            }
        }
    }

    /// Calls `body` for blocks of rows less an origin, with the range of the rows and with the sums of its
    /// chunk: `columnCount` squared numbers, initially zero.
    ///
    /// - Returns: The sums of the chunks, in order.
    private func mapMovedBlocks(
        about origin: [Double], threadCount: Int?,
        _ body: @Sendable (RowBlock, Range<Int>, UnsafeMutablePointer<Double>) -> Void
    ) -> [[Double]] {
        let length = RowBlock.length(columnCount: columnCount)
        return values.withUnsafeBufferPointer { buffer in
            let values = SharedPointer(buffer)
            return RowBlock.chunks(rowCount: rowCount).map(
                threadCount: threads(threadCount, rows: rowCount, columns: columnCount)
            ) { chunk in
                var sums = [Double](repeating: 0, count: columnCount * columnCount)
                sums.withUnsafeMutableBufferPointer { sums in
                    guard let sums = sums.baseAddress else { return }
                    withScratch(count: length * columnCount) { moved in
                        for rows in blocks(of: chunk) {
                            for (column, shift) in origin.enumerated() {
                                let from = values.pointer + column * rowCount + rows.lowerBound
                                let to = moved + column * rows.count
                                for row in 0..<rows.count { to[row] = from[row] - shift }
                            }
                            let block = RowBlock(
                                values: moved, rowCount: rows.count, columnCount: columnCount,
                                rows: 0..<rows.count)
                            body(block, rows, sums)
                        }
                    }
                }
                return sums
            }
        }
    }
}
