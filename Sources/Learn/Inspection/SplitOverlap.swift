import Base

/// The test rows that are also training rows: the leak caused by upsampling before the split.
public struct SplitOverlap: Equatable, Sendable, Codable {
    /// The indices, in the test set, of the rows that are in the training set too.
    public let repeated: [Int]
    /// The number of test rows.
    public let testCount: Int

    /// The number of test rows that are in the training set too.
    public var count: Int { repeated.count }
    /// The fraction of the test rows that are in the training set too; 0 for an empty test set.
    public var fraction: Double { testCount == 0 ? 0 : Double(count) / Double(testCount) }

    /// Compares rows by the original rows that they are copies of.
    ///
    /// - Parameter identities: for each row that the split is of, the index of the original row.
    /// - Throws: `LearnError.indexOutOfRange` for a row without an identity.
    public init(_ split: TrainTestSplit, identities: [Int]) throws {
        try requireIndices(split.train, below: identities.count)
        try requireIndices(split.test, below: identities.count)
        let seen = Set(split.train.lazy.map { identities[$0] })
        repeated = split.test.indices.filter { seen.contains(identities[split.test[$0]]) }
        testCount = split.test.count
    }

    /// Compares rows by their values: rows are the same if they are equal in every column (NaN equals NaN).
    /// Categories are compared by name.
    ///
    /// The training rows are found by their hashes, which takes at most 40 bytes a row; rows of the same hash are
    /// compared number by number.
    ///
    /// - Throws: `LearnError.columnMismatch` for matrices of other columns.
    public init(train: Matrix, test: Matrix) throws {
        let test = try test.withCategories(of: train)
        let table = RowTable(train)
        let hashes = rowHashes(test)
        repeated = (0..<test.rowCount).filter { table.contains(row: $0, of: test, hash: hashes[$0]) }
        testCount = test.rowCount
    }
}

extension Matrix {
    /// Returns the rows with categories as indices into those of another matrix; −1 for categories that it
    /// does not have.
    fileprivate func withCategories(of other: Matrix) throws -> Matrix {
        let conformed = try InputColumns(other).conform(self, for: "the comparison")
        guard !zip(categories, other.categories).allSatisfy(areSameCategories) else { return conformed }
        return Matrix(
            uncheckedRowCount: rowCount, columnNames: columnNames, categories: other.categories,
            values: zip(values, conformed.values).map { $1.isNaN && !$0.isNaN ? -1 : $1 })
    }
}

/// The distinct rows of a matrix, found by their content.
private struct RowTable {
    private let rows: Matrix
    private var table: CodeTable<UInt32>
    /// The first row of each content.
    private var firstRows: [Int] = []

    init(_ rows: Matrix) {
        self.rows = rows
        table = CodeTable(capacity: rows.rowCount)
        for (row, hash) in rowHashes(rows).enumerated() {
            let isNew = table.insert(UInt32(hash: hash)) { isSame(rows, firstRows[$0], rows, row) }.isNew
            if isNew { firstRows.append(row) }
        }
    }

    func contains(row: Int, of matrix: Matrix, hash: UInt64) -> Bool {
        table.code(of: UInt32(hash: hash)) { isSame(rows, firstRows[$0], matrix, row) } >= 0
    }
}

/// Whether two rows, each of its matrix, are equal in every column.
private func isSame(_ rows: Matrix, _ row: Int, _ otherRows: Matrix, _ otherRow: Int) -> Bool {
    let (count, otherCount) = (rows.rowCount, otherRows.rowCount)
    return (0..<rows.columnCount).allSatisfy {
        content(rows.values[$0 * count + row]) == content(otherRows.values[$0 * otherCount + otherRow])
    }
}

/// Returns a hash of each row, computed column by column as the values lie in memory.
private func rowHashes(_ matrix: Matrix) -> [UInt64] {
    let rowCount = matrix.rowCount
    var hashes = [UInt64](repeating: 0, count: rowCount)
    hashes.withUnsafeMutableBufferPointer { hashes in
        guard let base = hashes.baseAddress else { return }
        let result = SharedMutablePointer(pointer: base)
        matrix.values.withUnsafeBufferPointer { values in
            let source = SharedPointer(values)
            _ = Chunks(count: rowCount, size: 1 << 14).map(threadCount: nil) { range in
                for column in 0..<matrix.columnCount {
                    let values = source.pointer + column * rowCount
                    for row in range {
                        result.pointer[row] = mixed(result.pointer[row], content(values[row]))
                    }
                }
            }
        }
    }
    return hashes
}

/// Returns the bits of a number, the same for both zeros and for all NaNs.
@inline(__always)
private func content(_ value: Double) -> UInt64 {
    value.isNaN ? Double.nan.bitPattern : (value + 0).bitPattern
}
