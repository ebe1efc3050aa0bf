import Numerics

extension DataFrame {
    /// Draws rows at random, without replacement, as pandas' `sample(n)`, and returns them and the others, each in the order of the
    /// table.
    ///
    ///     let (sample, others) = try ratings.split(sample: 250_000, seed: 42)
    ///
    /// The rows are those that NumPy's `RandomState(seed).choice(rowCount, count, replace=False)` draws.
    ///
    /// - Parameters:
    ///   - count: the number of rows to draw, at most that of the table.
    ///   - seed: the seed of NumPy's `RandomState`.
    /// - Throws: an error if the table has fewer rows.
    public func split(sample count: Int, seed: UInt32) throws -> (sample: DataFrame, others: DataFrame) {
        var random = RandomState(seed: seed)
        var isDrawn = [Bool](repeating: false, count: rowCount)
        for row in try random.choice(rowCount, size: count, replace: false) { isDrawn[row] = true }
        return (
            try self[rows: isDrawn.indices.filter { isDrawn[$0] }],
            try self[rows: isDrawn.indices.filter { !isDrawn[$0] }]
        )
    }
}
