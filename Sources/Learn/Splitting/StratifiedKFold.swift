import Numerics

/// Divides rows into folds with the same class proportions, as scikit-learn's `StratifiedKFold`.
public struct StratifiedKFold: CrossValidator {
    /// The number of folds, at least two.
    public var splits: Int
    /// Whether the members of a class are assigned to folds in random order.
    public var shuffle: Bool
    /// The seed of NumPy's `RandomState`, used if rows are shuffled.
    public var seed: UInt32

    /// Creates a splitter.
    public init(splits: Int = 5, shuffle: Bool = false, seed: UInt32 = 0) {
        self.splits = splits
        self.shuffle = shuffle
        self.seed = seed
    }

    /// Returns the splits of the rows that have these labels.
    ///
    /// - Throws: `LearnError.invalidParameter` for fewer than two folds or fewer rows than folds,
    ///   `LearnError.classTooSmall` if no class has a member for each fold.
    public func split(_ labels: Labels) throws -> [TrainTestSplit] {
        try requireFolds(splits, rowCount: labels.count)
        let classes = labels.membersOfPresentClasses.sorted { $0.members[0] < $1.members[0] }
        if let largest = classes.max(by: { $0.members.count < $1.members.count }),
            largest.members.count < splits
        {
            throw LearnError.classTooSmall(largest.name, members: largest.members.count, needed: splits)
        }
        var random = RandomState(seed: seed)
        var foldOfRow = [Int](repeating: 0, count: labels.count)
        var start = 0
        for (_, members) in classes {
            // Sorted by class, the rows are dealt to the folds in turn: the fold of a row is its rank modulo
            // the number of folds. That determines how many rows of this class each fold gets.
            let dealt = (start..<start + members.count).map { $0 % splits }
            start += members.count
            var folds = dealt.sorted()
            if shuffle { random.shuffle(&folds) }
            for (row, fold) in zip(members, folds) { foldOfRow[row] = fold }
        }
        return trainTestSplits(foldOfRow: foldOfRow, foldCount: splits)
    }
}
