extension Matrix {
    /// A matrix of the same shape whose values `fill` writes, run by run of a column, on several threads.
    ///
    /// - Parameter fill: writes the results of a run of values, given the position of their column, where they are,
    ///   where the results go, and how many they are.
    func mapRuns(
        _ fill: @Sendable (Int, UnsafePointer<Double>, UnsafeMutablePointer<Double>, Int) -> Void
    ) -> Matrix {
        let chunks = Chunks(count: values.count, size: 1 << 15)
        let mapped = [Double](unsafeUninitializedCapacity: values.count) { buffer, filled in
            filled = values.count
            guard let base = buffer.baseAddress else { return }
            let result = SharedMutablePointer(pointer: base)
            values.withUnsafeBufferPointer { source in
                let source = SharedPointer(source)
                _ = chunks.map(threadCount: threads(nil, rows: rowCount, columns: columnCount)) { chunk in
                    var start = chunk.lowerBound
                    while start < chunk.upperBound {
                        let column = start / rowCount
                        let end = min(chunk.upperBound, (column + 1) * rowCount)
                        fill(column, source.pointer + start, result.pointer + start, end - start)
                        start = end
                    }
                }
            }
        }
        return Matrix(
            uncheckedRowCount: rowCount, columnNames: columnNames, categories: categories, values: mapped)
    }

    /// Each column moved, then divided: (x − centre) / scale.
    func standardized(centers: [Double], scales: [Double]) -> Matrix {
        mapRuns { column, run, result, count in
            let center = centers[column]
            let scale = scales[column]
            for index in 0..<count { result[index] = (run[index] - center) / scale }
        }
    }
}
