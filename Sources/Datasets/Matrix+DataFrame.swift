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
        // The key that stands for the table stands for the matrix as well, which spares hashing it.
        let key = frame.knownDigest.flatMap { ResultKey("Matrix", $0.description, chosen, categorical) }
        let rowCount = chosen.isEmpty ? 0 : frame.rowCount
        let isDeferred = key != nil && chosen.count * rowCount <= Self.largestDeferred
        var parts: [[Double]] = []
        var values: [Double] = []
        if !isDeferred { values.reserveCapacity(chosen.count * rowCount) }
        func append(_ column: [Double]) {
            if isDeferred { parts.append(column) } else { values += column }
        }
        for name in chosen {
            let column = try frame[name]
            guard column.type == .text || categorical.contains(name) else {
                categories.append(nil)
                append(try column.doubles)
                continue
            }
            let (codes, levels) = column.sortedLevels()
            categories.append(levels.values.map { $0.map(describe) ?? "" })
            append(codes.map { $0 < 0 ? .nan : Double($0) })
        }
        guard isDeferred, let key else {
            self.init(
                uncheckedRowCount: rowCount, columnNames: chosen, categories: categories, values: values)
            if let key { fillDigest(key.digest) }
            return
        }
        self.init(
            uncheckedRowCount: rowCount, columnNames: chosen, categories: categories, digest: key.digest
        ) { [parts] in Array(parts.joined()) }
    }
}

/// Returns the name of a category.
private func describe(_ value: Value) -> String {
    if case .real(let number) = value { describeNumber(number) } else { value.description }
}
