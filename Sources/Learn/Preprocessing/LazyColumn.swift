/// A column that is computed on demand from a column of a matrix, element by element.
package struct LazyColumn: Sendable {
    /// The matrix that it is computed from.
    let matrix: Matrix
    /// The index of the column there.
    let index: Int
    /// The name of the column.
    package var name: String
    /// The categories of the column; nil if it holds numbers.
    package var categories: [String]?
    /// The operations applied to each element, in order.
    var operations: [ColumnOperation] = []

    /// Returns the column with one more operation.
    func adding(_ operation: ColumnOperation, name: String? = nil, categories: [String]? = nil) -> LazyColumn
    {
        var column = self
        column.operations.append(operation)
        column.name = name ?? self.name
        column.categories = categories
        return column
    }

    /// Calls `body` with a run of the original values.
    private func withSource<Result>(
        _ rows: Range<Int>, _ body: (UnsafeBufferPointer<Double>) throws -> Result
    ) rethrows -> Result {
        let start = index * matrix.rowCount
        return try matrix.values.withUnsafeBufferPointer {
            try body(UnsafeBufferPointer(rebasing: $0[start + rows.lowerBound..<start + rows.upperBound]))
        }
    }

    /// Computes a run of values.
    ///
    /// - Returns: False if the matrix has an infinity there.
    func write(_ rows: Range<Int>, to result: UnsafeMutablePointer<Double>) -> Bool {
        withSource(rows) { source in
            guard let base = source.baseAddress else { return true }
            guard matrix.categories[index] != nil || isClean(base, 0..<rows.count, allowingNaN: true)
            else {
                return false
            }
            guard let first = operations.first else {
                result.update(from: base, count: rows.count)
                return true
            }
            first.apply(base, result, count: rows.count)
            for operation in operations.dropFirst() {
                operation.apply(UnsafePointer(result), result, count: rows.count)
            }
            return true
        }
    }

    /// Calls `body` with a run of values, which are copied only if there are operations.
    ///
    /// - Returns: nil if the matrix has an infinity there.
    package func withRun<Result>(_ rows: Range<Int>, _ body: (UnsafeBufferPointer<Double>) -> Result)
        -> Result?
    {
        guard operations.isEmpty else {
            return withUnsafeTemporaryAllocation(of: Double.self, capacity: rows.count) { buffer in
                guard let base = buffer.baseAddress, write(rows, to: base) else { return nil }
                return body(UnsafeBufferPointer(buffer))
            }
        }
        return withSource(rows) { source in
            guard let base = source.baseAddress,
                matrix.categories[index] != nil || isClean(base, 0..<rows.count, allowingNaN: true)
            else { return nil }
            return body(source)
        }
    }

    /// The error for a number that is not finite, whether the operations led to it or it was there.
    func error(at row: Int) -> LearnError {
        let value = withRun(row..<row + 1) { $0[0] }
        return value.map { .notFinite(row: row, column: name, value: $0) } ?? infinity
    }

    /// The error for the first infinity of the column in the matrix.
    package var infinity: LearnError {
        let row = matrix.column(at: index).firstIndex { $0.isInfinite } ?? index * matrix.rowCount
        return .notFinite(
            row: row - index * matrix.rowCount, column: matrix.columnNames[index],
            value: matrix.values[row])
    }
}
