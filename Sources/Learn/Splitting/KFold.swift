import Numerics

/// Divides rows into `splits` folds of nearly the same size, as scikit-learn's `KFold`.
public struct KFold: CrossValidator {
    /// The number of folds, at least two.
    public var splits: Int
    /// Whether rows are shuffled first; otherwise folds are runs of consecutive rows.
    public var shuffle: Bool
    /// The seed of NumPy's `RandomState`, used if rows are shuffled.
    public var seed: UInt32

    /// Creates a splitter.
    public init(splits: Int = 5, shuffle: Bool = false, seed: UInt32 = 0) {
        self.splits = splits
        self.shuffle = shuffle
        self.seed = seed
    }

    /// Returns the splits of the rows. Only the number of labels matters.
    ///
    /// - Throws: the errors of `split(count:)`.
    public func split(_ labels: Labels) throws -> [TrainTestSplit] {
        try split(count: labels.count)
    }

    /// Returns the splits of `count` rows. The first folds have one row more if the folds cannot be equal.
    ///
    /// - Throws: `LearnError.invalidParameter` for fewer rows than folds, or fewer than two folds.
    public func split(count: Int) throws -> [TrainTestSplit] {
        try requireFolds(splits, rowCount: count)
        var order = Array(0..<count)
        if shuffle {
            var random = RandomState(seed: seed)
            random.shuffle(&order)
        }
        var foldOfRow = [Int](repeating: 0, count: count)
        for (fold, run) in nearlyEqualRuns(of: count, splits).enumerated() {
            for row in order[run] { foldOfRow[row] = fold }
        }
        return trainTestSplits(foldOfRow: foldOfRow, foldCount: splits)
    }
}
