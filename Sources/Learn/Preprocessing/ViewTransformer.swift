/// A transformer that can be fitted on columns that are computed on demand.
protocol ViewTransformer<Fitted>: Transformer {
    /// Fits the transformer on columns that are computed on demand.
    func fit(_ x: ColumnView) throws -> Fitted
}

/// A fitted transformer whose output columns are computed element by element from its input columns.
protocol FittedViewTransformer: FittedTransformer {
    /// Returns the output columns, without computing them.
    ///
    /// - Throws: `LearnError.columnMismatch` unless the columns are those that it was fitted on.
    func derive(_ x: ColumnView) throws -> ColumnView
}

extension Transformer {
    /// Fits the transformer on columns that are computed on demand. A transformer that needs a matrix gets
    /// one.
    func fit(view: ColumnView) throws -> Fitted {
        if let transformer = self as? any ViewTransformer<Fitted> { return try transformer.fit(view) }
        return try fit(view.matrix())
    }
}

extension FittedTransformer {
    /// Returns the output columns. A transformer that needs a matrix gets one.
    func derive(view: ColumnView) throws -> ColumnView {
        if let transformer = self as? any FittedViewTransformer { return try transformer.derive(view) }
        return ColumnView(try transform(view.matrix()))
    }
}

extension Matrix {
    /// Returns the output of a fitted transformer as a matrix.
    func transformed(by transformer: some FittedViewTransformer) throws -> Matrix {
        try transformer.derive(ColumnView(self)).matrix()
    }
}
