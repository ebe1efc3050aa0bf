import Numerics

/// Minimises ½‖y − Xw‖² + λ₁‖w‖₁ + ½λ₂‖w‖² by optimising one coefficient after the other, over and over.
///
/// The slope of each column is kept up to date by the products of the columns with each other, so that a sweep over the
/// coefficients does not read the rows (“covariance updates” in Friedman, Hastie & Tibshirani, “Regularization paths for
/// generalized linear models via coordinate descent”, Journal of Statistical Software 33, 2010). It stops by the duality
/// gap, an upper bound of the distance of the objective from its minimum (Kim et al., “An interior-point method for
/// large-scale ℓ1-regularized least squares”, IEEE Journal of Selected Topics in Signal Processing 1, 2007).
struct CoordinateDescent {
    private let rows: LeastSquaresRows
    /// The factor of the sum of absolute coefficients, above zero.
    private let l1: Double
    /// Twice the factor of the sum of squared coefficients.
    private let l2: Double

    /// The products Xᵀy.
    private let targetProducts: [Double]
    /// The sum of squared targets.
    private let targetSquare: Double
    /// The sum of squares of each column.
    private let squares: [Double]
    /// The products of each column with all others, computed when its coefficient first changes.
    private var products: [[Double]?]
    /// The coefficients so far.
    private var coefficients: [Double]
    /// The slope Xᵀ(y − Xw) of each column.
    private var slopes: [Double]

    /// With at most this many columns all products are computed at once, which reads the rows once only.
    private static let manyColumns = 1024

    init(_ rows: LeastSquaresRows, l1: Double, l2: Double) {
        self.rows = rows
        self.l1 = l1
        self.l2 = l2
        let (x, y) = (rows.x, rows.y)
        targetProducts = x.products(of: y)
        targetSquare = dot(y, y)
        if x.columnCount <= Self.manyColumns {
            let all = x.crossProducts(about: rows.means.map { _ in 0 }, threadCount: nil)
            products = (0..<x.columnCount).map {
                Array(all[$0 * x.columnCount..<($0 + 1) * x.columnCount])
            }
        } else {
            products = [[Double]?](repeating: nil, count: x.columnCount)
        }
        squares = (0..<x.columnCount).map { index in x.column(at: index).reduce(0) { $0 + $1 * $1 } }
        coefficients = [Double](repeating: 0, count: x.columnCount)
        slopes = targetProducts
    }

    /// The coefficients, and how close they are to the minimum.
    struct Result {
        let coefficients: [Double]
        /// The number of sweeps over the coefficients.
        let iterations: Int
        /// The duality gap as a fraction of the sum of squared targets.
        let gap: Double
        let converged: Bool
    }

    /// Sweeps over the coefficients until the duality gap is at most `tolerance` times the sum of squared targets.
    ///
    /// - Throws: the errors of `afterSweep`.
    mutating func minimize(
        tolerance: Double, maxIterations: Int, afterSweep: () throws -> Void
    ) throws -> Result {
        var iterations = 0
        var gap = dualityGap
        while gap > tolerance * targetSquare, iterations < maxIterations {
            sweep()
            iterations += 1
            gap = dualityGap
            if gap <= tolerance * targetSquare {
                // Before stopping, the slopes are computed anew, without the rounding errors of all the steps.
                refreshSlopes()
                gap = dualityGap
            }
            try afterSweep()
        }
        return Result(
            coefficients: coefficients, iterations: iterations,
            gap: targetSquare > 0 ? gap / targetSquare : 0, converged: gap <= tolerance * targetSquare)
    }

    private mutating func sweep() {
        for column in coefficients.indices where squares[column] > 0 {
            let old = coefficients[column]
            let slope = slopes[column] + squares[column] * old
            let excess = max(abs(slope) - l1, 0)
            let new = (slope < 0 ? -excess : excess) / (squares[column] + l2)
            if new != old { move(column, by: new - old) }
        }
    }

    private mutating func move(_ column: Int, by step: Double) {
        coefficients[column] += step
        let products = products(of: column)
        slopes.withUnsafeMutableBufferPointer { slopes in
            for index in slopes.indices { slopes[index] -= step * products[index] }
        }
    }

    private mutating func products(of column: Int) -> [Double] {
        if let known = products[column] { return known }
        let new = rows.x.products(of: Array(rows.x.column(at: column)))
        products[column] = new
        return new
    }

    private mutating func refreshSlopes() {
        let predictions = rows.x.linearPredictor(coefficients, intercept: 0)
        slopes = rows.x.products(of: zip(rows.y, predictions).map { $0 - $1 })
    }

    /// The difference between the objective and that of its dual at the point that the residuals scale to.
    private var dualityGap: Double {
        let fitted = dot(coefficients, targetProducts)
        let residualSquare = max(0, targetSquare - fitted - dot(coefficients, slopes))
        let square = dot(coefficients, coefficients)
        let norm = zip(slopes, coefficients).reduce(0) { max($0, abs($1.0 - l2 * $1.1)) }
        let scale = norm > l1 ? l1 / norm : 1
        let sums = (residualSquare + l2 * square) * (1 + scale * scale) / 2
        let length = coefficients.reduce(0) { $0 + abs($1) }
        return sums + l1 * length - scale * (targetSquare - fitted)
    }
}
