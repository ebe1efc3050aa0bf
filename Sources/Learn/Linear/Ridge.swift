import Base

/// Linear regression with a penalty on large coefficients, as scikit-learn's `Ridge`: minimises the (weighted) sum of squared
/// errors plus α times the sum of squared coefficients. The intercept is not penalised.
///
/// Scale the columns first, since the penalty depends on their units: `Pipeline(StandardScaler(), Ridge())`.
///
/// Source: Hoerl & Kennard, “Ridge regression: biased estimation for nonorthogonal problems”, Technometrics 12 (1970).
public struct Ridge: Regressor, Encodable, Keyed {
    /// The factor of the penalty; larger values give smaller coefficients, 0 those of a ``LinearRegression``.
    public var alpha: Double
    /// Whether there is an intercept.
    public var fitIntercept: Bool

    /// Creates a ridge regression.
    public init(alpha: Double = 1, fitIntercept: Bool = true) {
        self.alpha = alpha
        self.fitIntercept = fitIntercept
    }

    /// Fits the model to rows and their numbers.
    ///
    /// - Throws: `LearnError` for an `alpha` that is negative or not finite, NaN or infinities, columns of categories, numbers
    ///   of another length, invalid weights, or values too large to multiply.
    public func fit(_ x: Matrix, _ y: [Double], sampleWeight: [Double]?) throws -> LinearModel {
        try kept("Ridge.fit", self, x, y, sampleWeight) {
            try requirePenalty(alpha)
            let rows = try LeastSquaresRows(
                x, y, sampleWeight: sampleWeight, fitIntercept: fitIntercept, for: "a ridge regression")
            return LinearModel(rows, try rows.solution(penalty: alpha, for: "a ridge regression"))
        }
    }
}

/// Checks the factor of a penalty: zero or more, and finite.
func requirePenalty(_ alpha: Double) throws {
    guard alpha >= 0, alpha.isFinite else {
        throw LearnError.invalidParameter(
            name: "alpha", value: "\(alpha)", expected: "zero or more, and finite")
    }
}
