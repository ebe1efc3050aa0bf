#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// The losses of predicted probabilities, which must have been checked.

/// Returns the mean of −log of the probability of each row's class, given the probabilities of all classes.
func logLoss(_ truth: Labels, _ probabilities: Matrix, _ sampleWeight: [Double]?) -> Double {
    let rows = truth.count
    return probabilities.values.withUnsafeBufferPointer { values in
        meanLoss(truth.codes, sampleWeight) { row, code in -log(clipped(values[code &* rows &+ row])) }
    }
}

/// Returns the mean of −log of the probability of each row's class, given that of the positive class.
func logLoss(_ truth: Labels, _ probability: [Double], _ sampleWeight: [Double]?) -> Double {
    probability.withUnsafeBufferPointer { values in
        meanLoss(truth.codes, sampleWeight) { row, code in
            -log(clipped(code == 1 ? values[row] : 1 - values[row]))
        }
    }
}

/// Returns the mean squared difference of the probability of the positive class from the outcome (1 or 0).
func brierScore(_ truth: Labels, _ probability: ArraySlice<Double>, _ sampleWeight: [Double]?) -> Double {
    probability.withUnsafeBufferPointer { values in
        meanLoss(truth.codes, sampleWeight) { row, code in
            let difference = values[row] - Double(code)
            return difference * difference
        }
    }
}

extension Metrics {
    /// Returns the Brier score of several classes: the mean over the rows of the sum over the classes of the squared
    /// difference of the probability of a class from the outcome (1 or 0). Of two classes it is twice
    /// ``ClassificationScores/brierScore``.
    ///
    /// - Parameter probabilities: rowCount × classCount, the columns named and ordered as the classes of the labels.
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.columnMismatch`,
    ///   `LearnError.invalidWeight`; `LearnError.invalidParameter` for a number that is not a probability.
    public static func brierScore(
        _ truth: Labels, probabilities: Matrix, sampleWeight: [Double]? = nil
    ) throws -> Double {
        try requireProbabilities(truth, probabilities, sampleWeight)
        return (0..<truth.classCount).reduce(0) { sum, code in
            let isOfClass = Labels(
                codes: truth.codes.map { Int($0) == code ? 1 : 0 }, uncheckedClassNames: ["other", "class"])
            return sum + Learn.brierScore(isOfClass, probabilities.column(at: code), sampleWeight)
        }
    }
}

/// Returns the weighted mean over the rows of a loss that depends on a row and its code.
@inline(__always)
private func meanLoss(
    _ codes: [Int32], _ sampleWeight: [Double]?, _ loss: (_ row: Int, _ code: Int) -> Double
) -> Double {
    codes.withUnsafeBufferPointer { codes in
        var sum = 0.0
        guard let sampleWeight else {
            for row in 0..<codes.count { sum += loss(row, Int(codes[row])) }
            return sum / Double(codes.count)
        }
        var total = 0.0
        for row in 0..<codes.count where sampleWeight[row] != 0 {
            sum += sampleWeight[row] * loss(row, Int(codes[row]))
            total += sampleWeight[row]
        }
        return sum / total
    }
}

/// Returns a probability clipped a rounding error away from 0 and 1, where the logarithm is infinite.
@inline(__always)
private func clipped(_ probability: Double) -> Double {
    min(max(probability, Double.ulpOfOne), 1 - Double.ulpOfOne)
}

/// Checks the probabilities of all classes: a column for each class, a row for each label, numbers from 0 to
/// 1.
func requireProbabilities(_ truth: Labels, _ probabilities: Matrix, _ sampleWeight: [Double]?) throws {
    try requireColumn(ofEachClass: truth, probabilities, sampleWeight)
    try requireProbabilities(probabilities.values)
}

/// Checks the scores of all classes: a column for each class, a row for each label, and at least one row.
func requireColumn(ofEachClass truth: Labels, _ scores: Matrix, _ sampleWeight: [Double]?) throws {
    guard truth.count == scores.rowCount else {
        throw LearnError.lengthMismatch(what: "probabilities", count: scores.rowCount, expected: truth.count)
    }
    guard truth.count > 0 else { throw LearnError.noRows(in: "the rows to score") }
    try scores.requireColumns(truth.classNames, of: "the comparison with the truth")
    try requireWeights(sampleWeight, rowCount: truth.count)
}

/// Checks the probability of the positive class: two classes, a number from 0 to 1 for each label.
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
