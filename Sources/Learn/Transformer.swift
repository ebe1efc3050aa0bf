/// An estimator that is fitted on a matrix and then transforms matrices of the same columns.
///
/// The scalers, imputers and encoders of this module are fused where they follow one another in a ``TransformerChain``
/// or a ``ColumnTransformer``: they compute their columns element by element, a run of rows at a time, without a matrix
/// between two of them. A transformer of your own is given a matrix, and returns one, at the cost of a copy of its
/// columns.
public protocol Transformer: Sendable {
    /// The fitted transformer, a type of its own: a transformer cannot be applied before it is fitted.
    associatedtype Fitted: FittedTransformer

    /// Fits the transformer to the rows of a matrix.
    ///
    /// - Throws: `LearnError` for a matrix without rows or columns, or with numbers that it cannot be fitted to.
    func fit(_ x: Matrix) throws -> Fitted
}

/// A transformer that has been fitted.
public protocol FittedTransformer: Sendable {
    /// The names of the output columns.
    var outputColumnNames: [String] { get }

    /// Returns the transformed rows.
    ///
    /// - Throws: `LearnError.columnMismatch` unless the columns are those that it was fitted on.
    func transform(_ x: Matrix) throws -> Matrix
}

extension Transformer {
    /// Fits the transformer to a matrix and returns the transformed matrix.
    ///
    /// - Throws: the errors of `fit`.
    public func fitTransform(_ x: Matrix) throws -> Matrix {
        try fit(x).transform(x)
    }
}
