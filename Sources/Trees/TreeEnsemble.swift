import Learn

/// Trees whose outputs are summed: the model of forests and of boosting.
struct TreeEnsemble: Equatable, Sendable {
    /// The way in which the outputs are distributed over the trees.
    enum Outputs: Equatable, Sendable, Codable {
        /// Leaves hold one value; tree `t` adds to output `t % count`.
        case takeTurns(count: Int)
        /// Leaves hold a value for each output.
        case vector(count: Int)

        /// The number of outputs.
        var count: Int {
            switch self {
            case .takeTurns(let count), .vector(let count): count
            }
        }
    }

    /// The columns that the trees were grown on.
    let columns: InputColumns
    let outputs: Outputs
    /// Whether values are rounded to `Float` before they are compared, as by scikit-learn's trees.
    let roundsToFloat: Bool
    var trees: [Tree]
    /// The decrease of the impurity or of the loss due to splits on each column, summed over the trees.
    var gains: [Double]

    /// The fraction of the total decrease due to each column; zeros if no tree has a split.
    var importances: [Double] { gains.normalized }
}

extension TreeEnsemble {
    /// Creates the ensemble of a forest. With two classes, trees output the fraction of the positive one.
    init(forestOn columns: InputColumns, classCount: Int, trees: [Tree], gains: [Double]) {
        self.init(
            columns: columns,
            outputs: classCount == 2 ? .takeTurns(count: 1) : .vector(count: classCount),
            roundsToFloat: true, trees: trees, gains: gains)
    }
}
