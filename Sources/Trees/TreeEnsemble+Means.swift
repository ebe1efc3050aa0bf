import Learn
import Numerics

extension TreeEnsemble {
    /// The mean of each output over the trees, rowCount × outputCount: that of all rows for the first output, then for the
    /// next.
    ///
    /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
    func meanOutputs(_ x: Matrix, of estimator: String, threadCount: Int? = nil) throws -> [Double] {
        let x = try columns.conform(x, for: estimator)
        try x.requireFinite(allowingNaN: true)
        var sums = [Double](repeating: 0, count: x.rowCount * outputs.count)
        addOutputs(for: x, to: &sums, threadCount: threadCount)
        let count = Double(trees.count)
        for index in sums.indices { sums[index] /= count }
        return sums
    }

    /// The probability of each class for each row, the mean over the trees: a matrix of rowCount × classCount.
    ///
    /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
    func meanClassFractions(
        _ x: Matrix, _ classNames: [String], of estimator: String, threadCount: Int? = nil
    ) throws -> Matrix {
        let outputs = try meanOutputs(x, of: estimator, threadCount: threadCount)
        return Matrix(classFractions: outputs, rowCount: x.rowCount, classNames: classNames)
    }
}

extension Matrix {
    /// The fraction of each class in the leaves that rows have reached: a matrix of rowCount × classCount.
    ///
    /// - Parameter outputs: the outputs of the trees, one after the other: a fraction per class, but with two classes only
    ///   that of the positive one.
    init(classFractions outputs: [Double], rowCount: Int, classNames: [String]) {
        self.init(
            uncheckedRowCount: rowCount, columnNames: classNames,
            values: classNames.count == 2 ? outputs.map { 1 - $0 } + outputs : outputs)
    }
}
