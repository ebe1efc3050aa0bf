import Frames

/// Something that learns from a matrix how to turn matrices of the same columns into others.
public protocol Transformer: Sendable {
    /// What it becomes once it has learned.
    associatedtype Fitted: FittedTransformer

    /// Learns from the rows of a matrix.
    ///
    /// - Throws: `LearnError` for a matrix without rows or columns, or with numbers that cannot be learned from.
    func fit(_ x: Matrix) throws -> Fitted
}

/// A transformer that has learned. That it is a type of its own is why using one before fitting does not compile.
public protocol FittedTransformer: Sendable {
    /// The names of the columns it makes.
    var outputColumnNames: [String] { get }

    /// Another matrix of the same rows.
    ///
    /// - Throws: `LearnError.columnMismatch` unless the columns are those that were learned from.
    func transform(_ x: Matrix) throws -> Matrix
}

extension Transformer {
    /// Learns from a matrix and transforms it.
    ///
    /// - Throws: what `fit` throws.
    public func fitTransform(_ x: Matrix) throws -> Matrix {
        try fit(x).transform(x)
    }
}

/// Something that learns from rows and their classes how to tell the classes apart.
public protocol Classifier: Sendable {
    /// What it becomes once it has learned.
    associatedtype Fitted: FittedClassifier

    /// Learns from rows and their labels.
    ///
    /// - Parameter sampleWeight: how much each row counts, none negative; once each if nil.
    /// - Throws: `LearnError` for rows that cannot be learned from, labels of another length or of one class.
    func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> Fitted
}

extension Classifier {
    /// Learns from rows and their labels, each row counting once.
    ///
    /// - Throws: what `fit(_:_:sampleWeight:)` throws.
    public func fit(_ x: Matrix, _ y: Labels) throws -> Fitted {
        try fit(x, y, sampleWeight: nil)
    }
}

/// A classifier that has learned.
public protocol FittedClassifier: Sendable {
    /// The classes, in the order of the labels it learned from; the last of two is the positive one.
    var classNames: [String] { get }

    /// The probability of each class for each row: a column a class, named for it.
    ///
    /// - Throws: `LearnError.columnMismatch` unless the columns are those that were learned from,
    ///   `LearnError.notFinite`.
    func predictProbabilities(_ x: Matrix) throws -> Matrix
}

extension FittedClassifier {
    /// The probability of the positive class for each row.
    ///
    /// - Throws: `LearnError.notBinary` if there are more than two classes, else what `predictProbabilities` throws.
    public func predictProbability(_ x: Matrix) throws -> [Double] {
        guard classNames.count == 2 else { throw LearnError.notBinary(classes: classNames) }
        return Array(try predictProbabilities(x).column(at: 1))
    }

    /// The most probable class of each row; the first of those that are equally probable.
    ///
    /// - Throws: what `predictProbabilities` throws.
    public func predict(_ x: Matrix) throws -> Labels {
        try Labels(mostProbableIn: predictProbabilities(x))
    }

    /// The positive class where its probability is at least `threshold`, else the negative one.
    ///
    /// - Throws: what `predictProbability` throws.
    public func predict(_ x: Matrix, threshold: Double) throws -> Labels {
        let codes = try predictProbability(x).map { $0 >= threshold ? 1 : 0 }
        return try Labels(codes: codes, classNames: classNames)
    }
}

extension Labels {
    /// The class with the largest value in each row of a matrix with a column a class; the first of equal ones.
    ///
    /// - Throws: `LearnError.noColumns`.
    public init(mostProbableIn probabilities: Matrix) throws {
        guard probabilities.columnCount > 0 else {
            throw LearnError.noColumns(in: "a matrix of probabilities")
        }
        var codes = [Int](repeating: 0, count: probabilities.rowCount)
        var best = Array(probabilities.column(at: 0))
        for code in 1..<probabilities.columnCount {
            for (row, value) in probabilities.column(at: code).enumerated() where value > best[row] {
                best[row] = value
                codes[row] = code
            }
        }
        self.init(codes: codes, uncheckedClassNames: probabilities.columnNames)
    }
}
