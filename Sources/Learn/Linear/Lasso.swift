import Base

/// Linear regression with a penalty that sets coefficients to zero, as scikit-learn's `Lasso`: minimises half the (weighted)
/// mean squared error plus α times the sum of absolute coefficients.
///
/// An ``ElasticNet`` with the share 1; what is said of its tolerance and of scaling columns holds here too.
///
/// Source: Tibshirani, “Regression shrinkage and selection via the lasso”, Journal of the Royal Statistical Society B 58
/// (1996).
public struct Lasso: Regressor, Encodable, Keyed {
    /// The factor of the penalty; larger values leave fewer coefficients, 0 those of a ``LinearRegression``.
    public var alpha: Double
    /// Whether there is an intercept.
    public var fitIntercept: Bool
    /// The duality gap at which to stop, as a fraction of the sum of the squared (and centred) targets.
    public var tolerance: Double
    /// The maximum number of sweeps over the coefficients.
    public var maxIterations: Int

    /// Creates a lasso.
    public init(
        alpha: Double = 1, fitIntercept: Bool = true, tolerance: Double = 1e-10, maxIterations: Int = 10_000
    ) {
        self.alpha = alpha
        self.fitIntercept = fitIntercept
        self.tolerance = tolerance
        self.maxIterations = maxIterations
    }

    /// Fits the model to rows and their numbers.
    ///
    /// - Throws: the errors of `ElasticNet.fit`.
    public func fit(_ x: Matrix, _ y: [Double], sampleWeight: [Double]?) throws -> LinearModel {
        try kept("Lasso.fit", self, x, y, sampleWeight) {
            try ElasticNet(
                alpha: alpha, l1Ratio: 1, fitIntercept: fitIntercept, tolerance: tolerance,
                maxIterations: maxIterations
            ).fit(x, y, sampleWeight: sampleWeight, for: "a lasso")
        }
    }
}
