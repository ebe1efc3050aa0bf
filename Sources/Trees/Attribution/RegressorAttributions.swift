import Base
import Learn

extension TreeEnsemble {
    /// Computes the exact contribution of each column to the prediction of a regressor, by TreeSHAP.
    ///
    /// - Parameters:
    ///   - scale: the factor of the sum over the trees.
    ///   - offset: the number that is added to it.
    /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity; `CancellationError`.
    fileprivate func regressorAttributions(
        _ x: Matrix, scale: Double, offset: Double, estimator: String
    ) throws -> Attributions {
        try x.requireFinite(allowingNaN: true)
        let x = try columns.conform(x, for: estimator)
        let sums = try attributions(x, output: 0)
        return Attributions(
            baseValue: sums.baseValue * scale + offset,
            contributions: Matrix(
                uncheckedRowCount: x.rowCount, columnNames: x.columnNames,
                values: sums.contributions.values.map { $0 * scale }))
    }
}

extension GradientBoostingRegressor.Fitted {
    /// Computes the exact contribution of each column to the prediction for each row, by TreeSHAP.
    ///
    /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity; `CancellationError`.
    public func attributions(_ x: Matrix) throws -> Attributions {
        try kept("GradientBoostingRegressor.attributions", self, x) {
            try ensemble.regressorAttributions(
                x, scale: 1, offset: initialValue, estimator: "the gradient boosting")
        }
    }
}

extension RandomForestRegressor.Fitted {
    /// Computes the exact contribution of each column to the prediction for each row, by TreeSHAP.
    ///
    /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity; `CancellationError`.
    public func attributions(_ x: Matrix) throws -> Attributions {
        try kept("RandomForestRegressor.attributions", self, x) {
            try ensemble.regressorAttributions(
                x, scale: 1 / Double(ensemble.trees.count), offset: 0, estimator: "the random forest")
        }
    }
}

extension DecisionTreeRegressor.Fitted {
    /// Computes the exact contribution of each column to the prediction for each row, by TreeSHAP.
    ///
    /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity; `CancellationError`.
    public func attributions(_ x: Matrix) throws -> Attributions {
        try kept("DecisionTreeRegressor.attributions", self, x) {
            try ensemble.regressorAttributions(x, scale: 1, offset: 0, estimator: "the decision tree")
        }
    }
}
