import Numerics

extension Metrics {
    /// Returns the mean absolute error (MAE).
    ///
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.notFinite`,
    ///   `LearnError.invalidWeight`.
    public static func meanAbsoluteError(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try meanError(truth, predicted, sampleWeight) { abs($0 - $1) }
    }

    /// Returns the mean squared error (MSE).
    ///
    /// - Throws: the errors of ``meanAbsoluteError(_:_:sampleWeight:)``.
    public static func meanSquaredError(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try meanError(truth, predicted, sampleWeight) { ($0 - $1) * ($0 - $1) }
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
        try meanError(truth, predicted, sampleWeight) { abs($0 - $1) / max(abs($0), Double.ulpOfOne) }
    }

    /// Returns the (weighted) median of the absolute errors; the mean of the two in the middle if there are
    /// two.
    ///
    /// - Throws: the errors of ``meanAbsoluteError(_:_:sampleWeight:)``.
    public static func medianAbsoluteError(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try requireNumbers(truth, predicted, sampleWeight)
        let errors = zip(truth, predicted).map { abs($0 - $1) }
        guard let sampleWeight else { return quantile(0.5, ofSorted: errors.radixSorted()) }
        let order = errors.indices.filter { sampleWeight[$0] > 0 }.sorted {
            (errors[$0], $0) < (errors[$1], $1)
        }
        let half = sampleWeight.reduce(0, +) / 2
        var sum = 0.0
        let middle = order.firstIndex { row in
            sum += sampleWeight[row]
            return sum >= half
        }
        let index = middle ?? order.count - 1
        let next = min(index + 1, order.count - 1)
        return sum - half > Double.ulpOfOne
            ? errors[order[index]] : (errors[order[index]] + errors[order[next]]) / 2
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
    /// otherwise 0, as in scikit-learn.
    ///
    /// - Throws: the errors of ``meanAbsoluteError(_:_:sampleWeight:)``.
    public static func r2(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        let left = try meanSquaredError(truth, predicted, sampleWeight: sampleWeight)
        return explainedFraction(unexplained: left, of: variance(truth, sampleWeight))
    }

    /// Returns the explained variance: R² without the part of the error that is the same for all rows.
    ///
    /// - Throws: the errors of ``meanAbsoluteError(_:_:sampleWeight:)``.
    public static func explainedVariance(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try requireNumbers(truth, predicted, sampleWeight)
        let left = variance(zip(truth, predicted).map { $0 - $1 }, sampleWeight)
        return explainedFraction(unexplained: left, of: variance(truth, sampleWeight))
    }
}

private func explainedFraction(unexplained: Double, of variance: Double) -> Double {
    variance == 0 ? (unexplained == 0 ? 1 : 0) : 1 - unexplained / variance
}

/// Returns the variance of a population.
private func variance(_ values: [Double], _ sampleWeight: [Double]?) -> Double {
    let center = mean(values, sampleWeight) { $0 }
    return mean(values, sampleWeight) { ($0 - center) * ($0 - center) }
}

@inline(__always)
private func mean(_ values: [Double], _ sampleWeight: [Double]?, _ term: (Double) -> Double) -> Double {
    guard let sampleWeight else { return values.reduce(0) { $0 + term($1) } / Double(values.count) }
    return zip(values, sampleWeight).reduce(0) { $0 + $1.1 * term($1.0) } / sampleWeight.reduce(0, +)
}

@inline(__always)
private func meanError(
    _ truth: [Double], _ predicted: [Double], _ sampleWeight: [Double]?, _ error: (Double, Double) -> Double
) throws -> Double {
    try requireNumbers(truth, predicted, sampleWeight)
    var sum = 0.0
    for row in truth.indices { sum += (sampleWeight?[row] ?? 1) * error(truth[row], predicted[row]) }
    return sum / (sampleWeight?.reduce(0, +) ?? Double(truth.count))
}

/// Checks true and predicted numbers: as many, at least one, all finite; and valid weights.
private func requireNumbers(_ truth: [Double], _ predicted: [Double], _ sampleWeight: [Double]?) throws {
    guard truth.count == predicted.count else {
        throw LearnError.lengthMismatch(what: "predictions", count: predicted.count, expected: truth.count)
    }
    guard !truth.isEmpty else { throw LearnError.noRows(in: "the rows to score") }
    try requireFinite(truth, named: "truth")
    try requireFinite(predicted, named: "prediction")
    try requireWeights(sampleWeight, rowCount: truth.count)
}
