import Numerics

extension LeastSquaresRows {
    /// The eigenvalues of XᵀX below this fraction of the largest count as zero: singular values of X below a millionth of
    /// the largest, as in scikit-learn's `LinearRegression`.
    private static let zeroEigenvalue = 1e-12

    /// Returns the coefficients that minimise ‖y − Xw‖² + α‖w‖²; without a penalty, those of smallest norm if there are
    /// several.
    ///
    /// The normal equations are solved by Cholesky's factorization, and the solution is corrected twice by the equations
    /// of its residuals, which makes it about as accurate as one by an orthogonal factorization of X (Björck, “Stability
    /// analysis of the method of seminormal equations”, Linear Algebra and its Applications 88/89, 1987). Where columns
    /// are combinations of others, eigenvectors take the place of the factorization.
    ///
    /// - Throws: `LearnError.overflow`.
    func solution(penalty: Double, for estimator: String) throws -> [Double] {
        let solution =
            x.columnCount > x.rowCount ? solutionFromRows(penalty) : solutionFromColumns(penalty)
        guard solution.allSatisfy(\.isFinite) else { throw LearnError.overflow(estimator: estimator) }
        return solution
    }

    private func solutionFromColumns(_ penalty: Double) -> [Double] {
        let order = x.columnCount
        var products = x.crossProducts(about: means.map { _ in 0 }, threadCount: nil)
        for index in 0..<order { products[index * order + index] += penalty }
        if let factors = try? CholeskyFactorization(products, order: order, tolerance: 1e-9) {
            return corrected(penalty) { factors.solve($0[...]) }
        }
        // Columns are scaled to length one, so that their units don't decide which combinations count as zero.
        let scales = (0..<order).map { index in
            let square = products[index * order + index]
            return square > 0 ? 1 / square.squareRoot() : 1
        }
        for row in 0..<order {
            for column in 0..<order { products[row * order + column] *= scales[row] * scales[column] }
        }
        let inverse = PseudoInverse(products, order: order, zero: Self.zeroEigenvalue)
        func multiplied(_ vector: [Double]) -> [Double] { zip(vector, scales).map { $0 * $1 } }
        let solution = corrected(penalty) { multiplied(inverse.applied(to: multiplied($0))) }
        // Of all solutions, the one without a part in the directions that X maps to zero is the shortest.
        return orthonormal(inverse.kernel.map(multiplied)).reduce(solution) { rest, direction in
            let part = dot(rest, direction)
            return zip(rest, direction).map { $0 - part * $1 }
        }
    }

    /// Returns the solution XᵀX w = Xᵀy from a first guess of zero and two corrections.
    private func corrected(_ penalty: Double, _ solve: ([Double]) -> [Double]) -> [Double] {
        var solution = [Double](repeating: 0, count: x.columnCount)
        for _ in 0..<3 {
            let predictions = x.linearPredictor(solution, intercept: 0)
            var slopes = x.products(of: zip(y, predictions).map { $0 - $1 })
            if penalty > 0 {
                for index in slopes.indices { slopes[index] -= penalty * solution[index] }
            }
            for (index, step) in solve(slopes).enumerated() { solution[index] += step }
        }
        return solution
    }

    /// Returns the solution as Xᵀa with (XXᵀ + α) a = y, which is the smaller system if there are more columns than rows.
    private func solutionFromRows(_ penalty: Double) -> [Double] {
        let order = x.rowCount
        var products = x.transposed().crossProducts(about: y.map { _ in 0 }, threadCount: nil)
        for index in 0..<order { products[index * order + index] += penalty }
        let factors = try? CholeskyFactorization(products, order: order, tolerance: 1e-9)
        let inverse =
            factors == nil ? PseudoInverse(products, order: order, zero: Self.zeroEigenvalue) : nil
        var multipliers = [Double](repeating: 0, count: order)
        var solution = [Double](repeating: 0, count: x.columnCount)
        for _ in 0..<3 {
            let predictions = x.linearPredictor(solution, intercept: 0)
            let rest = y.indices.map { y[$0] - predictions[$0] - penalty * multipliers[$0] }
            let step = factors?.solve(rest[...]) ?? inverse?.applied(to: rest) ?? rest
            for index in multipliers.indices { multipliers[index] += step[index] }
            solution = x.products(of: multipliers)
        }
        return solution
    }
}

/// The inverse of a symmetric matrix without negative eigenvalues, on the directions that it does not map to zero.
private struct PseudoInverse {
    private let eigen: SymmetricEigenvalues
    private let order: Int
    /// The number of eigenvalues that count as above zero.
    private let rank: Int

    /// - Parameter zero: the fraction of the largest eigenvalue below which eigenvalues count as zero.
    init(_ matrix: [Double], order: Int, zero: Double) {
        eigen = SymmetricEigenvalues(matrix, order: order)
        self.order = order
        let largest = eigen.values.first ?? 0
        rank = eigen.values.count { $0 > largest * zero }
    }

    private func vector(_ index: Int) -> [Double] {
        Array(eigen.vectors[index * order..<(index + 1) * order])
    }

    /// The directions that the matrix maps to zero.
    var kernel: [[Double]] { (rank..<order).map(vector) }

    func applied(to right: [Double]) -> [Double] {
        (0..<rank).reduce(into: [Double](repeating: 0, count: order)) { sum, index in
            let vector = vector(index)
            let factor = dot(vector, right) / eigen.values[index]
            for place in sum.indices { sum[place] += factor * vector[place] }
        }
    }
}

/// Returns an orthonormal basis of what some vectors span, by Gram and Schmidt's method, twice for accuracy.
private func orthonormal(_ vectors: [[Double]]) -> [[Double]] {
    func normalized(_ vector: [Double]) -> [Double] {
        let length = dot(vector, vector).squareRoot()
        return vector.map { $0 / length }
    }
    return vectors.reduce(into: []) { basis, vector in
        var vector = normalized(vector)
        for _ in 0..<2 {
            for other in basis {
                let part = dot(vector, other)
                for index in vector.indices { vector[index] -= part * other[index] }
            }
            vector = normalized(vector)
        }
        basis.append(vector)
    }
}
