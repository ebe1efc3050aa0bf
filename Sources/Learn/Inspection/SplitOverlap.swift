import Base

/// Which rows of a test set were also learned from: the leak that upsampling before the split makes.
public struct SplitOverlap: Equatable, Sendable, Codable {
    /// The places, in the test set, of the rows that are in the training set too.
    public let repeated: [Int]
    /// How many rows the test set has.
    public let testCount: Int

    /// How many test rows are in the training set too.
    public var count: Int { repeated.count }
    /// The share of the test rows that is in the training set too; 0 for an empty test set.
    public var share: Double { testCount == 0 ? 0 : Double(count) / Double(testCount) }

    /// Compares rows by what they are copies of.
    ///
    /// - Parameter identities: for each row that the split is of, the row of the original data it is a copy of.
    /// - Throws: `LearnError.positionOutOfRange` for a position without an identity.
    public init(_ split: TrainTestSplit, identities: [Int]) throws {
        try requirePositions(split.train, below: identities.count)
        try requirePositions(split.test, below: identities.count)
        let seen = Set(split.train.lazy.map { identities[$0] })
        repeated = split.test.indices.filter { seen.contains(identities[split.test[$0]]) }
        testCount = split.test.count
    }

    /// Compares rows by their numbers: rows are the same if they are equal in every column (NaN equals NaN). Categories
    /// are compared by their names.
    ///
    /// The training rows go into a table by a hash of theirs, eight to sixteen bytes a row, so millions of rows take
    /// seconds and little memory. Rows of one hash are compared number by number.
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
    /// The same rows with categories as their positions among those of another matrix; −1 for categories it has not.
    fileprivate func withCategories(of other: Matrix) throws -> Matrix {
        let conformed = try InputColumns(other).conform(self, for: "the comparison")
        guard categories != other.categories else { return conformed }
        return Matrix(
            uncheckedRowCount: rowCount, columnNames: columnNames, categories: other.categories,
            values: zip(values, conformed.values).map { $1.isNaN && !$0.isNaN ? -1 : $1 })
    }
}

/// The rows of a matrix, to be looked up by their content: an open-addressing table (Knuth, *The Art of Computer
/// Programming*, volume 3, section 6.4, algorithm L).
private struct RowTable {
    private let rows: Matrix
    private let hashes: [UInt64]
    /// For each place, one more than the row there, or zero.
    private var places: [UInt32]
    private let mask: Int

    init(_ rows: Matrix) {
        self.rows = rows
        hashes = rowHashes(rows)
        var size = 16
        while size < 2 * rows.rowCount { size *= 2 }
        mask = size - 1
        places = [UInt32](repeating: 0, count: size)
        for row in 0..<rows.rowCount {
            var place = Int(truncatingIfNeeded: hashes[row]) & mask
            while places[place] != 0 {
                let other = Int(places[place]) - 1
                // A row that is there already need not be found twice.
                if hashes[other] == hashes[row], isSame(other, rows, row) { break }
                place = (place + 1) & mask
            }
            if places[place] == 0 { places[place] = UInt32(row + 1) }
        }
    }

    func contains(row: Int, of matrix: Matrix, hash: UInt64) -> Bool {
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] != 0 {
            let other = Int(places[place]) - 1
            if hashes[other] == hash, isSame(other, matrix, row) { return true }
            place = (place + 1) & mask
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

/// A hash of each row, column by column as the numbers lie in memory.
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

/// The bits of a number: one zero, one NaN.
@inline(__always)
private func content(_ value: Double) -> UInt64 {
    value.isNaN ? Double.nan.bitPattern : (value + 0).bitPattern
}

/// Spreads what differs in any bit over all of them: the finalizer of splitmix64 (Steele, Lea & Flood, OOPSLA 2014).
@inline(__always)
private func mixed(_ bits: UInt64) -> UInt64 {
    var z = bits &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
}
