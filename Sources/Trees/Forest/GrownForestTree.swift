import Learn

/// A tree of a forest, and the rows it was grown from, if needed.
struct GrownForestTree: Sendable {
    let tree: GrownTree
    let inBag: RowSet?
}

extension [GrownForestTree] {
    /// The sum over the trees of the importance of each column.
    func summedImportances(columnCount: Int) -> [Double] {
        reduce(into: [Double](repeating: 0, count: columnCount)) { gains, grown in
            for (column, importance) in grown.tree.importances.enumerated() { gains[column] += importance }
        }
    }
}

/// Checks what all forests need.
func requireForest(nEstimators: Int, bootstrap: Bool, oobScore: Bool) throws {
    guard nEstimators >= 1 else {
        throw LearnError.invalidParameter(
            name: "nEstimators", value: String(nEstimators), expected: "at least 1")
    }
    guard bootstrap || !oobScore else {
        throw LearnError.unsupported(
            "an out-of-bag score needs rows that a tree was not grown from; set `bootstrap` to true")
    }
}
