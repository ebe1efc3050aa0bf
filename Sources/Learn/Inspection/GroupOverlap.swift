/// The groups (users, patients, songs) that are on both sides of a split, so that a model may recognise them
/// instead of generalising.
public struct GroupOverlap: Equatable, Sendable, Codable {
    /// The groups that have rows on both sides, ascending.
    public let shared: [Int]
    /// The number of groups in the test set.
    public let testGroupCount: Int
    /// The number of test rows whose group is in the training set too.
    public let rowCount: Int
    /// The number of test rows.
    public let testCount: Int

    /// The fraction of the test rows whose group is in the training set too; 0 for an empty test set.
    public var fraction: Double { testCount == 0 ? 0 : Double(rowCount) / Double(testCount) }

    /// Finds the groups on both sides of a split.
    ///
    /// - Parameter groups: the group of each row, by any numbers.
    /// - Throws: `LearnError.indexOutOfRange` for a row without a group.
    public init(_ split: TrainTestSplit, groups: [Int]) throws {
        try requireIndices(split.train, below: groups.count)
        try requireIndices(split.test, below: groups.count)
        let known = Set(split.train.lazy.map { groups[$0] })
        var testRows: [Int: Int] = [:]
        for row in split.test { testRows[groups[row], default: 0] += 1 }
        let both = testRows.filter { known.contains($0.key) }
        shared = both.keys.sorted()
        testGroupCount = testRows.count
        rowCount = both.values.reduce(0, +)
        testCount = split.test.count
    }

    /// Finds the groups on both sides of a split. Rows without a group are groups of their own.
    ///
    /// - Parameter groups: the group of each row; ``shared`` are indices into its names.
    /// - Throws: `LearnError.indexOutOfRange` for a row without a group.
    public init(_ split: TrainTestSplit, groups: Groups) throws {
        try self.init(split, groups: groups.codes.map(Int.init))
    }
}
