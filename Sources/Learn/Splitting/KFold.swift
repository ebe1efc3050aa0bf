/// A way to cut rows into parts, each of which is tested on once while the others are learned from.
public protocol CrossValidator: Sendable {
    /// The splits of the rows that have these labels. Training rows and test rows are in ascending order.
    ///
    /// - Throws: `LearnError.invalidParameter` if there are fewer rows than parts.
    func split(_ labels: Labels) throws -> [TrainTestSplit]
}

/// Cuts rows into `splits` parts of nearly the same size, as scikit-learn's `KFold` does.
public struct KFold: CrossValidator {
    /// How many parts, at least two.
    public var splits: Int
    /// Whether rows are put into a random order first; else the parts are runs of neighbours.
    public var shuffle: Bool
    /// The seed of NumPy's `RandomState`, used if rows are shuffled.
    public var seed: UInt32

    /// A way to split.
    public init(splits: Int = 5, shuffle: Bool = false, seed: UInt32 = 0) {
        self.splits = splits
        self.shuffle = shuffle
        self.seed = seed
    }

    /// The splits of as many rows as there are labels; what the labels are does not matter.
    ///
    /// - Throws: what `split(count:)` throws.
    public func split(_ labels: Labels) throws -> [TrainTestSplit] {
        try split(count: labels.count)
    }

    /// The splits of `count` rows. The first parts have one row more where the parts cannot be equal.
    ///
    /// - Throws: `LearnError.invalidParameter` if there are fewer rows than parts, or fewer than two parts.
    public func split(count: Int) throws -> [TrainTestSplit] {
        try requireFolds(splits, rowCount: count)
        var order = Array(0..<count)
        if shuffle {
            var random = RandomState(seed: seed)
            random.shuffle(&order)
        }
        var foldOfRow = [Int](repeating: 0, count: count)
        var start = 0
        for fold in 0..<splits {
            let end = start + count / splits + (fold < count % splits ? 1 : 0)
            for row in order[start..<end] { foldOfRow[row] = fold }
            start = end
        }
        return trainTestSplits(foldOfRow: foldOfRow, foldCount: splits)
    }
}

/// The splits that test on each fold in turn.
func trainTestSplits(foldOfRow: [Int], foldCount: Int) -> [TrainTestSplit] {
    (0..<foldCount).map { fold in
        TrainTestSplit(
            train: foldOfRow.indices.filter { foldOfRow[$0] != fold },
            test: foldOfRow.indices.filter { foldOfRow[$0] == fold })
    }
}

/// There must be at least two folds, and a row for each.
func requireFolds(_ folds: Int, rowCount: Int) throws {
    guard folds >= 2, folds <= rowCount else {
        throw LearnError.invalidParameter(
            name: "splits", value: String(folds),
            expected: "at least 2 and at most the number of rows, \(rowCount)")
    }
}
