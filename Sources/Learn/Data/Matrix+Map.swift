extension Matrix {
    /// The matrix of `body` of the position of its column and each value, the columns worked on side by side.
    @inline(__always)
    func mapColumns(_ body: @Sendable (Int, Double) -> Double) -> Matrix {
        let chunks = Chunks(count: values.count, size: 1 << 16)
        let mapped = [Double](unsafeUninitializedCapacity: values.count) { buffer, filled in
            filled = values.count
            guard let base = buffer.baseAddress else { return }
            let result = SharedMutablePointer(pointer: base)
            values.withUnsafeBufferPointer { source in
                let source = SharedPointer(source)
                _ = chunks.map(threadCount: threads(nil, rows: rowCount, columns: columnCount)) { chunk in
                    var index = chunk.lowerBound
                    while index < chunk.upperBound {
                        let column = index / rowCount
                        let end = min(chunk.upperBound, (column + 1) * rowCount)
                        for place in index..<end { result.pointer[place] = body(column, source.pointer[place]) }
                        index = end
                    }
                }
            }
        }
        return Matrix(uncheckedRowCount: rowCount, columnNames: columnNames, values: mapped)
    }
}
