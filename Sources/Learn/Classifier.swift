/// An estimator that is fitted on rows and their classes and then predicts the classes of other rows.
public protocol Classifier: Predictor where Fitted: FittedClassifier {
    /// Fits the classifier to rows and their labels.
    ///
    /// - Parameter sampleWeight: the weight of each row, none negative; 1 if nil.
    /// - Throws: `LearnError` for rows that it cannot be fitted to, labels of another length or of one class.
    func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> Fitted

    /// Fits the classifier and returns the probability of each class for the rows of some matrices, without keeping the fitted
    /// classifier: what `fit` and `predictProbabilities` return, but a forest of many deep trees, which takes gigabytes, is never
    /// stored.
    ///
    /// - Parameters:
    ///   - x: the training rows.
    ///   - y: their labels.
    ///   - sets: the sets of rows to predict, with the columns of `x`.
    ///   - sampleWeight: the weight of each training row, none negative; 1 if nil.
    /// - Returns: for each set rowCount × classCount, the columns named for the classes of `y`.
    /// - Throws: the errors of `fit` and `predictProbabilities`.
    func fitPredictProbabilities(
        _ x: consuming Matrix, _ y: Labels, on sets: consuming [Matrix], sampleWeight: [Double]?
    ) throws -> [Matrix]
}

/// A classifier that reads each column once, so that the output of a transformer need not be stored for it.
package protocol LazyClassifier: Classifier {
    /// Fits the classifier and returns the probability of each class, as `fitPredictProbabilities` does for matrices.
    func fitPredictProbabilities(
        lazily x: consuming LazyColumns, _ y: Labels, on sets: consuming [LazyColumns],
        sampleWeight: [Double]?
    ) throws -> [Matrix]
}

extension Classifier {
    /// Fits the classifier and predicts each set of rows with it.
    ///
    /// - Throws: the errors of `fit` and `predictProbabilities`.
    public func fitPredictProbabilities(
        _ x: consuming Matrix, _ y: Labels, on sets: consuming [Matrix], sampleWeight: [Double]?
    ) throws -> [Matrix] {
        let model = try fit(x, y, sampleWeight: sampleWeight)
        return try sets.map(model.predictProbabilities)
    }

    /// Fits the classifier to rows of equal weight and their labels.
    ///
    /// - Throws: the errors of `fit(_:_:sampleWeight:)`.
    public func fit(_ x: Matrix, _ y: Labels) throws -> Fitted {
        try fit(x, y, sampleWeight: nil)
    }
}

/// A classifier that has been fitted.
public protocol FittedClassifier: FittedPredictor where Target == Labels, Scores == ClassificationScores {
    /// The classes, in the order of the labels it was fitted on; the last of two is the positive one.
    var classNames: [String] { get }

    /// Returns the probability of each class for each row: rowCount × classCount, the columns named for the classes.
    ///
    /// - Throws: `LearnError.columnMismatch` unless the columns are those that it was fitted on,
    ///   `LearnError.notFinite`.
    func predictProbabilities(_ x: Matrix) throws -> Matrix
}

extension FittedClassifier {
    /// Returns the probability of the positive class for each row.
    ///
    /// - Throws: `LearnError.notBinary` if there are more than two classes, and the errors of `predictProbabilities`.
    public func predictProbability(_ x: Matrix) throws -> [Double] {
        guard classNames.count == 2 else { throw LearnError.notBinary(classes: classNames) }
        return Array(try predictProbabilities(x).column(at: 1))
    }

    /// Returns the most probable class of each row; the first of equally probable ones.
    ///
    /// - Throws: the errors of `predictProbabilities`.
    public func predict(_ x: Matrix) throws -> Labels {
        try Labels(mostProbableIn: predictProbabilities(x))
    }

    /// Returns the positive class for rows whose probability of it is at least `threshold`, otherwise the negative one.
    ///
    /// - Throws: the errors of `predictProbability`.
    public func predict(_ x: Matrix, threshold: Double) throws -> Labels {
        let codes: [Int32] = try predictProbability(x).map { $0 >= threshold ? 1 : 0 }
        return try Labels(codes: codes, classNames: classNames)
    }
}

extension Labels {
    /// Creates labels from the class with the largest value in each row of a matrix with a column for each class; the
    /// first of equal ones.
    ///
    /// - Throws: `LearnError.noColumns`.
    public init(mostProbableIn probabilities: Matrix) throws {
        guard probabilities.columnCount > 0 else {
            throw LearnError.noColumns(in: "a matrix of probabilities")
        }
        var codes = [Int32](repeating: 0, count: probabilities.rowCount)
        var best = Array(probabilities.column(at: 0))
        for code in 1..<probabilities.columnCount {
            for (row, value) in probabilities.column(at: code).enumerated() where value > best[row] {
                best[row] = value
                codes[row] = Int32(truncatingIfNeeded: code)
            }
        }
        self.init(codes: codes, uncheckedClassNames: probabilities.columnNames)
    }
}
