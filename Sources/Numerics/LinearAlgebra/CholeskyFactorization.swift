/// A symmetric, positive definite matrix as the product of a lower triangle and its transpose.
///
/// Rows and columns are first scaled to a unit diagonal, so that columns in very different units do not cost accuracy
/// (van der Sluis, Numerische Mathematik 14, 1969).
package struct CholeskyFactorization: Sendable {
    /// The number of rows and of columns.
    package let order: Int
    private let lower: [Double]
    private let scales: [Double]

    /// The matrix is singular to working precision.
    package struct Singular: Error {
        /// The index of the first column that is a linear combination of those before it.
        package let column: Int

        /// Creates an error for a column.
        package init(column: Int) {
            self.column = column
        }
    }

    /// Factors a matrix in row-major order, of which only the lower triangle is read.
    ///
    /// - Parameters:
    ///   - order: the number of rows and of columns.
    ///   - ridge: a number that is added to the diagonal of the scaled matrix.
    ///   - tolerance: a pivot of the scaled matrix that is not above this counts as zero.
    /// - Throws: `Singular` for the first column with such a pivot.
    package init(_ matrix: [Double], order: Int, ridge: Double = 0, tolerance: Double = 1e-13)
        throws(Singular)
    {
        self.order = order
        var scales = [Double](repeating: 1, count: order)
        for i in 0..<order {
            let diagonal = matrix[i * order + i]
            guard diagonal.isFinite, diagonal > 0 || diagonal == 0 && ridge > 0 else {
                throw Singular(column: i)
            }
            if diagonal > 0 { scales[i] = 1 / diagonal.squareRoot() }
        }
        var lower = [Double](repeating: 0, count: order * order)
        for i in 0..<order {
            for j in 0...i {
                var sum = matrix[i * order + j] * scales[i] * scales[j] + (i == j ? ridge : 0)
                for k in 0..<j { sum -= lower[i * order + k] * lower[j * order + k] }
                if i == j {
                    guard sum > tolerance else { throw Singular(column: i) }
                    lower[i * order + i] = sum.squareRoot()
                } else {
                    lower[i * order + j] = sum / lower[j * order + j]
                }
            }
        }
        self.lower = lower
        self.scales = scales
    }

    /// Returns the solution x of the linear system of the matrix and a right-hand side.
    package func solve(_ right: ArraySlice<Double>) -> [Double] {
        var x = zip(right, scales).map { $0 * $1 }
        for i in 0..<order {
            for k in 0..<i { x[i] -= lower[i * order + k] * x[k] }
            x[i] /= lower[i * order + i]
        }
        for i in (0..<order).reversed() {
            for k in (i + 1)..<order { x[i] -= lower[k * order + i] * x[k] }
            x[i] /= lower[i * order + i]
        }
        return zip(x, scales).map { $0 * $1 }
    }

    /// The inverse of the matrix, in row-major order.
    package var inverse: [Double] {
        (0..<order).flatMap { column in
            var unit = [Double](repeating: 0, count: order)
            unit[column] = 1
            return solve(unit[...])
        }
    }
}
