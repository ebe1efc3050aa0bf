/// The way in which the metrics of several classes are averaged.
public enum ClassAverage: String, CaseIterable, Codable, Sendable {
    /// The metric of the positive class, the last of two.
    case binary
    /// The metric of all classes' rows pooled: hits, misses and false alarms are summed first.
    case micro
    /// The unweighted mean over the classes.
    case macro
    /// The mean over the classes, weighted by support.
    case weighted
}

extension ConfusionMatrix {
    /// The fraction of rows that were predicted correctly.
    public var accuracy: Double { hits.reduce(0, +) / total }

    /// The mean recall over the classes that have rows.
    public var balancedAccuracy: Double {
        let recalls = zip(hits, support).filter { $0.1 > 0 }.map { $0 / $1 }
        return recalls.reduce(0, +) / Double(recalls.count)
    }

    /// Returns the precision of each class: the fraction of the rows predicted as it that are of it.
    public func precisions(zeroDivision: Double = 0) -> [Double] {
        zip(hits, predictedSupport).map { ratio($0, of: $1, zeroDivision) }
    }

    /// Returns the recall of each class: the fraction of its rows that were predicted as it.
    public func recalls(zeroDivision: Double = 0) -> [Double] {
        zip(hits, support).map { ratio($0, of: $1, zeroDivision) }
    }

    /// Returns the harmonic mean of precision and recall of each class.
    public func f1Scores(zeroDivision: Double = 0) -> [Double] {
        fBetaScores(beta: 1, zeroDivision: zeroDivision)
    }

    /// Returns the weighted harmonic mean of precision and recall of each class.
    ///
    /// - Parameter beta: the weight of recall relative to precision.
    public func fBetaScores(beta: Double, zeroDivision: Double = 0) -> [Double] {
        zip(hits, zip(support, predictedSupport)).map { hits, sizes in
            weightedHarmonicMean(hits, support: sizes.0, predicted: sizes.1, beta: beta, zeroDivision)
        }
    }

    /// Returns the Jaccard index of each class: of the rows that are of it or were predicted as it, the
    /// fraction that are both.
    public func jaccardScores(zeroDivision: Double = 0) -> [Double] {
        zip(hits, zip(support, predictedSupport)).map { ratio($0, of: $1.0 + $1.1 - $0, zeroDivision) }
    }
}

extension ConfusionMatrix {
    /// Returns the averaged precision.
    ///
    /// - Parameters:
    ///   - average: the kind of average; nil for the positive class of two, or the unweighted mean of more.
    ///   - zeroDivision: the precision of a class that was never predicted. A NaN is left out of means.
    /// - Throws: `LearnError.notBinary` for `.binary` unless there are two classes.
    public func precision(average: ClassAverage? = nil, zeroDivision: Double = 0) throws -> Double {
        try averaged(precisions(zeroDivision: zeroDivision), average) {
            ratio($0, of: $2, zeroDivision)
        }
    }

    /// Returns the averaged recall.
    ///
    /// - Parameters:
    ///   - average: the kind of average; nil for the positive class of two, or the unweighted mean of more.
    ///   - zeroDivision: the recall of a class without rows. A NaN is left out of means.
    /// - Throws: `LearnError.notBinary` for `.binary` unless there are two classes.
    public func recall(average: ClassAverage? = nil, zeroDivision: Double = 0) throws -> Double {
        try averaged(recalls(zeroDivision: zeroDivision), average) { hits, support, _ in
            ratio(hits, of: support, zeroDivision)
        }
    }

    /// Returns the averaged F1 score.
    ///
    /// - Parameters:
    ///   - average: the kind of average; nil for the positive class of two, or the unweighted mean of more.
    ///   - zeroDivision: the score of a class that neither has rows nor was predicted. A NaN is left out of
    ///     means.
    /// - Throws: `LearnError.notBinary` for `.binary` unless there are two classes.
    public func f1(average: ClassAverage? = nil, zeroDivision: Double = 0) throws -> Double {
        try fBeta(1, average: average, zeroDivision: zeroDivision)
    }

    /// Returns the averaged Fβ score: F1 with recall weighted `beta` times as much as precision.
    ///
    /// - Parameters:
    ///   - beta: zero or more.
    ///   - average: the kind of average; nil for the positive class of two, or the unweighted mean of more.
    ///   - zeroDivision: the score of a class that neither has rows nor was predicted. A NaN is left out of
    ///     means.
    /// - Throws: `LearnError.notBinary` for `.binary` unless there are two classes,
    ///   `LearnError.invalidParameter` for a negative `beta`.
    public func fBeta(
        _ beta: Double, average: ClassAverage? = nil, zeroDivision: Double = 0
    ) throws -> Double {
        guard beta >= 0, beta.isFinite else {
            throw LearnError.invalidParameter(name: "beta", value: "\(beta)", expected: "zero or more")
        }
        return try averaged(fBetaScores(beta: beta, zeroDivision: zeroDivision), average) {
            weightedHarmonicMean($0, support: $1, predicted: $2, beta: beta, zeroDivision)
        }
    }

    /// Returns the averaged Jaccard index.
    ///
    /// - Parameters:
    ///   - average: the kind of average; nil for the positive class of two, or the unweighted mean of more.
    ///   - zeroDivision: the index of a class that neither has rows nor was predicted. A NaN is left out of
    ///     means.
    /// - Throws: `LearnError.notBinary` for `.binary` unless there are two classes.
    public func jaccard(average: ClassAverage? = nil, zeroDivision: Double = 0) throws -> Double {
        try averaged(jaccardScores(zeroDivision: zeroDivision), average) {
            ratio($0, of: $1 + $2 - $0, zeroDivision)
        }
    }

    /// Returns the average of a metric. `pooled` computes it from the sums of hits, support and predicted
    /// support.
    private func averaged(
        _ byClass: [Double], _ average: ClassAverage?,
        pooled: (_ hits: Double, _ support: Double, _ predicted: Double) -> Double
    ) throws -> Double {
        switch average ?? (classNames.count == 2 ? .binary : .macro) {
        case .binary:
            guard byClass.count == 2 else { throw LearnError.notBinary(classes: classNames) }
            return byClass[1]
        case .micro:
            return pooled(
                hits.reduce(0, +), support.reduce(0, +), predictedSupport.reduce(0, +))
        case .macro:
            return meanOfNumbers(byClass, weights: nil)
        case .weighted:
            return meanOfNumbers(byClass, weights: support)
        }
    }
}

/// Returns the weighted mean of the values that are not NaN; NaN if there are none.
func meanOfNumbers(_ values: [Double], weights: [Double]?) -> Double {
    let weights = weights ?? values.map { _ in 1 }
    let numbers = zip(values, weights).filter { !$0.0.isNaN }
    return numbers.reduce(0) { $0 + $1.0 * $1.1 } / numbers.reduce(0) { $0 + $1.1 }
}

/// Returns (1 + β²) hits / (β² support + predicted).
func weightedHarmonicMean(
    _ hits: Double, support: Double, predicted: Double, beta: Double, _ zeroDivision: Double
) -> Double {
    ratio((1 + beta * beta) * hits, of: beta * beta * support + predicted, zeroDivision)
}
