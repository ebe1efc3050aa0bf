import Base
import Numerics

/// The rows of a linear model, prepared for least squares: columns and targets are centred about their means, so that the
/// intercept drops out, and rows are multiplied by the roots of their weights.
struct LeastSquaresRows: Sendable {
    /// The prepared columns. A constant column is exactly zero.
    let x: Matrix
    /// The prepared targets.
    let y: [Double]
    /// The mean of each column, 0 without an intercept.
    let means: [Double]
    /// The mean of the targets, 0 without an intercept.
    let targetMean: Double

    /// Prepares rows, after checking them.
    ///
    /// - Parameters:
    ///   - sampleWeight: the weight of each row; 1 if nil.
    ///   - weightSum: the number that the weights are scaled to sum up to; nil to take them as they are.
    ///   - estimator: the name of the estimator in errors.
    /// - Throws: `LearnError` for a matrix or targets that a linear model cannot be fitted to, or invalid weights.
    init(
        _ x: Matrix, _ y: [Double], sampleWeight: [Double]?, weightSum: Double? = nil, fitIntercept: Bool,
        for estimator: String
    ) throws {
        try x.requireUsable(by: estimator)
        try requireTargets(y, rowCount: x.rowCount)
        try requireWeights(sampleWeight, rowCount: x.rowCount)
        let total = sampleWeight?.reduce(0, +) ?? Double(x.rowCount)
        let factor = (weightSum ?? total) / total
        let roots = sampleWeight?.map { ($0 * factor).squareRoot() }
        let columns = Chunks(count: x.columnCount, size: 1).map(
            threadCount: threads(nil, rows: x.rowCount, columns: x.columnCount)
        ) { index in
            prepared(
                x.column(at: index.lowerBound), sampleWeight, total: total, roots: roots,
                centering: fitIntercept)
        }
        let targets = prepared(y[...], sampleWeight, total: total, roots: roots, centering: fitIntercept)
        self.x = Matrix(
            uncheckedRowCount: x.rowCount, columnNames: x.columnNames, values: columns.flatMap(\.values))
        self.y = targets.values
        means = columns.map(\.mean)
        targetMean = targets.mean
        guard isFinite(self.x, self.y) else { throw LearnError.overflow(estimator: estimator) }
    }

    /// Returns the intercept that goes with some coefficients.
    func intercept(for coefficients: [Double]) -> Double { targetMean - dot(means, coefficients) }
}

/// Returns the mean of a column and its values, centred about it and multiplied by the roots of the weights.
private func prepared(
    _ values: ArraySlice<Double>, _ weights: [Double]?, total: Double, roots: [Double]?, centering: Bool
) -> (values: [Double], mean: Double) {
    var values = Array(values)
    var mean = 0.0
    if centering {
        // The mean of a constant may be off by a rounding error, which must not count as variation.
        if let constant = constant(values, weights) {
            return ([Double](repeating: 0, count: values.count), constant)
        }
        func sum(_ values: [Double]) -> Double { weights.map { dot(values, $0) } ?? values.reduce(0, +) }
        mean = sum(values) / total
        // The second pass corrects the rounding errors of the first.
        mean += sum(values.map { $0 - mean }) / total
        for row in values.indices { values[row] -= mean }
    }
    if let roots { for row in values.indices { values[row] *= roots[row] } }
    return (values, mean)
}

/// Returns the value that all rows of a column have, except for those without weight; nil if values differ.
private func constant(_ values: [Double], _ weights: [Double]?) -> Double? {
    guard let weights else {
        guard let first = values.first, values.allSatisfy({ $0 == first }) else { return nil }
        return first
    }
    guard let first = weights.firstIndex(where: { $0 > 0 }),
        zip(values, weights).allSatisfy({ $0 == values[first] || $1 == 0 })
    else { return nil }
    return values[first]
}

/// Returns whether the squares of all numbers can be summed up.
private func isFinite(_ x: Matrix, _ y: [Double]) -> Bool {
    x.values.withUnsafeBufferPointer { values in
        guard let base = values.baseAddress else { return true }
        return dot(base, base, values.count).isFinite && dot(y, y).isFinite
    }
}

extension Matrix {
    /// Returns the product of each column with a factor for each row.
    func products(of factors: [Double]) -> [Double] {
        let parts = values.withUnsafeBufferPointer { values in
            factors.withUnsafeBufferPointer { factors in
                let (values, factors) = (SharedPointer(values), SharedPointer(factors))
                return RowBlock.chunks(rowCount: rowCount).map(
                    threadCount: threads(nil, rows: rowCount, columns: columnCount)
                ) { chunk in
                    var sums = [Double](repeating: 0, count: columnCount)
                    sums.withUnsafeMutableBufferPointer { sums in
                        guard let sums = sums.baseAddress else { return }
                        for rows in blocks(of: chunk) {
                            RowBlock(
                                values: values.pointer, rowCount: rowCount, columnCount: columnCount,
                                rows: rows
                            ).addProducts(of: factors.pointer + rows.lowerBound, to: sums)
                        }
                    }
                    return sums
                }
            }
        }
        return parts.reduce(into: [Double](repeating: 0, count: columnCount)) { sum, part in
            for index in sum.indices { sum[index] += part[index] }
        }
    }
}
