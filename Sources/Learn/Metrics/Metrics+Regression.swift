extension Metrics {
    /// Returns the mean absolute error (MAE).
    ///
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.notFinite`,
    ///   `LearnError.invalidWeight`.
    public static func meanAbsoluteError(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try checkedErrors(truth, predicted, sampleWeight).meanAbsolute
    }

    /// Returns the mean squared error (MSE).
    ///
    /// - Throws: the errors of ``meanAbsoluteError(_:_:sampleWeight:)``.
    public static func meanSquaredError(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try checkedErrors(truth, predicted, sampleWeight).meanSquared
    }

    /// Returns the root of the mean squared error, in the units of the target (RMSE).
    ///
    /// - Throws: the errors of ``meanAbsoluteError(_:_:sampleWeight:)``.
    public static func rootMeanSquaredError(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try meanSquaredError(truth, predicted, sampleWeight: sampleWeight).squareRoot()
    }

    /// Returns the mean absolute error relative to the truth (MAPE): 0.1 for ten percent. If the truth is
    /// zero, the error is divided by 2⁻⁵², as in scikit-learn, which gives a very large number.
    ///
    /// - Throws: the errors of ``meanAbsoluteError(_:_:sampleWeight:)``.
    public static func meanAbsolutePercentageError(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try checkedErrors(truth, predicted, sampleWeight).mean {
            abs($0 - $1) / max(abs($0), Double.ulpOfOne)
        }
    }

    /// Returns the (weighted) median of the absolute errors; the mean of the two in the middle if there are
    /// two.
    ///
    /// - Throws: the errors of ``meanAbsoluteError(_:_:sampleWeight:)``.
    public static func medianAbsoluteError(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try checkedErrors(truth, predicted, sampleWeight).medianAbsolute
    }

    /// Returns the mean pinball loss of predictions of a quantile, which the true quantile minimises: errors from below count
    /// `quantile` times, those from above 1 − `quantile` times.
    ///
    /// - Parameter quantile: the quantile that is predicted, from 0 to 1.
    /// - Throws: `LearnError.invalidParameter`, and the errors of ``meanAbsoluteError(_:_:sampleWeight:)``.
    public static func pinballLoss(
        _ truth: [Double], _ predicted: [Double], quantile: Double, sampleWeight: [Double]? = nil
    ) throws -> Double {
        guard quantile >= 0, quantile <= 1 else {
            throw LearnError.invalidParameter(name: "quantile", value: "\(quantile)", expected: "from 0 to 1")
        }
        return try checkedErrors(truth, predicted, sampleWeight).pinball(quantile)
    }

    /// Returns the largest absolute error.
    ///
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.notFinite`.
    public static func maxError(_ truth: [Double], _ predicted: [Double]) throws -> Double {
        try requireNumbers(truth, predicted, nil)
        return zip(truth, predicted).reduce(0) { max($0, abs($1.0 - $1.1)) }
    }

    /// Returns the fraction of the variance that the predictions explain (R²): 1 for perfect predictions, 0
    /// for predicting the mean, negative for worse. If the truth does not vary, 1 for perfect predictions and
    /// otherwise 0; NaN for a single row, as in scikit-learn.
    ///
    /// - Throws: the errors of ``meanAbsoluteError(_:_:sampleWeight:)``.
    public static func r2(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try checkedErrors(truth, predicted, sampleWeight).r2
    }

    /// Returns the explained variance: R² without the part of the error that is the same for all rows.
    ///
    /// - Throws: the errors of ``meanAbsoluteError(_:_:sampleWeight:)``.
    public static func explainedVariance(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try checkedErrors(truth, predicted, sampleWeight).explainedVariance
    }
}

/// Returns the errors of predictions, after checking them.
private func checkedErrors(
    _ truth: [Double], _ predicted: [Double], _ sampleWeight: [Double]?
) throws -> PredictionErrors {
    try requireNumbers(truth, predicted, sampleWeight)
    return PredictionErrors(truth, predicted, sampleWeight)
}
