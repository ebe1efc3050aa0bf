/// An estimator that is fitted on rows and their numbers and then predicts the numbers of other rows.
public protocol Regressor: Predictor where Fitted: FittedRegressor {
    /// Fits the regressor to rows and their numbers.
    ///
    /// - Parameter sampleWeight: the weight of each row, none negative; 1 if nil.
    /// - Throws: `LearnError` for rows that it cannot be fitted to, numbers of another length or not finite.
    func fit(_ x: Matrix, _ y: [Double], sampleWeight: [Double]?) throws -> Fitted
}

extension Regressor {
    /// Fits the regressor to rows of equal weight and their numbers.
    ///
    /// - Throws: the errors of `fit(_:_:sampleWeight:)`.
    public func fit(_ x: Matrix, _ y: [Double]) throws -> Fitted {
        try fit(x, y, sampleWeight: nil)
    }
}

/// A regressor that has been fitted.
public protocol FittedRegressor: FittedPredictor where Target == [Double], Scores == RegressionScores {
    /// Returns the predicted number of each row.
    ///
    /// - Throws: `LearnError.columnMismatch` unless the columns are those that it was fitted on,
    ///   `LearnError.notFinite`.
    func predict(_ x: Matrix) throws -> [Double]
}

extension FittedRegressor {
    /// Returns the scores of the model on rows whose numbers are known.
    ///
    /// - Throws: the errors of `predict`; `LearnError.lengthMismatch` for numbers of another length.
    public func evaluate(
        _ x: Matrix, _ y: [Double], sampleWeight: [Double]? = nil
    ) throws -> RegressionScores {
        try RegressionScores(y, predicted: predict(x), sampleWeight: sampleWeight)
    }
}
