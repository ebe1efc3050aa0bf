import Numerics

/// A way to split rows several times into those to learn from and those to test on.
///
/// `KFold` and its relatives cut them into parts, each of which is tested on once while the others are learned from.
public protocol CrossValidator: Sendable {
    /// The splits of the rows that have these labels.
    ///
    /// - Throws: `LearnError` if the rows cannot be split so.
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
        for (fold, run) in nearlyEqualRuns(of: count, splits).enumerated() {
            for row in order[run] { foldOfRow[row] = fold }
        }
        return trainTestSplits(foldOfRow: foldOfRow, foldCount: splits)
    }
}

/// So many runs of `count` things, the first of them one longer where they cannot be equal.
func nearlyEqualRuns(of count: Int, _ runs: Int) -> [Range<Int>] {
    var start = 0
    return (0..<runs).map { run in
        let end = start + count / runs + (run < count % runs ? 1 : 0)
        defer { start = end }
        return start..<end
    }
}

/// The splits that test on each fold in turn, training rows and test rows in ascending order.
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
