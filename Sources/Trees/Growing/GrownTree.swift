/// A completed tree, with the statistics of its growth.
struct GrownTree: Sendable {
    var tree: Tree
    /// The impurity decrease of the splits on each column, weighted by the weight of their rows.
    var gains: [Double]
    /// Details of each node, if requested.
    var details: NodeDetails?

    /// The fraction of the total impurity decrease due to each column; zeros if there is no split.
    var importances: [Double] { gains.normalized }
}

extension [Double] {
    /// The elements divided by their sum; unchanged if that is zero.
    var normalized: [Double] {
        let sum = reduce(0, +)
        return sum > 0 ? map { $0 / sum } : self
    }
}

/// Statistics of the nodes of a tree that predicting does not need.
struct NodeDetails: Equatable, Sendable, Codable {
    /// The impurity of the training rows at each node.
    var impurities: [Double] = []
    /// The number of training rows at each node.
    var rowCounts: [Int] = []
    /// The weight of the training rows at each node.
    var weights: [Double] = []
    /// The outputs that each node would have as a leaf, node after node.
    var outputs: [Double] = []

    /// The outputs that a node would have as a leaf.
    func outputs(of node: Int) -> ArraySlice<Double> {
        let width = outputs.count / weights.count
        return outputs[node * width..<(node + 1) * width]
    }
}
