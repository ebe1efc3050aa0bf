import Numerics

/// Several random splits in which a share of the groups is tested on, as scikit-learn's `GroupShuffleSplit`.
public struct GroupShuffleSplit: CrossValidator {
    /// How many splits.
    public var splits: Int
    /// Which rows belong together.
    public var groups: Groups
    /// The groups to test on: a share of the groups or a number of them; a fifth unless given.
    public var testSize: SplitSize?
    /// The groups to learn from.
    public var trainSize: SplitSize?
    /// The seed of NumPy's `RandomState`.
    public var seed: UInt32

    /// A way to split.
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

    /// The splits of the rows; what the labels are does not matter.
    ///
    /// - Throws: `LearnError.lengthMismatch` unless there is a group for each row, and what `trainTestSplit` throws.
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
            let (train, test) = (Set(split.train), Set(split.test))
            return TrainTestSplit(
                train: groups.codes.indices.filter { train.contains(groups.codes[$0]) },
                test: groups.codes.indices.filter { test.contains(groups.codes[$0]) })
        }
    }
}
