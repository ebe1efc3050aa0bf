import Numerics

/// How much the variance of each coefficient is inflated because its column is (nearly) a combination of the
/// others: 1 / (1 − R²) of the regression of the column on the others and a constant. Infinite for a column that
/// the others make up, or that does not vary.
///
/// As statsmodels' `variance_inflation_factor` gives it for a matrix with a constant added.
///
/// Source: Belsley, Kuh & Welsch, *Regression Diagnostics* (1980).
///
/// - Returns: a factor a column, in the order of the columns.
/// - Throws: `LearnError.noRows`, `LearnError.noColumns`, `LearnError.notFinite`.
public func varianceInflationFactors(_ x: Matrix) throws -> [Double] {
    try x.requireUsable(by: "variance inflation")
    let correlations = try x.correlations()
    return (0..<x.columnCount).map { column in
        let unexplained = unexplainedShare(of: column, correlations, order: x.columnCount)
        return unexplained > 0 ? 1 / unexplained : .infinity
    }
}

extension Matrix {
    /// The correlations of the columns, row after row; zeros for columns that do not vary.
    fileprivate func correlations() throws -> [Double] {
        let moments = try columnMoments()
        let lengths = moments.map { $0.isConstant ? .infinity : $0.squares.squareRoot() }
        return try standardized(centers: moments.map(\.mean), scales: lengths)
            .weightedCrossProducts(intercept: false, threadCount: nil) { block, _, weights in
                weights.update(repeating: 1, count: block.count)
            }
    }
}

/// 1 − R² of a column on the others: what is left of its length of one when the others are taken out of it one by
/// one, those with the largest rest first (Cholesky with pivoting), until the rest of them is nothing.
private func unexplainedShare(of column: Int, _ correlations: [Double], order: Int) -> Double {
    let nothing = 1e-12
    var rest = correlations
    guard rest[column * order + column] > nothing else { return 0 }
    var others = (0..<order).filter { $0 != column }
    while let place = others.indices.max(by: {
        rest[others[$0] * order + others[$0]] < rest[others[$1] * order + others[$1]]
    }) {
        let pivot = others.remove(at: place)
        let length = rest[pivot * order + pivot]
        guard length > nothing else { break }
        let row = (0..<order).map { rest[pivot * order + $0] }
        for i in others + [column] {
            let factor = row[i] / length
            for j in others + [column] { rest[i * order + j] -= factor * row[j] }
        }
    }
    let unexplained = rest[column * order + column]
    return unexplained > nothing ? unexplained : 0
}
