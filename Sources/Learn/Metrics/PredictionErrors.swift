import Numerics

/// The differences between true and predicted numbers, which have been checked.
struct PredictionErrors {
    private let truth: [Double]
    private let predicted: [Double]
    private let sampleWeight: [Double]?

    init(_ truth: [Double], _ predicted: [Double], _ sampleWeight: [Double]?) {
        self.truth = truth
        self.predicted = predicted
        self.sampleWeight = sampleWeight
    }

    /// The (weighted) mean over the rows of a function of the true and the predicted number.
    @inline(__always)
    func mean(_ error: (_ truth: Double, _ predicted: Double) -> Double) -> Double {
        var sum = 0.0
        guard let sampleWeight else {
            for row in truth.indices { sum += error(truth[row], predicted[row]) }
            return sum / Double(truth.count)
        }
        for row in truth.indices { sum += sampleWeight[row] * error(truth[row], predicted[row]) }
        return sum / sampleWeight.reduce(0, +)
    }

    var meanAbsolute: Double { mean { abs($0 - $1) } }
    var meanSquared: Double { mean { ($0 - $1) * ($0 - $1) } }

    /// Koenker & Bassett, “Regression quantiles”, Econometrica 46 (1978).
    func pinball(_ quantile: Double) -> Double {
        mean { truth, predicted in
            truth >= predicted ? quantile * (truth - predicted) : (1 - quantile) * (predicted - truth)
        }
    }

    var medianAbsolute: Double {
        let errors = zip(truth, predicted).map { abs($0 - $1) }
        guard let sampleWeight else { return Descriptive.quantile(ofSorted: errors.radixSorted(), 0.5) }
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

    /// The explained fraction of the variance, NaN for a single row as in scikit-learn.
    var r2: Double {
        truth.count > 1
            ? explainedFraction(unexplained: meanSquared, of: variance { truth, _ in truth }) : .nan
    }

    var explainedVariance: Double {
        explainedFraction(unexplained: variance { $0 - $1 }, of: variance { truth, _ in truth })
    }

    /// The variance of a population.
    @inline(__always)
    private func variance(_ value: (Double, Double) -> Double) -> Double {
        let center = mean(value)
        return mean { (value($0, $1) - center) * (value($0, $1) - center) }
    }

    private func explainedFraction(unexplained: Double, of variance: Double) -> Double {
        variance == 0 ? (unexplained == 0 ? 1 : 0) : 1 - unexplained / variance
    }
}

/// Checks true and predicted numbers: as many, at least one, all finite; and valid weights.
func requireNumbers(_ truth: [Double], _ predicted: [Double], _ sampleWeight: [Double]?) throws {
    guard truth.count == predicted.count else {
        throw LearnError.lengthMismatch(what: "predictions", count: predicted.count, expected: truth.count)
    }
    guard !truth.isEmpty else { throw LearnError.noRows(in: "the rows to score") }
    try requireFinite(truth, named: "truth")
    try requireFinite(predicted, named: "prediction")
    try requireWeights(sampleWeight, rowCount: truth.count)
}
