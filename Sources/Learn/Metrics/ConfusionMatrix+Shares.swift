/// How figures of several classes become one.
public enum ClassAverage: String, CaseIterable, Codable, Sendable {
    /// The figure of the positive class, the last of two.
    case binary
    /// One figure of all classes' rows together: hits, misses and false alarms are summed first.
    case micro
    /// The plain mean over the classes.
    case macro
    /// The mean over the classes, each counting by its support.
    case weighted
}

extension ConfusionMatrix {
    /// The share of rows that were taken for what they are.
    public var accuracy: Double { hits.reduce(0, +) / total }

    /// The mean of the recalls of the classes that have rows.
    public var balancedAccuracy: Double {
        let recalls = zip(hits, support).filter { $0.1 > 0 }.map { $0 / $1 }
        return recalls.reduce(0, +) / Double(recalls.count)
    }

    /// Of the rows taken for each class, the share that is of it.
    public func precisions(zeroDivision: Double = 0) -> [Double] {
        zip(hits, predictedSupport).map { share($0, of: $1, zeroDivision) }
    }

    /// Of the rows of each class, the share that was taken for it.
    public func recalls(zeroDivision: Double = 0) -> [Double] {
        zip(hits, support).map { share($0, of: $1, zeroDivision) }
    }

    /// The harmonic mean of each class's precision and recall.
    public func f1Scores(zeroDivision: Double = 0) -> [Double] {
        fBetaScores(beta: 1, zeroDivision: zeroDivision)
    }

    /// The weighted harmonic mean of each class's precision and recall.
    ///
    /// - Parameter beta: how many times as much recall counts as precision.
    public func fBetaScores(beta: Double, zeroDivision: Double = 0) -> [Double] {
        zip(hits, zip(support, predictedSupport)).map { hits, sizes in
            weightedHarmonicMean(hits, support: sizes.0, predicted: sizes.1, beta: beta, zeroDivision)
        }
    }

    /// Of the rows that are of a class or were taken for it, the share that is both.
    public func jaccardScores(zeroDivision: Double = 0) -> [Double] {
        zip(hits, zip(support, predictedSupport)).map { share($0, of: $1.0 + $1.1 - $0, zeroDivision) }
    }
}

extension ConfusionMatrix {
    /// The precision of the classes as one figure.
    ///
    /// - Parameters:
    ///   - average: how the classes become one; the positive class of two and the plain mean of more if nil.
    ///   - zeroDivision: the precision of a class that no row was taken for. One that is NaN is left out of means.
    /// - Throws: `LearnError.notBinary` for `.binary` where there are not two classes.
    public func precision(average: ClassAverage? = nil, zeroDivision: Double = 0) throws -> Double {
        try averaged(precisions(zeroDivision: zeroDivision), average) {
            share($0, of: $2, zeroDivision)
        }
    }

    /// The recall of the classes as one figure.
    ///
    /// - Parameters:
    ///   - average: how the classes become one; the positive class of two and the plain mean of more if nil.
    ///   - zeroDivision: the recall of a class without rows. One that is NaN is left out of means.
    /// - Throws: `LearnError.notBinary` for `.binary` where there are not two classes.
    public func recall(average: ClassAverage? = nil, zeroDivision: Double = 0) throws -> Double {
        try averaged(recalls(zeroDivision: zeroDivision), average) { hits, support, _ in
            share(hits, of: support, zeroDivision)
        }
    }

    /// The F1 score of the classes as one figure.
    ///
    /// - Parameters:
    ///   - average: how the classes become one; the positive class of two and the plain mean of more if nil.
    ///   - zeroDivision: the score of a class that neither has rows nor was predicted. One that is NaN is left out
    ///     of means.
    /// - Throws: `LearnError.notBinary` for `.binary` where there are not two classes.
    public func f1(average: ClassAverage? = nil, zeroDivision: Double = 0) throws -> Double {
        try fBeta(1, average: average, zeroDivision: zeroDivision)
    }

    /// The Fβ score of the classes as one figure: F1 with recall counting `beta` times as much as precision.
    ///
    /// - Parameters:
    ///   - beta: zero or more.
    ///   - average: how the classes become one; the positive class of two and the plain mean of more if nil.
    ///   - zeroDivision: the score of a class that neither has rows nor was predicted. One that is NaN is left out
    ///     of means.
    /// - Throws: `LearnError.notBinary` for `.binary` where there are not two classes,
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

    /// The Jaccard index of the classes as one figure.
    ///
    /// - Parameters:
    ///   - average: how the classes become one; the positive class of two and the plain mean of more if nil.
    ///   - zeroDivision: the index of a class that neither has rows nor was predicted. One that is NaN is left out
    ///     of means.
    /// - Throws: `LearnError.notBinary` for `.binary` where there are not two classes.
    public func jaccard(average: ClassAverage? = nil, zeroDivision: Double = 0) throws -> Double {
        try averaged(jaccardScores(zeroDivision: zeroDivision), average) {
            share($0, of: $1 + $2 - $0, zeroDivision)
        }
    }

    /// One figure of the classes'. `pooled` makes it of the sums of hits, support and predicted support.
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

/// The mean of the figures that are numbers, each counting by its weight; NaN if there is none.
func meanOfNumbers(_ figures: [Double], weights: [Double]?) -> Double {
    let weights = weights ?? figures.map { _ in 1 }
    let numbers = zip(figures, weights).filter { !$0.0.isNaN }
    return numbers.reduce(0) { $0 + $1.0 * $1.1 } / numbers.reduce(0) { $0 + $1.1 }
}

/// (1 + β²) hits / (β² support + predicted).
func weightedHarmonicMean(
    _ hits: Double, support: Double, predicted: Double, beta: Double, _ zeroDivision: Double
) -> Double {
    share((1 + beta * beta) * hits, of: beta * beta * support + predicted, zeroDivision)
}
