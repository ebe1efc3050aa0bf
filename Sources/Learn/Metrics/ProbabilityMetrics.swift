import Frames

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
        try requireProbabilities(truth, probabilities, sampleWeight)
        return logLoss(unchecked: truth, probabilities, sampleWeight)
    }

    static func logLoss(unchecked truth: Labels, _ probabilities: Matrix, _ sampleWeight: [Double]?) -> Double
    {
        let rows = truth.count
        return probabilities.values.withUnsafeBufferPointer { values in
            meanLoss(truth.codes, sampleWeight) { row, code in -log(clipped(values[code &* rows &+ row])) }
        }
    }

    /// The mean log-loss of the probabilities of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`, and what `logLoss(_:probabilities:sampleWeight:)` throws.
    public static func logLoss(
        _ truth: Labels, probability: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try requireProbability(truth, probability, sampleWeight)
        return logLoss(unchecked: truth, probability, sampleWeight)
    }

    static func logLoss(
        unchecked truth: Labels, _ probability: [Double], _ sampleWeight: [Double]?
    ) -> Double {
        probability.withUnsafeBufferPointer { values in
            meanLoss(truth.codes, sampleWeight) { row, code in
                -log(clipped(code == 1 ? values[row] : 1 - values[row]))
            }
        }
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
        try requireProbability(truth, probability, sampleWeight)
        return brierScore(unchecked: truth, probability[...], sampleWeight)
    }

    static func brierScore(
        unchecked truth: Labels, _ probability: ArraySlice<Double>, _ sampleWeight: [Double]?
    ) -> Double {
        probability.withUnsafeBufferPointer { values in
            meanLoss(truth.codes, sampleWeight) { row, code in
                let difference = values[row] - Double(code)
                return difference * difference
            }
        }
    }

    /// The mean over the rows of the sum over the classes of the squared difference between the probability of a
    /// class and what came (1 or 0). For two classes it is twice the score of one probability.
    ///
    /// - Throws: what `logLoss(_:probabilities:sampleWeight:)` throws.
    public static func brierScore(
        _ truth: Labels, probabilities: Matrix, sampleWeight: [Double]? = nil
    ) throws -> Double {
        try requireProbabilities(truth, probabilities, sampleWeight)
        return (0..<truth.classCount).reduce(0) { sum, code in
            let isOfClass = Labels(
                codes: truth.codes.map { $0 == code ? 1 : 0 }, uncheckedClassNames: ["other", "class"])
            return sum + brierScore(unchecked: isOfClass, probabilities.column(at: code), sampleWeight)
        }
    }
}

/// The mean over the rows, each counting by its weight, of a loss that hangs on a row and its code.
@inline(__always)
private func meanLoss(_ codes: [Int], _ sampleWeight: [Double]?, _ loss: (Int, Int) -> Double) -> Double {
    codes.withUnsafeBufferPointer { codes in
        var sum = 0.0
        guard let sampleWeight else {
            for row in 0..<codes.count { sum += loss(row, codes[row]) }
            return sum / Double(codes.count)
        }
        var total = 0.0
        for row in 0..<codes.count where sampleWeight[row] != 0 {
            sum += sampleWeight[row] * loss(row, codes[row])
            total += sampleWeight[row]
        }
        return sum / total
    }
}

/// A probability kept a rounding error away from 0 and 1, where the logarithm ends.
@inline(__always)
private func clipped(_ probability: Double) -> Double {
    min(max(probability, Double.ulpOfOne), 1 - Double.ulpOfOne)
}

/// What a measure of the probabilities of all classes asks for: a column a class, a row a label, numbers from 0 to 1.
func requireProbabilities(_ truth: Labels, _ probabilities: Matrix, _ sampleWeight: [Double]?) throws {
    try requireColumn(ofEachClass: truth, probabilities, sampleWeight)
    try requireProbabilities(probabilities.values)
}

/// What a measure of the scores of all classes asks for: a column a class, a row a label, and at least one.
func requireColumn(ofEachClass truth: Labels, _ scores: Matrix, _ sampleWeight: [Double]?) throws {
    guard truth.count == scores.rowCount else {
        throw LearnError.lengthMismatch(what: "probabilities", count: scores.rowCount, expected: truth.count)
    }
    guard truth.count > 0 else { throw LearnError.noRows(in: "what is to be scored") }
    try scores.requireColumns(truth.classNames, of: "the comparison with the truth")
    try requireWeights(sampleWeight, rowCount: truth.count)
}

/// What a measure of the probability of the positive class asks for.
func requireProbability(_ truth: Labels, _ probability: [Double], _ sampleWeight: [Double]?) throws {
    try requireScores(truth, probability[...])
    try requireProbabilities(probability)
    try requireWeights(sampleWeight, rowCount: truth.count)
}

private func requireProbabilities(_ values: [Double]) throws {
    var isBad = false
    for value in values { isBad = isBad || !(value >= 0 && value <= 1) }
    guard isBad, let value = values.first(where: { !($0 >= 0 && $0 <= 1) }) else { return }
    throw LearnError.invalidParameter(name: "a probability", value: "\(value)", expected: "from 0 to 1")
}
