import Numerics

/// Several random splits with a fraction of the groups as test groups, as scikit-learn's `GroupShuffleSplit`.
public struct GroupShuffleSplit: CrossValidator {
    /// The number of splits.
    public var splits: Int
    /// The group of each row.
    public var groups: Groups
    /// The test groups: a fraction or a number of the groups; 0.2 if neither size is given.
    public var testSize: SplitSize?
    /// The training groups: a fraction or a number of the groups; the others if nil.
    public var trainSize: SplitSize?
    /// The seed of NumPy's `RandomState`.
    public var seed: UInt32

    /// Creates a splitter.
    public init(
        splits: Int = 5, groups: Groups, testSize: SplitSize? = nil, trainSize: SplitSize? = nil,
        seed: UInt32 = 0
    ) {
        self.splits = splits
        self.groups = groups
        self.testSize = testSize
        self.trainSize = trainSize
        self.seed = seed
    }

    /// Returns the splits of the rows. Only the number of labels matters.
    ///
    /// - Throws: `LearnError.lengthMismatch` unless there is a group for each row, and the errors of
    ///   `trainTestSplit`.
    public func split(_ labels: Labels) throws -> [TrainTestSplit] {
        guard groups.count == labels.count else {
            throw LearnError.lengthMismatch(what: "groups", count: groups.count, expected: labels.count)
        }
        let sizes = try SplitSizes(
            count: groups.groupCount, test: testSize, train: trainSize, unspecified: 0.2)
        var random = RandomState(seed: seed)
        return try (0..<max(splits, 0)).map { _ in
            let split = try randomSplit(
                count: groups.groupCount, sizes: sizes, stratify: nil, random: &random)
            let (train, test) = (Set(split.train.map(Int32.init)), Set(split.test.map(Int32.init)))
            return TrainTestSplit(
                train: groups.codes.indices.filter { train.contains(groups.codes[$0]) },
                test: groups.codes.indices.filter { test.contains(groups.codes[$0]) })
        }
    }
}
