#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Metrics {
    /// The mean of −log of the probability that each row's class was given.
    ///
    /// Probabilities are kept a rounding error away from 0 and 1, as scikit-learn does.
    ///
    /// - Parameter probabilities: a column a class, in the order of the classes.
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.columnMismatch`,
    ///   `LearnError.invalidParameter` for a number that is no probability.
    public static func logLoss(
        _ truth: Labels, probabilities: Matrix, sampleWeight: [Double]? = nil
    ) throws -> Double {
        guard truth.count == probabilities.rowCount else {
            throw LearnError.lengthMismatch(
                what: "probabilities", count: probabilities.rowCount, expected: truth.count)
        }
        guard truth.count > 0 else { throw LearnError.noRows(in: "what is to be scored") }
        try probabilities.requireColumns(truth.classNames, of: "the log-loss")
        try requireProbabilities(probabilities.values)
        try requireWeights(sampleWeight, rowCount: truth.count)
        var sum = 0.0
        var total = 0.0
        for (row, code) in truth.codes.enumerated() {
            let weight = sampleWeight?[row] ?? 1
            sum -= weight * log(clipped(probabilities[row, code]))
            total += weight
        }
        return sum / total
    }

    /// The mean log-loss of the probabilities of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`, and what `logLoss(_:probabilities:sampleWeight:)` throws.
    public static func logLoss(
        _ truth: Labels, probability: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try truth.requireBinary()
        let probabilities = Matrix(
            uncheckedRowCount: probability.count, columnNames: truth.classNames,
            values: probability.map { 1 - $0 } + probability)
        return try logLoss(truth, probabilities: probabilities, sampleWeight: sampleWeight)
    }

    /// The mean squared difference between the probability of the positive class and what came (1 or 0).
    ///
    /// Brier, “Verification of forecasts expressed in terms of probability”, Monthly Weather Review 78 (1950).
    ///
    /// - Throws: `LearnError.notBinary`, `LearnError.lengthMismatch`, `LearnError.noRows`,
    ///   `LearnError.invalidParameter` for a number that is no probability.
    public static func brierScore(
        _ truth: Labels, probability: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try requireScores(truth, probability, sampleWeight)
        try requireProbabilities(probability)
        var sum = 0.0
        var total = 0.0
        for (row, (code, probability)) in zip(truth.codes, probability).enumerated() {
            let weight = sampleWeight?[row] ?? 1
            let difference = probability - Double(code)
            sum += weight * difference * difference
            total += weight
        }
        return sum / total
    }
}

/// A probability kept a rounding error away from 0 and 1, where the logarithm ends.
private func clipped(_ probability: Double) -> Double {
    min(max(probability, Double.ulpOfOne), 1 - Double.ulpOfOne)
}

private func requireProbabilities(_ values: [Double]) throws {
    for value in values where !(value >= 0 && value <= 1) {
        throw LearnError.invalidParameter(name: "a probability", value: "\(value)", expected: "from 0 to 1")
    }
}

/// What a measure of the scores of two classes asks for.
func requireScores(_ truth: Labels, _ scores: [Double], _ sampleWeight: [Double]?) throws {
    try truth.requireBinary()
    guard scores.count == truth.count else {
        throw LearnError.lengthMismatch(what: "scores", count: scores.count, expected: truth.count)
    }
    guard truth.count > 0 else { throw LearnError.noRows(in: "what is to be scored") }
    try requireWeights(sampleWeight, rowCount: truth.count)
    for (row, score) in scores.enumerated() where !score.isFinite {
        throw LearnError.notFinite(row: row, column: "score", value: score)
    }
}
