import Numerics

/// The calibration of predicted probabilities: the fraction of positive rows among rows with about the same predicted
/// probability. scikit-learn's `calibration_curve`.
///
/// Niculescu-Mizil & Caruana, “Predicting good probabilities with supervised learning”, ICML (2005).
public struct CalibrationCurve: Equatable, Sendable, Codable {
    /// The way in which probabilities are divided into bins.
    public enum Strategy: String, CaseIterable, Codable, Sendable {
        /// Bins of equal width.
        case uniform
        /// Bins of (nearly) equally many rows, whatever the sample weights.
        case quantile
    }

    /// The fraction of positive rows of each bin that has rows, from low to high probabilities.
    public let observed: [Double]
    /// The mean predicted probability of each bin that has rows.
    public let predicted: [Double]
    /// The number (or weight) of rows of each bin that has rows.
    public let support: [Double]

    /// Bins rows by the probability of the positive class. A probability on the edge of two bins is in the
    /// lower one.
    ///
    /// - Parameters:
    ///   - bins: the number of bins, including those without rows.
    ///   - sampleWeight: the weight of each row; 1 if nil.
    /// - Throws: `LearnError.notBinary`, `LearnError.lengthMismatch`, `LearnError.noRows`,
    ///   `LearnError.invalidWeight`; `LearnError.invalidParameter` for fewer than one or more than a million bins or a number that is
    ///   not a probability.
    public init(
        _ truth: Labels, probability: [Double], bins: Int = 5, strategy: Strategy = .uniform,
        sampleWeight: [Double]? = nil
    ) throws {
        guard 1...1_000_000 ~= bins else {
            throw LearnError.invalidParameter(
                name: "bins", value: String(bins), expected: "from 1 to 1,000,000")
        }
        try requireProbability(truth, probability, sampleWeight)
        let edges = innerEdges(of: bins, strategy, probability)
        var positives = [Double](repeating: 0, count: bins)
        var sums = positives
        var totals = positives
        for (row, value) in probability.enumerated() {
            let bin = countBelow(value, in: edges)
            let weight = sampleWeight?[row] ?? 1
            positives[bin] += weight * Double(truth.codes[row])
            sums[bin] += weight * value
            totals[bin] += weight
        }
        let filled = totals.indices.filter { totals[$0] > 0 }
        observed = filled.map { positives[$0] / totals[$0] }
        predicted = filled.map { sums[$0] / totals[$0] }
        support = filled.map { totals[$0] }
    }

    /// The expected calibration error: the mean absolute difference between predicted and observed fractions,
    /// weighted by the number of rows of each bin.
    ///
    /// Naeini, Cooper & Hauskrecht, “Obtaining well calibrated probabilities using Bayesian binning”, AAAI (2015).
    public var expectedError: Double { dot(distances, support) / support.reduce(0, +) }

    /// The maximum calibration error: the largest absolute difference of any bin (same paper).
    public var maximumError: Double { distances.max() ?? 0 }

    private var distances: [Double] { zip(observed, predicted).map { abs($0 - $1) } }
}

extension ClassificationScores {
    /// The calibration curve of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`, `LearnError.invalidParameter` for fewer than one bin.
    public func calibrationCurve(
        bins: Int = 5, strategy: CalibrationCurve.Strategy = .uniform
    ) throws -> CalibrationCurve {
        try CalibrationCurve(
            truth, probability: probability(), bins: bins, strategy: strategy, sampleWeight: sampleWeight)
    }
}

/// Returns the edges between bins, ascending.
private func innerEdges(of bins: Int, _ strategy: CalibrationCurve.Strategy, _ values: [Double]) -> [Double] {
    // Rounded as NumPy's linspace: the step times the number of the edge.
    let fractions = (1..<bins).map { Double($0) * (1 / Double(bins)) }
    switch strategy {
    case .uniform: return fractions
    case .quantile:
        let sorted = values.radixSorted()
        // NumPy's percentile takes percentages, which is one more rounding.
        return fractions.map { Descriptive.quantile(ofSorted: sorted, $0 * 100 / 100) }
    }
}

/// Returns the number of edges below a value.
private func countBelow(_ value: Double, in edges: [Double]) -> Int {
    var low = 0
    var high = edges.count
    while low < high {
        let middle = (low + high) / 2
        if edges[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
}
