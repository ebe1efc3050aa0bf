import Base

extension Matrix {
    /// Returns some rows, in the order given; a row may be repeated.
    ///
    /// - Throws: `LearnError.indexOutOfRange`.
    public func rows(_ indices: [Int]) throws -> Matrix {
        try requireIndices(indices, below: rowCount)
        guard indices.count * columnCount <= Self.largestDeferred, let knownDigest,
            let key = ResultKey("Matrix.rows", knownDigest.description, indices)
        else {
            return Matrix(
                uncheckedRowCount: indices.count, columnNames: columnNames, categories: categories,
                values: gathering(indices))
        }
        return Matrix(
            uncheckedRowCount: indices.count, columnNames: columnNames, categories: categories,
            digest: key.digest
        ) { [self] in gathering(indices) }
    }

    /// The values of some rows, which must exist.
    private func gathering(_ indices: [Int]) -> [Double] {
        let count = indices.count
        return [Double](unsafeUninitializedCapacity: count * columnCount) { buffer, filled in
            filled = count * columnCount
            guard let base = buffer.baseAddress else { return }
            let result = SharedMutablePointer(pointer: base)
            values.withUnsafeBufferPointer { source in
                let source = SharedPointer(source)
                let columns = Chunks(count: columnCount, size: 1)
                _ = columns.map(threadCount: threads(nil, rows: count, columns: columnCount)) { column in
                    let from = source.pointer + column.lowerBound * rowCount
                    let to = result.pointer + column.lowerBound * count
                    for (target, source) in indices.enumerated() { to[target] = from[source] }
                }
            }
        }
    }

    /// Returns the named columns, in the order given.
    ///
    /// - Throws: `LearnError.unknownColumn`, `LearnError.duplicateColumn`.
    public func selecting(_ names: [String]) throws -> Matrix {
        let indices = try names.map { try index(ofColumn: $0) }
        try requireDistinct(names)
        return Matrix(
            uncheckedRowCount: rowCount, columnNames: names, categories: indices.map { categories[$0] },
            values: indices.flatMap { column(at: $0) })
    }

    /// Returns the columns of several matrices side by side, in the order given.
    ///
    /// - Throws: `LearnError.lengthMismatch` for different numbers of rows, `LearnError.duplicateColumn`.
    public static func stackingColumns(_ matrices: [Matrix]) throws -> Matrix {
        let rowCount = matrices.first?.rowCount ?? 0
        for matrix in matrices where matrix.rowCount != rowCount {
            throw LearnError.lengthMismatch(
                what: "a matrix to be stacked", count: matrix.rowCount, expected: rowCount)
        }
        let names = matrices.flatMap(\.columnNames)
        try requireDistinct(names)
        return Matrix(
            uncheckedRowCount: rowCount, columnNames: names, categories: matrices.flatMap(\.categories),
            values: matrices.flatMap(\.values))
    }

    /// Returns the rows of several matrices of the same columns, one below the other. A column has the
    /// categories of all of them, in order of first appearance.
    ///
    /// - Throws: `LearnError.columnMismatch` for columns other than those of the first matrix, or for numbers
    ///   in one matrix and categories in another.
    public static func stackingRows(_ matrices: [Matrix]) throws -> Matrix {
        guard let first = matrices.first else {
            return Matrix(uncheckedRowCount: 0, columnNames: [], values: [])
        }
        let categories = first.categories.indices.map { column -> [String]? in
            guard var all = first.categories[column] else { return nil }
            var known = Set(all.map(ExactText.init))
            for matrix in matrices where matrix.categories.indices.contains(column) {
                for category in matrix.categories[column] ?? []
                where known.insert(ExactText(category)).inserted {
                    all.append(category)
                }
            }
            return all
        }
        let columns = InputColumns(names: first.columnNames, categories: categories)
        let parts = try matrices.map { try columns.conform($0, for: "stacking") }
        var values: [Double] = []
        values.reserveCapacity(parts.reduce(0) { $0 + $1.values.count })
        for column in 0..<columns.count {
            for part in parts { values += part.column(at: column) }
        }
        return Matrix(
            uncheckedRowCount: parts.reduce(0) { $0 + $1.rowCount }, columnNames: columns.names,
            categories: categories, values: values)
    }

    /// Returns the matrix with other numbers in some of its columns.
    ///
    /// - Throws: `LearnError.unknownColumn`, `LearnError.lengthMismatch`.
    public func replacingColumns(_ columns: KeyValuePairs<String, [Double]>) throws -> Matrix {
        var values = values
        var categories = categories
        for (name, replacement) in columns {
            let index = try index(ofColumn: name)
            guard replacement.count == rowCount else {
                throw LearnError.lengthMismatch(what: name, count: replacement.count, expected: rowCount)
            }
            values.replaceSubrange(index * rowCount..<(index + 1) * rowCount, with: replacement)
            categories[index] = nil
        }
        return Matrix(
            uncheckedRowCount: rowCount, columnNames: columnNames, categories: categories, values: values)
    }

    /// Returns the matrix with other column names, one for each column.
    ///
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.duplicateColumn`.
    public func renamingColumns(_ names: [String]) throws -> Matrix {
        guard names.count == columnCount else {
            throw LearnError.lengthMismatch(what: "column names", count: names.count, expected: columnCount)
        }
        try requireDistinct(names)
        return Matrix(uncheckedRowCount: rowCount, columnNames: names, categories: categories, values: values)
    }
}

/// Checks that every index is that of one of `count` rows.
package func requireIndices(_ indices: [Int], below count: Int) throws {
    for index in indices where index < 0 || index >= count {
        throw LearnError.indexOutOfRange(index, rowCount: count)
    }
}
