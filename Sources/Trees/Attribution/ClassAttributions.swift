import Learn
import Numerics

extension TreeEnsemble {
    /// What each column contributes to the mean share of a class over the trees, exactly, by TreeSHAP.
    ///
    /// - Parameter className: the class to explain; the positive one of two if nil.
    /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity, `LearnError.unknownClass`,
    ///   `LearnError.notBinary` where more than two classes need a name; `CancellationError`.
    func classAttributions(
        _ x: Matrix, _ classNames: [String], of className: String?, estimator: String
    ) throws -> Attributions {
        let position = try classNames.position(explained: className)
        try x.requireFinite(allowingNaN: true)
        let x = try columns.conform(x, for: estimator)
        let isBinary = classNames.count == 2
        let sums = try attributions(x, output: isBinary ? 0 : position)
        // Trees for two classes give the share of the positive one; what speaks for it speaks against the other.
        let isNegative = isBinary && position == 0
        let factor = (isNegative ? -1 : 1) / Double(trees.count)
        return Attributions(
            baseValue: sums.baseValue * factor + (isNegative ? 1 : 0),
            contributions: Matrix(
                uncheckedRowCount: x.rowCount, columnNames: x.columnNames,
                values: sums.contributions.values.map { $0 * factor }))
    }
}

extension RandomForest.Fitted {
    /// What each column contributes to the probability of a class, exactly, by TreeSHAP.
    ///
    /// - Parameter className: the class to explain; the positive one of two if nil.
    /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity, `LearnError.unknownClass`,
    ///   `LearnError.notBinary` where more than two classes need a name; `CancellationError`.
    public func attributions(_ x: Matrix, of className: String? = nil) throws -> Attributions {
        try ensemble.classAttributions(x, classNames, of: className, estimator: "the random forest")
    }
}

extension DecisionTree.Fitted {
    /// What each column contributes to the probability of a class, exactly, by TreeSHAP.
    ///
    /// - Parameter className: the class to explain; the positive one of two if nil.
    /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity, `LearnError.unknownClass`,
    ///   `LearnError.notBinary` where more than two classes need a name; `CancellationError`.
    public func attributions(_ x: Matrix, of className: String? = nil) throws -> Attributions {
        try ensemble.classAttributions(x, classNames, of: className, estimator: "the decision tree")
    }
}
