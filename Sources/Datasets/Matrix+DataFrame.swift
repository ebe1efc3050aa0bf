import Base
import Frames
import Learn

extension Matrix {
    /// Creates a matrix from columns of a data frame: numbers as they are, NaN where one is missing, Booleans
    /// as 0 and 1; texts, and the columns named by `categorical`, as categories, sorted (texts by code point,
    /// numbers by size).
    ///
    /// - Parameters:
    ///   - frame: the rows.
    ///   - columns: the names of the columns, in the order wanted; all numeric and all categorical ones by
    ///     default.
    ///   - categorical: columns that hold categories although they may look like numbers, such as months.
    /// - Throws: `FrameError` for a column that does not exist or holds dates, ``LearnError`` for a
    ///   categorical column that is not among `columns`.
    public init(_ frame: DataFrame, columns: [String]? = nil, categorical: [String] = []) throws {
        let chosen =
            columns
            ?? frame.columnNames.filter { frame.numericColumnNames.contains($0) || categorical.contains($0) }
        for name in categorical where !chosen.contains(name) {
            _ = try frame[name]
            throw LearnError.unknownColumn(name, nearest: nearestName(to: name, among: chosen))
        }
        try requireDistinct(chosen)
        var categories: [[String]?] = []
        var values: [Double] = []
        values.reserveCapacity(chosen.count * frame.rowCount)
        for name in chosen {
            let column = try frame[name]
            guard column.type == .text || categorical.contains(name) else {
                categories.append(nil)
                values += try column.doubles
                continue
            }
            let (codes, levels) = column.sortedLevels()
            categories.append(levels.values.map { $0.map(describe) ?? "" })
            values += codes.lazy.map { $0 < 0 ? .nan : Double($0) }
        }
        self.init(
            uncheckedRowCount: chosen.isEmpty ? 0 : frame.rowCount, columnNames: chosen,
            categories: categories,
            values: values)
        // The key that stands for the table stands for the matrix as well, which spares hashing it.
        if let digest = frame.knownDigest,
            let key = ResultKey("Matrix", digest.description, chosen, categorical)
        {
            fillDigest(key.digest)
        }
    }
}

/// Returns the name of a category.
private func describe(_ value: Value) -> String {
    if case .real(let number) = value { describeNumber(number) } else { value.description }
}
