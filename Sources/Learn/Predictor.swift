/// The known answers of rows that a model is fitted on: ``Labels`` for a classifier, numbers for a regressor.
public protocol PredictionTarget: Equatable, Sendable {
    /// The number of rows.
    var count: Int { get }

    /// Returns the answers of some rows, in the order given.
    ///
    /// - Throws: `LearnError.indexOutOfRange`.
    func rows(_ indices: [Int]) throws -> Self
}

extension Labels: PredictionTarget {}

extension Array: PredictionTarget where Element == Double {
    /// Returns the numbers of some rows, in the order given.
    ///
    /// - Throws: `LearnError.indexOutOfRange`.
    public func rows(_ indices: [Int]) throws -> [Double] {
        try requireIndices(indices, below: count)
        return indices.map { self[$0] }
    }
}

/// A ``Classifier`` or a ``Regressor``: what cross-validation, searches and learning curves need of them.
public protocol Predictor: Sendable {
    /// The fitted estimator, a type of its own.
    associatedtype Fitted: FittedPredictor

    /// Fits the estimator to rows and their answers.
    ///
    /// - Parameter sampleWeight: the weight of each row, none negative; 1 if nil.
    /// - Throws: `LearnError` for rows that it cannot be fitted to.
    func fit(_ x: Matrix, _ y: Fitted.Target, sampleWeight: [Double]?) throws -> Fitted
}

/// A fitted classifier or regressor.
public protocol FittedPredictor: Sendable {
    /// The answers that it predicts.
    associatedtype Target: PredictionTarget
    /// The metrics of its predictions.
    associatedtype Scores: PredictionScores

    /// Returns the predicted answer of each row.
    ///
    /// - Throws: `LearnError.columnMismatch` unless the columns are those that it was fitted on, `LearnError.notFinite`.
    func predict(_ x: Matrix) throws -> Target

    /// Returns the scores of the model on rows whose answers are known.
    ///
    /// - Throws: the errors of `predict`; `LearnError` for answers that do not fit the rows or the model.
    func evaluate(_ x: Matrix, _ y: Target, sampleWeight: [Double]?) throws -> Scores
}

extension Predictor {
    /// The folds of a cross-validation if none are given: five, stratified for a classifier.
    public static var defaultFolds: any CrossValidator {
        Fitted.Target.self == Labels.self ? StratifiedKFold() : KFold()
    }
}

extension CrossValidator {
    /// Returns the splits of rows with these answers. Numbers cannot be stratified: they count as one class.
    func split(by target: some PredictionTarget) throws -> [TrainTestSplit] {
        try split(target as? Labels ?? Labels([Bool](repeating: false, count: target.count)))
    }
}
