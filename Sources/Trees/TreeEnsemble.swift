import Learn

/// Trees whose leaves are added up: what forests and boosted trees predict with.
struct TreeEnsemble: Equatable, Sendable {
    /// How the trees' leaves make the outputs.
    enum Outputs: Equatable, Sendable, Codable {
        /// The leaves hold one value; tree `t` adds to output `t % count`.
        case takeTurns(count: Int)
        /// The leaves hold a value for each output.
        case vector(count: Int)

        var count: Int {
            switch self {
            case .takeTurns(let count), .vector(let count): count
            }
        }
    }

    /// The columns the trees ask for.
    let columns: InputColumns
    let outputs: Outputs
    /// Whether values are rounded to `Float` before they are compared, as scikit-learn's trees do.
    let roundsToFloat: Bool
    var trees: [Tree]
    /// For each column by how much splits on it lessened the impurity or the loss, summed over trees.
    var gains: [Double]

    /// How much each column contributed, as shares of one; all zero if no tree has a split.
    var importances: [Double] { gains.sharesOfOne }
}

extension TreeEnsemble {
    /// The trees of a forest; those for two classes give the share of the positive one.
    init(forestOn columns: InputColumns, classCount: Int, trees: [Tree], gains: [Double]) {
        self.init(
            columns: columns,
            outputs: classCount == 2 ? .takeTurns(count: 1) : .vector(count: classCount),
            roundsToFloat: true, trees: trees, gains: gains)
    }
}
