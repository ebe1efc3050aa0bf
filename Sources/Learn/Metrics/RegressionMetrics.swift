import Numerics

extension Metrics {
    /// The mean distance between what was predicted and what came (MAE).
    ///
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.notFinite`,
    ///   `LearnError.invalidWeight`.
    public static func meanAbsoluteError(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try meanError(truth, predicted, sampleWeight) { abs($0 - $1) }
    }

    /// The mean of the squared distances between what was predicted and what came (MSE).
    ///
    /// - Throws: what ``meanAbsoluteError(_:_:sampleWeight:)`` throws.
    public static func meanSquaredError(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try meanError(truth, predicted, sampleWeight) { ($0 - $1) * ($0 - $1) }
    }

    /// The root of the mean squared error, in the units of what is predicted (RMSE).
    ///
    /// - Throws: what ``meanAbsoluteError(_:_:sampleWeight:)`` throws.
    public static func rootMeanSquaredError(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try meanSquaredError(truth, predicted, sampleWeight: sampleWeight).squareRoot()
    }

    /// The mean distance as a share of what came (MAPE): 0.1 for ten percent. Where zero came, the distance counts
    /// divided by 2⁻⁵², as in scikit-learn, which is a very large number.
    ///
    /// - Throws: what ``meanAbsoluteError(_:_:sampleWeight:)`` throws.
    public static func meanAbsolutePercentageError(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try meanError(truth, predicted, sampleWeight) { abs($0 - $1) / max(abs($0), Double.ulpOfOne) }
    }

    /// The distance that half of the rows (by weight) stay below; the mean of the two in the middle if there are.
    ///
    /// - Throws: what ``meanAbsoluteError(_:_:sampleWeight:)`` throws.
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
        let place = middle ?? order.count - 1
        let next = min(place + 1, order.count - 1)
        return sum - half > Double.ulpOfOne
            ? errors[order[place]] : (errors[order[place]] + errors[order[next]]) / 2
    }

    /// The largest distance between what was predicted and what came.
    ///
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.notFinite`.
    public static func maxError(_ truth: [Double], _ predicted: [Double]) throws -> Double {
        try requireNumbers(truth, predicted, nil)
        return zip(truth, predicted).reduce(0) { max($0, abs($1.0 - $1.1)) }
    }

    /// The share of the variance that the predictions explain (R²): 1 where all is right, 0 for always predicting the
    /// mean, below that for worse. Where the truth does not vary, 1 if all is right and else 0, as in scikit-learn.
    ///
    /// - Throws: what ``meanAbsoluteError(_:_:sampleWeight:)`` throws.
    public static func r2(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        let left = try meanSquaredError(truth, predicted, sampleWeight: sampleWeight)
        return explainedShare(left: left, of: variance(truth, sampleWeight))
    }

    /// The same without the part of the error that is the same for all rows.
    ///
    /// - Throws: what ``meanAbsoluteError(_:_:sampleWeight:)`` throws.
    public static func explainedVariance(
        _ truth: [Double], _ predicted: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try requireNumbers(truth, predicted, sampleWeight)
        let left = variance(zip(truth, predicted).map { $0 - $1 }, sampleWeight)
        return explainedShare(left: left, of: variance(truth, sampleWeight))
    }
}

private func explainedShare(left: Double, of variance: Double) -> Double {
    variance == 0 ? (left == 0 ? 1 : 0) : 1 - left / variance
}

/// The variance of the whole population of rows.
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

/// What a measure of predicted numbers asks for.
private func requireNumbers(_ truth: [Double], _ predicted: [Double], _ sampleWeight: [Double]?) throws {
    guard truth.count == predicted.count else {
        throw LearnError.lengthMismatch(what: "predictions", count: predicted.count, expected: truth.count)
    }
    guard !truth.isEmpty else { throw LearnError.noRows(in: "what is to be scored") }
    try requireFinite(truth, named: "truth")
    try requireFinite(predicted, named: "prediction")
    try requireWeights(sampleWeight, rowCount: truth.count)
}
