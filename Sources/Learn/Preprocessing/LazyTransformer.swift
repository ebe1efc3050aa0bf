/// A transformer that can be fitted on columns that are computed on demand.
protocol LazyTransformer<Fitted>: Transformer {
    /// Fits the transformer on columns that are computed on demand.
    func fit(_ x: LazyColumns) throws -> Fitted
}

/// A fitted transformer whose output columns are computed element by element from its input columns.
protocol FittedLazyTransformer: FittedTransformer {
    /// Returns the output columns, without computing them.
    ///
    /// - Throws: `LearnError.columnMismatch` unless the columns are those that it was fitted on.
    func transform(_ x: LazyColumns) throws -> LazyColumns
}

extension Transformer {
    /// Fits the transformer on columns that are computed on demand; one that is not lazy is given a matrix.
    func fit(lazily x: LazyColumns) throws -> Fitted {
        if let transformer = self as? any LazyTransformer<Fitted> { return try transformer.fit(x) }
        return try fit(x.matrix())
    }
}

extension FittedTransformer {
    /// Returns the output columns; a transformer that is not lazy is given a matrix.
    func transform(lazily x: LazyColumns) throws -> LazyColumns {
        if let transformer = self as? any FittedLazyTransformer { return try transformer.transform(x) }
        return LazyColumns(try transform(x.matrix()))
    }
}

extension Matrix {
    /// Returns the output of a fitted transformer as a matrix.
    func transformed(by transformer: some FittedLazyTransformer) throws -> Matrix {
        try transformer.transform(LazyColumns(self)).matrix()
    }
}
