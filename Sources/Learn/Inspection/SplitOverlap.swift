/// Which rows of a test set were also learned from: the leak that upsampling before the split makes.
public struct SplitOverlap: Equatable, Sendable {
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

    /// Compares rows by their numbers: rows are the same if they are equal in every column (NaN equals NaN).
    ///
    /// - Throws: `LearnError.columnMismatch` for matrices of other columns.
    public init(train: Matrix, test: Matrix) throws {
        try test.requireColumns(train.columnNames, of: "the comparison")
        let seen = Set((0..<train.rowCount).lazy.map { RowContent(train, $0) })
        repeated = (0..<test.rowCount).filter { seen.contains(RowContent(test, $0)) }
        testCount = test.rowCount
    }
}

/// The numbers of a row as something to look up.
private struct RowContent: Hashable {
    let matrix: Matrix
    let row: Int

    init(_ matrix: Matrix, _ row: Int) {
        self.matrix = matrix
        self.row = row
    }

    /// The bits of a number: one zero, one NaN.
    private func bits(_ column: Int) -> UInt64 {
        let value = matrix[row, column]
        return value == 0 ? 0 : value.isNaN ? Double.nan.bitPattern : value.bitPattern
    }

    static func == (a: RowContent, b: RowContent) -> Bool {
        (0..<a.matrix.columnCount).allSatisfy { a.bits($0) == b.bits($0) }
    }

    func hash(into hasher: inout Hasher) {
        for column in 0..<matrix.columnCount { hasher.combine(bits(column)) }
    }
}
