import Numerics

/// Whether probabilities mean what they say: for rows of about the same predicted probability, the share that is
/// positive. scikit-learn's `calibration_curve`.
///
/// Niculescu-Mizil & Caruana, “Predicting good probabilities with supervised learning”, ICML (2005).
public struct CalibrationCurve: Equatable, Sendable, Codable {
    /// How the probabilities are cut into bins.
    public enum Strategy: String, CaseIterable, Codable, Sendable {
        /// Bins of equal width.
        case uniform
        /// Bins of (nearly) equally many rows, whatever the rows' weights.
        case quantile
    }

    /// For each bin that has rows, from low to high: the share of its rows that is positive.
    public let observed: [Double]
    /// The mean probability predicted for the rows of the bin.
    public let predicted: [Double]
    /// The number (or weight) of the rows of the bin.
    public let support: [Double]

    /// Bins rows by the probability of the positive class. A probability on the edge of two bins is in the lower.
    ///
    /// - Parameters:
    ///   - bins: how many, those without rows included.
    ///   - sampleWeight: how much each row counts in the shares and means.
    /// - Throws: `LearnError.notBinary`, `LearnError.lengthMismatch`, `LearnError.noRows`,
    ///   `LearnError.invalidWeight`; `LearnError.invalidParameter` for fewer than one bin or a number that is no
    ///   probability.
    public init(
        _ truth: Labels, probability: [Double], bins: Int = 5, strategy: Strategy = .uniform,
        sampleWeight: [Double]? = nil
    ) throws {
        guard bins >= 1 else {
            throw LearnError.invalidParameter(name: "bins", value: String(bins), expected: "at least 1")
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

    /// The mean distance between what was predicted and what came, each bin counting by its rows (ECE).
    ///
    /// Naeini, Cooper & Hauskrecht, “Obtaining well calibrated probabilities using Bayesian binning”, AAAI (2015).
    public var expectedError: Double { dot(distances, support) / support.reduce(0, +) }

    /// The distance in the bin where it is largest (MCE, of the same paper).
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

extension Metrics {
    /// The expected calibration error: see ``CalibrationCurve/expectedError``.
    ///
    /// - Throws: what ``CalibrationCurve`` throws.
    public static func expectedCalibrationError(
        _ truth: Labels, probability: [Double], bins: Int = 10,
        strategy: CalibrationCurve.Strategy = .uniform,
        sampleWeight: [Double]? = nil
    ) throws -> Double {
        try CalibrationCurve(
            truth, probability: probability, bins: bins, strategy: strategy, sampleWeight: sampleWeight
        ).expectedError
    }
}

/// The edges between bins, rising.
private func innerEdges(of bins: Int, _ strategy: CalibrationCurve.Strategy, _ values: [Double]) -> [Double] {
    // As NumPy's linspace rounds: the step times the number of the edge.
    let shares = (1..<bins).map { Double($0) * (1 / Double(bins)) }
    switch strategy {
    case .uniform: return shares
    case .quantile:
        let sorted = values.radixSorted()
        // NumPy's percentile is given percents, which is a rounding more.
        return shares.map { quantile($0 * 100 / 100, ofSorted: sorted) }
    }
}

/// How many of the rising edges are below a value.
private func countBelow(_ value: Double, in edges: [Double]) -> Int {
    var low = 0
    var high = edges.count
    while low < high {
        let middle = (low + high) / 2
        if edges[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
}
