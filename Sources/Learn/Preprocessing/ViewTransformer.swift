/// A transformer that learns from columns that need not be there as a matrix.
protocol ViewTransformer<Fitted>: Transformer {
    func fit(_ x: ColumnView) throws -> Fitted
}

/// A fitted transformer whose columns are made of columns number by number.
protocol FittedViewTransformer: FittedTransformer {
    /// The columns it makes of those of a view, which need not be worked out.
    ///
    /// - Throws: `LearnError.columnMismatch` unless the columns are those that were learned from.
    func derive(_ x: ColumnView) throws -> ColumnView
}

extension Transformer {
    /// Learns from the columns of a view. What asks for a matrix is given one.
    func fit(view: ColumnView) throws -> Fitted {
        if let transformer = self as? any ViewTransformer<Fitted> { return try transformer.fit(view) }
        return try fit(view.matrix())
    }
}

extension FittedTransformer {
    /// The columns it makes of those of a view. What asks for a matrix is given one.
    func derive(view: ColumnView) throws -> ColumnView {
        if let transformer = self as? any FittedViewTransformer { return try transformer.derive(view) }
        return ColumnView(try transform(view.matrix()))
    }
}

extension Matrix {
    /// What a fitted transformer makes of the matrix.
    func transformed(by transformer: some FittedViewTransformer) throws -> Matrix {
        try transformer.derive(ColumnView(self)).matrix()
    }
}
