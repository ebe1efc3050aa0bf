/// One number that says how good predictions are. The truth comes first, as in scikit-learn.
///
/// Precision, recall and F1 are those of the positive class, the last; where there are more than two classes, the
/// plain mean over the classes (“macro”).
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
    /// - Parameter zeroDivision: the result where no row was predicted to be.
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.invalidWeight`.
    public static func precision(
        _ truth: Labels, _ predicted: Labels, sampleWeight: [Double]? = nil, zeroDivision: Double = 0
    ) throws -> Double {
        let confusion = try ConfusionMatrix(truth, predicted, sampleWeight: sampleWeight)
        return confusion.summary(confusion.precisions(zeroDivision: zeroDivision))
    }

    /// Of the rows that are positive, the share predicted to be.
    ///
    /// - Parameter zeroDivision: the result where no row is.
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.invalidWeight`.
    public static func recall(
        _ truth: Labels, _ predicted: Labels, sampleWeight: [Double]? = nil, zeroDivision: Double = 0
    ) throws -> Double {
        let confusion = try ConfusionMatrix(truth, predicted, sampleWeight: sampleWeight)
        return confusion.summary(confusion.recalls(zeroDivision: zeroDivision))
    }

    /// The harmonic mean of precision and recall.
    ///
    /// - Parameter zeroDivision: the result where no row is positive and none was predicted to be.
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.invalidWeight`.
    public static func f1(
        _ truth: Labels, _ predicted: Labels, sampleWeight: [Double]? = nil, zeroDivision: Double = 0
    ) throws -> Double {
        let confusion = try ConfusionMatrix(truth, predicted, sampleWeight: sampleWeight)
        return confusion.summary(confusion.f1Scores(zeroDivision: zeroDivision))
    }

    /// The area under the ROC curve: the probability that a positive row scores above a negative one.
    ///
    /// - Throws: what `ROCCurve` throws.
    public static func rocAUC(
        _ truth: Labels, scores: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try ROCCurve(truth, scores: scores, sampleWeight: sampleWeight).area
    }

    /// The mean precision over the steps of recall.
    ///
    /// - Throws: what `PrecisionRecallCurve` throws.
    public static func averagePrecision(
        _ truth: Labels, scores: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        try PrecisionRecallCurve(truth, scores: scores, sampleWeight: sampleWeight).averagePrecision
    }
}

extension ConfusionMatrix {
    /// Of figures by class, that of the positive one of two, or the mean over more.
    func summary(_ byClass: [Double]) -> Double {
        classNames.count == 2 ? byClass[1] : byClass.reduce(0, +) / Double(byClass.count)
    }
}
