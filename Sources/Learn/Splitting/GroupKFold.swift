import Numerics

/// Divides rows into folds of nearly the same size such that no group is in two of them, as scikit-learn's
/// `GroupKFold`.
public struct GroupKFold: CrossValidator {
    /// The number of folds, at least two.
    public var splits: Int
    /// The group of each row.
    public var groups: Groups
    /// Whether groups are assigned to folds at random, equally many to each; otherwise the largest go first,
    /// each to the fold that has the fewest rows.
    public var shuffle: Bool
    /// The seed of NumPy's `RandomState`, used if groups are shuffled.
    public var seed: UInt32

    /// Creates a splitter.
    public init(splits: Int = 5, groups: Groups, shuffle: Bool = false, seed: UInt32 = 0) {
        self.splits = splits
        self.groups = groups
        self.shuffle = shuffle
        self.seed = seed
    }

    /// Returns the splits of the rows. Only the number of labels matters.
    ///
    /// - Throws: `LearnError.lengthMismatch` unless there is a group for each row,
    ///   `LearnError.invalidParameter` for fewer than two folds or fewer groups than folds.
    public func split(_ labels: Labels) throws -> [TrainTestSplit] {
        try groups.requireFolds(splits, rowCount: labels.count)
        let foldOfGroup = shuffle ? shuffledFolds() : balancedFolds()
        return trainTestSplits(foldOfRow: groups.codes.map { foldOfGroup[Int($0)] }, foldCount: splits)
    }

    /// Returns the fold of each group: groups in random order, cut into runs of nearly the same length.
    private func shuffledFolds() -> [Int] {
        var random = RandomState(seed: seed)
        let order = random.permutation(groups.groupCount)
        var folds = [Int](repeating: 0, count: order.count)
        for (fold, run) in nearlyEqualRuns(of: order.count, splits).enumerated() {
            for group in order[run] { folds[group] = fold }
        }
        return folds
    }

    /// Returns the fold of each group: the largest group first, the last of equally large ones, to the first
    /// of the folds with the fewest rows.
    private func balancedFolds() -> [Int] {
        let sizes = groups.sizes
        var rows = [Int](repeating: 0, count: splits)
        var folds = [Int](repeating: 0, count: sizes.count)
        for group in sizes.indices.sorted(by: { (sizes[$0], $0) > (sizes[$1], $1) }) {
            guard let lightest = rows.argmin() else { return [] }
            rows[lightest] += sizes[group]
            folds[group] = lightest
        }
        return folds
    }
}
