/// Splits rows several times into training rows and test rows.
///
/// `KFold` and its relatives divide the rows into folds, each of which is the test set once.
public protocol CrossValidator: Sendable {
    /// Returns the splits of the rows that have these labels.
    ///
    /// - Throws: `LearnError` if the rows cannot be split that way.
    func split(_ labels: Labels) throws -> [TrainTestSplit]
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
