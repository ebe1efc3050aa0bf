import Learn
import Numerics

extension TreeEnsemble {
    /// The mean of each output over the trees, for each row: as many numbers as rows for the first, then for the
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

    /// The mean share of each class over the trees, for each row: a column a class.
    ///
    /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
    func classShares(
        _ x: Matrix, _ classNames: [String], of estimator: String, threadCount: Int? = nil
    ) throws -> Matrix {
        var values = try meanOutputs(x, of: estimator, threadCount: threadCount)
        // Trees for two classes give the share of the positive one.
        if classNames.count == 2 { values = values.map { 1 - $0 } + values }
        return Matrix(uncheckedRowCount: x.rowCount, columnNames: classNames, values: values)
    }
}
