import Numerics

/// Cuts rows into parts of nearly the same size that no group is spread over, as scikit-learn's `GroupKFold` does.
public struct GroupKFold: CrossValidator {
    /// How many parts, at least two.
    public var splits: Int
    /// Which rows belong together.
    public var groups: Groups
    /// Whether groups are dealt out at random, as many to each part; else the largest go first, each to the part that
    /// has the fewest rows.
    public var shuffle: Bool
    /// The seed of NumPy's `RandomState`, used if groups are shuffled.
    public var seed: UInt32

    /// A way to split.
    public init(splits: Int = 5, groups: Groups, shuffle: Bool = false, seed: UInt32 = 0) {
        self.splits = splits
        self.groups = groups
        self.shuffle = shuffle
        self.seed = seed
    }

    /// The splits of the rows; what the labels are does not matter.
    ///
    /// - Throws: `LearnError.lengthMismatch` unless there is a group for each row, `LearnError.invalidParameter` for
    ///   fewer than two parts or fewer groups than parts.
    public func split(_ labels: Labels) throws -> [TrainTestSplit] {
        try groups.requireFolds(splits, rowCount: labels.count)
        let foldOfGroup = shuffle ? shuffledFolds() : balancedFolds()
        return trainTestSplits(foldOfRow: groups.codes.map { foldOfGroup[$0] }, foldCount: splits)
    }

    /// Groups in random order, cut into runs of nearly the same number.
    private func shuffledFolds() -> [Int] {
        var random = RandomState(seed: seed)
        let order = random.permutation(groups.groupCount)
        var folds = [Int](repeating: 0, count: order.count)
        for (fold, run) in nearlyEqualRuns(of: order.count, splits).enumerated() {
            for group in order[run] { folds[group] = fold }
        }
        return folds
    }

    /// The largest group first, the last of equally large ones, to the first of the parts with the fewest rows.
    private func balancedFolds() -> [Int] {
        let sizes = groups.sizes
        var rows = [Int](repeating: 0, count: splits)
        var folds = [Int](repeating: 0, count: sizes.count)
        for group in sizes.indices.sorted(by: { (sizes[$0], $0) > (sizes[$1], $1) }) {
            let lightest = rows.indices.reduce(0) { rows[$1] < rows[$0] ? $1 : $0 }
            rows[lightest] += sizes[group]
            folds[group] = lightest
        }
        return folds
    }
}
