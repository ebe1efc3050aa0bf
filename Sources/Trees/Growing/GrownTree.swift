/// A tree as it was grown, with what it was grown from.
struct GrownTree: Sendable {
    var tree: Tree
    /// For each column by how much splits on it lessened the impurity, times the weight of their rows.
    var gains: [Double]
    /// What else is known of each node, if it was asked for.
    var details: NodeDetails?

    /// The gains as shares of one; zeros if there is no split.
    var importances: [Double] { gains.sharesOfOne }
}

extension [Double] {
    /// Gains as shares of their sum; as they are if that is zero.
    var sharesOfOne: [Double] {
        let sum = reduce(0, +)
        return sum > 0 ? map { $0 / sum } : self
    }
}

/// What is known of the nodes of a tree besides what predicting needs.
struct NodeDetails: Equatable, Sendable, Codable {
    /// How mixed the training rows of each node were.
    var impurities: [Double] = []
    /// How many training rows came through each node.
    var rowCounts: [Int] = []
    /// The weight of these rows.
    var weights: [Double] = []
    /// What each node would predict as a leaf, output after output.
    var outputs: [Double] = []

    /// What a node would predict as a leaf.
    func outputs(of node: Int) -> ArraySlice<Double> {
        let width = outputs.count / weights.count
        return outputs[node * width..<(node + 1) * width]
    }
}
