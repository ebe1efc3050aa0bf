/// One number that says how good predictions are. The truth comes first, as in scikit-learn.
///
/// Precision, recall, F scores and the Jaccard index are those of the positive class, the last; where there are more
/// than two classes, the plain mean over the classes (“macro”). An `average` says otherwise.
///
/// Several figures of one pair of labels are cheaper from one ``ConfusionMatrix``, several figures of one list of
/// probabilities from one ``ClassificationScores``, which sorts them once.
public enum Metrics {
    /// The share of rows whose class was predicted.
    ///
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.invalidWeight`.
    public static func accuracy(
        _ truth: Labels, _ predicted: Labels, sampleWeight: [Double]? = nil
    ) throws -> Double {
        try ConfusionMatrix(truth, predicted, sampleWeight: sampleWeight).accuracy
    }

    /// The mean of the classes' recalls.
    ///
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.invalidWeight`.
    public static func balancedAccuracy(
        _ truth: Labels, _ predicted: Labels, sampleWeight: [Double]? = nil
    ) throws -> Double {
        try ConfusionMatrix(truth, predicted, sampleWeight: sampleWeight).balancedAccuracy
    }

    /// Of the rows predicted to be positive, the share that is.
    ///
    /// - Parameters:
    ///   - average: how the figures of several classes become one.
    ///   - zeroDivision: the result where no row was predicted to be.
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.invalidWeight`, `LearnError.notBinary`
    ///   for `.binary` where there are not two classes.
    public static func precision(
        _ truth: Labels, _ predicted: Labels, average: ClassAverage? = nil, sampleWeight: [Double]? = nil,
        zeroDivision: Double = 0
    ) throws -> Double {
        try ConfusionMatrix(truth, predicted, sampleWeight: sampleWeight)
            .precision(average: average, zeroDivision: zeroDivision)
    }

    /// Of the rows that are positive, the share predicted to be.
    ///
    /// - Parameters:
    ///   - average: how the figures of several classes become one.
    ///   - zeroDivision: the result where no row is.
    /// - Throws: what ``precision(_:_:average:sampleWeight:zeroDivision:)`` throws.
    public static func recall(
        _ truth: Labels, _ predicted: Labels, average: ClassAverage? = nil, sampleWeight: [Double]? = nil,
        zeroDivision: Double = 0
    ) throws -> Double {
        try ConfusionMatrix(truth, predicted, sampleWeight: sampleWeight)
            .recall(average: average, zeroDivision: zeroDivision)
    }

    /// The harmonic mean of precision and recall.
    ///
    /// - Parameters:
    ///   - average: how the figures of several classes become one.
    ///   - zeroDivision: the result where no row is positive and none was predicted to be.
    /// - Throws: what ``precision(_:_:average:sampleWeight:zeroDivision:)`` throws.
    public static func f1(
        _ truth: Labels, _ predicted: Labels, average: ClassAverage? = nil, sampleWeight: [Double]? = nil,
        zeroDivision: Double = 0
    ) throws -> Double {
        try fBeta(
            truth, predicted, beta: 1, average: average, sampleWeight: sampleWeight,
            zeroDivision: zeroDivision)
    }

    /// The harmonic mean of precision and recall, recall counting `beta` times as much.
    ///
    /// - Parameters:
    ///   - average: how the figures of several classes become one.
    ///   - zeroDivision: the result where no row is positive and none was predicted to be.
    /// - Throws: what ``precision(_:_:average:sampleWeight:zeroDivision:)`` throws, and
    ///   `LearnError.invalidParameter` for a negative `beta`.
    public static func fBeta(
        _ truth: Labels, _ predicted: Labels, beta: Double, average: ClassAverage? = nil,
        sampleWeight: [Double]? = nil, zeroDivision: Double = 0
    ) throws -> Double {
        try ConfusionMatrix(truth, predicted, sampleWeight: sampleWeight)
            .fBeta(beta, average: average, zeroDivision: zeroDivision)
    }

    /// Of the rows that are positive or were predicted to be, the share that is both.
    ///
    /// - Parameters:
    ///   - average: how the figures of several classes become one.
    ///   - zeroDivision: the result where no row is positive and none was predicted to be.
    /// - Throws: what ``precision(_:_:average:sampleWeight:zeroDivision:)`` throws.
    public static func jaccard(
        _ truth: Labels, _ predicted: Labels, average: ClassAverage? = nil, sampleWeight: [Double]? = nil,
        zeroDivision: Double = 0
    ) throws -> Double {
        try ConfusionMatrix(truth, predicted, sampleWeight: sampleWeight)
            .jaccard(average: average, zeroDivision: zeroDivision)
    }

    /// The Matthews correlation coefficient: see ``ConfusionMatrix/matthewsCorrelation``.
    ///
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.invalidWeight`.
    public static func matthewsCorrelation(
        _ truth: Labels, _ predicted: Labels, sampleWeight: [Double]? = nil
    ) throws -> Double {
        try ConfusionMatrix(truth, predicted, sampleWeight: sampleWeight).matthewsCorrelation
    }

    /// Cohen's kappa: see ``ConfusionMatrix/cohensKappa(weights:)``.
    ///
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.invalidWeight`.
    public static func cohensKappa(
        _ truth: Labels, _ predicted: Labels, weights: KappaWeights = .none, sampleWeight: [Double]? = nil
    ) throws -> Double {
        try ConfusionMatrix(truth, predicted, sampleWeight: sampleWeight).cohensKappa(weights: weights)
    }
}
