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
    /// The training rows go into a hash table, eight to sixteen bytes a row, so millions of rows take seconds
    /// and little memory. Rows with the same hash are compared value by value.
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
        guard categories != other.categories else { return conformed }
        return Matrix(
            uncheckedRowCount: rowCount, columnNames: columnNames, categories: other.categories,
            values: zip(values, conformed.values).map { $1.isNaN && !$0.isNaN ? -1 : $1 })
    }
}

/// A hash table of the rows of a matrix, with open addressing (Knuth, *The Art of Computer Programming*,
/// volume 3, section 6.4, algorithm L).
private struct RowTable {
    private let rows: Matrix
    private let hashes: [UInt64]
    /// The row of each slot plus one; zero for an empty slot.
    private var slots: [UInt32]
    private let mask: Int

    init(_ rows: Matrix) {
        self.rows = rows
        hashes = rowHashes(rows)
        var size = 16
        while size < 2 * rows.rowCount { size *= 2 }
        mask = size - 1
        slots = [UInt32](repeating: 0, count: size)
        for row in 0..<rows.rowCount {
            var slot = Int(truncatingIfNeeded: hashes[row]) & mask
            while slots[slot] != 0 {
                let other = Int(slots[slot]) - 1
                // Equal rows need only one entry.
                if hashes[other] == hashes[row], isSame(other, rows, row) { break }
                slot = (slot + 1) & mask
            }
            if slots[slot] == 0 { slots[slot] = UInt32(row + 1) }
        }
    }

    func contains(row: Int, of matrix: Matrix, hash: UInt64) -> Bool {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let other = Int(slots[slot]) - 1
            if hashes[other] == hash, isSame(other, matrix, row) { return true }
            slot = (slot + 1) & mask
        }
        return false
    }

    private func isSame(_ row: Int, _ matrix: Matrix, _ other: Int) -> Bool {
        let (count, otherCount) = (rows.rowCount, matrix.rowCount)
        return (0..<rows.columnCount).allSatisfy {
            content(rows.values[$0 * count + row]) == content(matrix.values[$0 * otherCount + other])
        }
    }
}

/// Returns a hash of each row, computed column by column as the values lie in memory.
private func rowHashes(_ matrix: Matrix) -> [UInt64] {
    let rowCount = matrix.rowCount
    var hashes = [UInt64](repeating: 0x9E37_79B9_7F4A_7C15, count: rowCount)
    hashes.withUnsafeMutableBufferPointer { hashes in
        guard let base = hashes.baseAddress else { return }
        let result = SharedMutablePointer(pointer: base)
        matrix.values.withUnsafeBufferPointer { values in
            let source = SharedPointer(values)
            _ = Chunks(count: rowCount, size: 1 << 14).map(threadCount: nil) { range in
                for column in 0..<matrix.columnCount {
                    let values = source.pointer + column * rowCount
                    for row in range {
                        result.pointer[row] = mixed(result.pointer[row] ^ content(values[row]))
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

/// Spreads a difference in any bit over all bits: the finalizer of splitmix64 (Steele, Lea & Flood, OOPSLA
/// 2014).
@inline(__always)
private func mixed(_ bits: UInt64) -> UInt64 {
    var z = bits &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
}
