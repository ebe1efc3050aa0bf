/// Which groups (users, patients, songs) are on both sides of a split, so that a model may know them rather than what
/// it is to learn.
public struct GroupOverlap: Equatable, Sendable, Codable {
    /// The groups that have rows on both sides, rising.
    public let shared: [Int]
    /// How many groups the test set has.
    public let testGroupCount: Int
    /// How many rows of the test set are of a group that is in the training set too.
    public let rowCount: Int
    /// How many rows the test set has.
    public let testCount: Int

    /// The share of the test rows whose group is in the training set too; 0 for an empty test set.
    public var share: Double { testCount == 0 ? 0 : Double(rowCount) / Double(testCount) }

    /// Looks for groups on both sides.
    ///
    /// - Parameter groups: for each row that the split is of, its group, by any numbers.
    /// - Throws: `LearnError.positionOutOfRange` for a position without a group.
    public init(_ split: TrainTestSplit, groups: [Int]) throws {
        try requirePositions(split.train, below: groups.count)
        try requirePositions(split.test, below: groups.count)
        let known = Set(split.train.lazy.map { groups[$0] })
        var testRows: [Int: Int] = [:]
        for row in split.test { testRows[groups[row], default: 0] += 1 }
        let both = testRows.filter { known.contains($0.key) }
        shared = both.keys.sorted()
        testGroupCount = testRows.count
        rowCount = both.values.reduce(0, +)
        testCount = split.test.count
    }

    /// Looks for groups on both sides. Rows without one are groups of their own.
    ///
    /// - Parameter groups: for each row that the split is of, its group; ``shared`` are positions in its names.
    /// - Throws: `LearnError.positionOutOfRange` for a position without a group.
    public init(_ split: TrainTestSplit, groups: Groups) throws {
        try self.init(split, groups: groups.codes)
    }
}
