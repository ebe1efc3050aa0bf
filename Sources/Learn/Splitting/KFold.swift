import Numerics

/// Splits rows several times into training rows and test rows.
///
/// `KFold` and its relatives divide the rows into folds, each of which is the test set once.
public protocol CrossValidator: Sendable {
    /// Returns the splits of the rows that have these labels.
    ///
    /// - Throws: `LearnError` if the rows cannot be split that way.
    func split(_ labels: Labels) throws -> [TrainTestSplit]
}

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

/// Returns `runs` consecutive ranges of `count` elements, the first of them one longer if they cannot be
/// equal.
func nearlyEqualRuns(of count: Int, _ runs: Int) -> [Range<Int>] {
    var start = 0
    return (0..<runs).map { run in
        let end = start + count / runs + (run < count % runs ? 1 : 0)
        defer { start = end }
        return start..<end
    }
}

/// Returns the splits with each fold as the test set in turn, training rows and test rows in ascending order.
func trainTestSplits(foldOfRow: [Int], foldCount: Int) -> [TrainTestSplit] {
    (0..<foldCount).map { fold in
        TrainTestSplit(
            train: foldOfRow.indices.filter { foldOfRow[$0] != fold },
            test: foldOfRow.indices.filter { foldOfRow[$0] == fold })
    }
}

/// Checks that there are at least two folds, and a row for each.
func requireFolds(_ folds: Int, rowCount: Int) throws {
    guard folds >= 2, folds <= rowCount else {
        throw LearnError.invalidParameter(
            name: "splits", value: String(folds),
            expected: "at least 2 and at most the number of rows, \(rowCount)")
    }
}
