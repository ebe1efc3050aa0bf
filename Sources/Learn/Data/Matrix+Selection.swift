extension Matrix {
    /// The rows at the given positions, in that order; a position may occur more than once.
    ///
    /// - Throws: `LearnError.positionOutOfRange`.
    public func rows(_ positions: [Int]) throws -> Matrix {
        try requirePositions(positions, below: rowCount)
        var selected: [Double] = []
        selected.reserveCapacity(positions.count * columnCount)
        values.withUnsafeBufferPointer { source in
            for column in 0..<columnCount {
                let start = column * rowCount
                selected.append(contentsOf: positions.lazy.map { source[start + $0] })
            }
        }
        return Matrix(uncheckedRowCount: positions.count, columnNames: columnNames, values: selected)
    }

    /// The named columns, in that order.
    ///
    /// - Throws: `LearnError.unknownColumn`, `LearnError.duplicateColumn`.
    public func selecting(_ names: [String]) throws -> Matrix {
        let positions = try names.map { try position(ofColumn: $0) }
        let values = positions.flatMap { column(at: $0) }
        return try Matrix(rowCount: rowCount, columnNames: names, values: values)
    }

    /// The columns of several matrices side by side, in the order given.
    ///
    /// - Throws: `LearnError.lengthMismatch` for different numbers of rows, `LearnError.duplicateColumn`.
    public static func stackingColumns(_ matrices: [Matrix]) throws -> Matrix {
        let rowCount = matrices.first?.rowCount ?? 0
        for matrix in matrices where matrix.rowCount != rowCount {
            throw LearnError.lengthMismatch(
                what: "a matrix to stand beside another", count: matrix.rowCount, expected: rowCount)
        }
        return try Matrix(
            rowCount: rowCount, columnNames: matrices.flatMap(\.columnNames), values: matrices.flatMap(\.values))
    }

    /// The same values under other names, as many as there are columns.
    ///
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.duplicateColumn`.
    public func renamingColumns(_ names: [String]) throws -> Matrix {
        try Matrix(rowCount: rowCount, columnNames: names, values: values)
    }
}

/// Every position must point at one of `count` rows.
func requirePositions(_ positions: [Int], below count: Int) throws {
    for position in positions where position < 0 || position >= count {
        throw LearnError.positionOutOfRange(position, rowCount: count)
    }
}
