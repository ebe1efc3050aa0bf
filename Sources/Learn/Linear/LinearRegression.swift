import Base

/// Linear regression by least squares, as scikit-learn's `LinearRegression`: the coefficients minimise the (weighted) sum of
/// squared errors.
///
///     let model = try LinearRegression().fit(x, y)
///     print(try model.coefficient("bill_length_mm"), model.intercept)
///
/// Of several solutions, as where one column is a combination of others, the one with the smallest sum of squared
/// coefficients is taken; a constant column has the coefficient zero.
public struct LinearRegression: Regressor, Encodable, Keyed {
    /// Whether there is an intercept.
    public var fitIntercept: Bool

    /// Creates a linear regression.
    public init(fitIntercept: Bool = true) {
        self.fitIntercept = fitIntercept
    }

    /// Fits the model to rows and their numbers.
    ///
    /// - Throws: `LearnError` for NaN or infinities, columns of categories, numbers of another length, invalid weights, or
    ///   values too large to multiply.
    public func fit(_ x: Matrix, _ y: [Double], sampleWeight: [Double]?) throws -> LinearModel {
        try kept("LinearRegression.fit", self, x, y, sampleWeight) {
            let rows = try LeastSquaresRows(
                x, y, sampleWeight: sampleWeight, fitIntercept: fitIntercept, for: "a linear regression")
            return LinearModel(rows, try rows.solution(penalty: 0, for: "a linear regression"))
        }
    }
}
