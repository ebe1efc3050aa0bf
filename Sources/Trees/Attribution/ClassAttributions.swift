import Base
import Learn
import Numerics

extension TreeEnsemble {
    /// Computes the exact contribution of each column to the mean fraction of a class over the trees, by TreeSHAP.
    ///
    /// - Parameter className: the class to explain; nil for the positive one of two.
    /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity, `LearnError.unknownClass`,
    ///   `LearnError.notBinary` if `className` is nil with more than two classes; `CancellationError`.
    func classAttributions(
        _ x: Matrix, _ classNames: [String], of className: String?, estimator: String
    ) throws -> Attributions {
        let classIndex = try classNames.index(ofExplained: className)
        try x.requireFinite(allowingNaN: true)
        let x = try columns.conform(x, for: estimator)
        let isBinary = classNames.count == 2
        let sums = try attributions(x, output: isBinary ? 0 : classIndex)
        // With two classes, trees output the fraction of the positive one; contributions to the other are the negatives.
        let isNegative = isBinary && classIndex == 0
        let factor = (isNegative ? -1 : 1) / Double(trees.count)
        return Attributions(
            baseValue: sums.baseValue * factor + (isNegative ? 1 : 0),
            contributions: Matrix(
                uncheckedRowCount: x.rowCount, columnNames: x.columnNames,
                values: sums.contributions.values.map { $0 * factor }))
    }
}

extension RandomForest.Fitted {
    /// Computes the exact contribution of each column to the probability of a class, by TreeSHAP.
    ///
    /// - Parameter className: the class to explain; nil for the positive one of two.
    /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity, `LearnError.unknownClass`,
    ///   `LearnError.notBinary` if `className` is nil with more than two classes; `CancellationError`.
    public func attributions(_ x: Matrix, of className: String? = nil) throws -> Attributions {
        try kept("RandomForest.attributions", self, x, className) {
            try ensemble.classAttributions(x, classNames, of: className, estimator: "the random forest")
        }
    }
}

extension DecisionTree.Fitted {
    /// Computes the exact contribution of each column to the probability of a class, by TreeSHAP.
    ///
    /// - Parameter className: the class to explain; nil for the positive one of two.
    /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity, `LearnError.unknownClass`,
    ///   `LearnError.notBinary` if `className` is nil with more than two classes; `CancellationError`.
    public func attributions(_ x: Matrix, of className: String? = nil) throws -> Attributions {
        try kept("DecisionTree.attributions", self, x, className) {
            try ensemble.classAttributions(x, classNames, of: className, estimator: "the decision tree")
        }
    }
}
