import Base

/// Linear regression with a penalty that sets coefficients to zero and one that makes them small, as scikit-learn's
/// `ElasticNet`: minimises half the (weighted) mean squared error plus α·(r·‖w‖₁ + ½(1 − r)·‖w‖²), where r is ``l1Ratio``.
///
/// Scale the columns first, since the penalty depends on their units. The fit stops at a duality gap as scikit-learn's does,
/// but at a much smaller one by default, so that the coefficients are those of the minimum.
///
/// Source: Zou & Hastie, “Regularization and variable selection via the elastic net”, Journal of the Royal Statistical
/// Society B 67 (2005).
public struct ElasticNet: Regressor, Encodable, Keyed {
    /// The factor of the penalty; 0 for a ``LinearRegression``.
    public var alpha: Double
    /// The share of the penalty that is on absolute coefficients: 1 for a ``Lasso``, 0 for squares only.
    public var l1Ratio: Double
    /// Whether there is an intercept.
    public var fitIntercept: Bool
    /// The duality gap at which to stop, as a fraction of the sum of the squared (and centred) targets.
    public var tolerance: Double
    /// The maximum number of sweeps over the coefficients.
    public var maxIterations: Int

    /// Creates an elastic net.
    public init(
        alpha: Double = 1, l1Ratio: Double = 0.5, fitIntercept: Bool = true, tolerance: Double = 1e-10,
        maxIterations: Int = 10_000
    ) {
        self.alpha = alpha
        self.l1Ratio = l1Ratio
        self.fitIntercept = fitIntercept
        self.tolerance = tolerance
        self.maxIterations = maxIterations
    }

    /// Fits the model to rows and their numbers.
    ///
    /// - Throws: `LearnError` for parameters out of range, NaN or infinities, columns of categories, numbers of another
    ///   length, invalid weights, or values too large to multiply; `CancellationError` between two sweeps.
    public func fit(_ x: Matrix, _ y: [Double], sampleWeight: [Double]?) throws -> LinearModel {
        try kept("ElasticNet.fit", self, x, y, sampleWeight) {
            try fit(x, y, sampleWeight: sampleWeight, for: "an elastic net")
        }
    }

    func fit(
        _ x: Matrix, _ y: [Double], sampleWeight: [Double]?, for estimator: String
    ) throws -> LinearModel {
        try requireParameters()
        // Means are minimised, here as sums: the penalties are multiplied by the number of rows, and so are the weights.
        let rowCount = Double(x.rowCount)
        let rows = try LeastSquaresRows(
            x, y, sampleWeight: sampleWeight, weightSum: rowCount, fitIntercept: fitIntercept,
            for: estimator)
        let (l1, l2) = (alpha * l1Ratio * rowCount, alpha * (1 - l1Ratio) * rowCount)
        guard l1 > 0 else { return LinearModel(rows, try rows.solution(penalty: l2, for: estimator)) }
        let progress = ProgressReporter(
            String(estimator.drop { $0 != " " }.dropFirst()), total: maxIterations)
        var descent = CoordinateDescent(rows, l1: l1, l2: l2)
        let result = try descent.minimize(tolerance: tolerance, maxIterations: maxIterations) {
            progress.advance()
            try progress.checkCancellation()
        }
        guard result.coefficients.allSatisfy(\.isFinite) else {
            throw LearnError.overflow(estimator: estimator)
        }
        return LinearModel(rows, result.coefficients, descent: result)
    }

    private func requireParameters() throws {
        try requirePenalty(alpha)
        guard l1Ratio >= 0, l1Ratio <= 1 else {
            throw LearnError.invalidParameter(name: "l1Ratio", value: "\(l1Ratio)", expected: "from 0 to 1")
        }
        guard tolerance > 0 else {
            throw LearnError.invalidParameter(
                name: "tolerance", value: "\(tolerance)", expected: "above zero")
        }
        guard maxIterations >= 1 else {
            throw LearnError.invalidParameter(
                name: "maxIterations", value: String(maxIterations), expected: "at least 1")
        }
    }
}
