/// A symmetric, positive definite matrix as the product of a lower triangle and its transpose.
///
/// Rows and columns are scaled to a diagonal of ones first, so that columns in units of very different size do not
/// cost accuracy (van der Sluis, Numerische Mathematik 14, 1969).
package struct CholeskyFactorization: Sendable {
    /// The number of rows and of columns.
    package let order: Int
    private let lower: [Double]
    private let scales: [Double]

    /// The position of the first row that is a combination of those before it, as far as can be told.
    package struct Singular: Error {
        /// The position of that column.
        package let position: Int

        /// A matrix without an inverse.
        package init(position: Int) {
            self.position = position
        }
    }

    /// Factors a matrix given row after row; only its lower triangle is read.
    ///
    /// - Parameters:
    ///   - ridge: what is added to the scaled diagonal of ones.
    ///   - tolerance: a pivot of the scaled matrix below this counts as zero.
    package init(_ matrix: [Double], order: Int, ridge: Double = 0, tolerance: Double = 1e-13)
        throws(Singular)
    {
        self.order = order
        var scales = [Double](repeating: 1, count: order)
        for i in 0..<order {
            let diagonal = matrix[i * order + i]
            guard diagonal.isFinite, diagonal > 0 || diagonal == 0 && ridge > 0 else {
                throw Singular(position: i)
            }
            if diagonal > 0 { scales[i] = 1 / diagonal.squareRoot() }
        }
        var lower = [Double](repeating: 0, count: order * order)
        for i in 0..<order {
            for j in 0...i {
                var sum = matrix[i * order + j] * scales[i] * scales[j] + (i == j ? ridge : 0)
                for k in 0..<j { sum -= lower[i * order + k] * lower[j * order + k] }
                if i == j {
                    guard sum > tolerance else { throw Singular(position: i) }
                    lower[i * order + i] = sum.squareRoot()
                } else {
                    lower[i * order + j] = sum / lower[j * order + j]
                }
            }
        }
        self.lower = lower
        self.scales = scales
    }

    /// The solution of the matrix times x = `right`.
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

    /// The inverse of the matrix, row after row.
    package var inverse: [Double] {
        (0..<order).flatMap { position in
            var unit = [Double](repeating: 0, count: order)
            unit[position] = 1
            return solve(unit[...])
        }
    }
}
