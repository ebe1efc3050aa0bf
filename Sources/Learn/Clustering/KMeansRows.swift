import Base

/// The data shared by all runs of k-means on the same rows: the centred rows and their weights.
struct KMeansRows: Sendable {
    /// The names of the columns.
    let columnNames: [String]
    /// The mean of each column, which is the origin of `columns`.
    let means: [Double]
    /// The centred rows.
    let columns: PaddedColumns
    /// The weight of each row; zero for the padding.
    let weights: [Double]
    /// An upper bound of the squared distance of any row to the origin.
    let largestSquare: Double
    /// The probability of each row to be drawn as a centre.
    let probabilities: [Double]
    /// The mean variance of the columns, to which the tolerance is relative.
    let meanVariance: Double

    /// The number of rows.
    var rowCount: Int { columns.rowCount }
    /// The number of columns.
    var columnCount: Int { columns.columnCount }

    /// Checks a matrix and its weights, and centres its rows.
    ///
    /// - Throws: `LearnError`.
    init(_ x: Matrix, sampleWeight: [Double]?) throws {
        try x.requireUsable(by: "k-means")
        try requireWeights(sampleWeight, rowCount: x.rowCount)
        let count = Double(x.rowCount)
        columnNames = x.columnNames
        // A single column is contiguous in NumPy too, which sums contiguous runs pairwise.
        let means = (0..<x.columnCount).map { column in
            let values = x.column(at: column)
            return (x.columnCount == 1 ? pairwiseSum(values) : values.reduce(0, +)) / count
        }
        let columns = PaddedColumns(x, origin: means, rows: 0..<x.rowCount)
        let weights = sampleWeight ?? [Double](repeating: 1, count: x.rowCount)
        let total = weights.reduce(0, +)
        largestSquare = (0..<x.columnCount).reduce(0) { sum, column in
            let values = columns.values[column * columns.stride..<(column + 1) * columns.stride]
            return sum + values.reduce(0) { max($0, $1 * $1) }
        }
        guard largestSquare.isFinite, total.isFinite else { throw LearnError.overflow(estimator: "k-means") }
        probabilities = weights.map { $0 / total }
        self.means = means
        self.columns = columns
        self.weights = weights + [Double](repeating: 0, count: columns.stride - x.rowCount)
        meanVariance = try x.columnMoments().reduce(0) { $0 + $1.variance } / Double(x.columnCount)
    }

    /// Calls `body` for chunks of rows, on several threads, with the columns and the weights.
    func mapChunks<Result: Sendable>(
        threadCount: Int?,
        _ body: @Sendable (Range<Int>, UnsafePointer<Double>, UnsafePointer<Double>) -> Result
    ) -> [Result] {
        withShared(columns.values, weights, nil) { columns, weights, _ in
            Chunks(count: rowCount, size: 8192).map(threadCount: threadCount) { rows in
                body(rows, columns.pointer, weights.pointer)
            }
        }
    }

    /// Returns the squared distance of each row to the centre of its label, times its weight if `weighted`,
    /// by chunks.
    func squaredDistances(
        to centers: [Double], labels: [Int], weighted: Bool, threadCount: Int?
    ) -> [[Double]] {
        let (stride, columnCount) = (columns.stride, columnCount)
        return mapChunks(threadCount: threadCount) { rows, columns, weights in
            rows.map { row in
                let center = labels[row] * columnCount
                func square(_ column: Int) -> Double {
                    let difference = columns[column * stride + row] - centers[center + column]
                    return difference * difference
                }
                var sum = 0.0
                var column = 0
                // Four at a time, as scikit-learn sums them, since the last digit may decide which of two
                // runs is better.
                while column + 4 <= columnCount {
                    sum += square(column) + square(column + 1) + square(column + 2) + square(column + 3)
                    column += 4
                }
                while column < columnCount {
                    sum += square(column)
                    column += 1
                }
                return weighted ? sum * weights[row] : sum
            }
        }
    }
}

/// Returns the sum of numbers as NumPy sums contiguous memory: recursively by halves down to 128 numbers, and
/// those in eight parallel sums.
private func pairwiseSum(_ values: ArraySlice<Double>) -> Double {
    guard values.count >= 8 else { return values.reduce(0, +) }
    guard values.count <= 128 else {
        let half = values.count / 2 / 8 * 8
        return pairwiseSum(values.prefix(half)) + pairwiseSum(values.dropFirst(half))
    }
    var sums = SIMD8<Double>.zero
    let whole = values.count / 8 * 8
    for (offset, value) in values.prefix(whole).enumerated() { sums[offset % 8] += value }
    let sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]))
    return values.dropFirst(whole).reduce(sum, +)
}
