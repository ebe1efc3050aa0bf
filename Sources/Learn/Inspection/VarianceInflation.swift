import Numerics

/// Returns the variance inflation factor of each column: 1 / (1 − R²) of the regression of the column on the
/// others and a constant, the factor by which collinearity inflates the variance of its coefficient. Infinite
/// for a column that is a linear combination of the others, or constant.
///
/// Agrees with statsmodels' `variance_inflation_factor` of a matrix with a constant added.
///
/// Source: Belsley, Kuh & Welsch, *Regression Diagnostics* (1980).
///
/// - Returns: One factor for each column, in the order of the columns.
/// - Throws: `LearnError.noRows`, `LearnError.noColumns`, `LearnError.notFinite`.
public func varianceInflationFactors(_ x: Matrix) throws -> [Double] {
    try x.requireUsable(by: "variance inflation")
    let correlations = try x.correlations()
    return (0..<x.columnCount).map { column in
        let unexplained = unexplainedFraction(of: column, correlations, order: x.columnCount)
        return unexplained > 0 ? 1 / unexplained : .infinity
    }
}

extension Matrix {
    /// Returns the correlations of the columns, row after row; zeros for constant columns.
    fileprivate func correlations() throws -> [Double] {
        let moments = try columnMoments()
        let lengths = moments.map { $0.isConstant ? .infinity : $0.squares.squareRoot() }
        return try LazyColumns(standardized(centers: moments.map(\.mean), scales: lengths))
            .weightedCrossProducts(intercept: false, threadCount: nil) { block, _, weights in
                weights.update(repeating: 1, count: block.count)
            }
    }
}

/// Returns 1 − R² of a column on the others: the part of its unit length that is left after the others have been
/// eliminated one by one, those with the largest remainder first (Cholesky with pivoting), until nothing of them is
/// left.
private func unexplainedFraction(of column: Int, _ correlations: [Double], order: Int) -> Double {
    let nothing = 1e-12
    var rest = correlations
    guard rest[column * order + column] > nothing else { return 0 }
    var others = (0..<order).filter { $0 != column }
    while let index = others.indices.max(by: {
        rest[others[$0] * order + others[$0]] < rest[others[$1] * order + others[$1]]
    }) {
        let pivot = others.remove(at: index)
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
