/// A tree as it was grown, with what it was grown from.
struct GrownTree: Sendable {
    var tree = Tree()
    /// For each column by how much splits on it lessened the impurity, times the weight of their rows.
    var gains: [Double]
    /// What else is known of each node, if it was asked for.
    var details: NodeDetails?

    init(columnCount: Int, keepsDetails: Bool) {
        gains = [Double](repeating: 0, count: columnCount)
        details = keepsDetails ? NodeDetails() : nil
    }

    /// The gains as shares of one; zeros if there is no split.
    var importances: [Double] {
        let sum = gains.reduce(0, +)
        return sum > 0 ? gains.map { $0 / sum } : gains
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

extension GrownTree {
    /// Takes down what rows came through the node that is added next.
    mutating func addCover<Tally: ImpurityTally>(
        of rowCount: Int, _ impurity: Double, _ total: UnsafePointer<Tally.Scalar>, _ tally: Tally
    ) {
        let weight = tally.weight(total)
        tree.covers.append(Float(weight))
        guard details != nil else { return }
        details?.impurities.append(impurity)
        details?.rowCounts.append(rowCount)
        details?.weights.append(weight)
        var outputs: [Double] = []
        tally.outputs(total, into: &outputs)
        details?.outputs += outputs
    }

    /// Adds a leaf for rows with these sums.
    mutating func addLeaf<Tally: ImpurityTally>(_ total: UnsafePointer<Tally.Scalar>, _ tally: Tally) {
        let start = tree.leafValues.count
        tally.outputs(total, into: &tree.leafValues)
        if tree.leafValues.count == start + 1 {
            tree.nodes.append(.leaf(tree.leafValues.removeLast()))
        } else {
            tree.nodes.append(.leaf(Double(start)))
        }
    }

    /// Adds a node that parts its rows; the step to its right child is set when that is added.
    mutating func addSplit(
        _ expansion: NodeExpansion, of rowCount: Int, categories: [UInt32], _ table: CodedTable
    ) {
        let split = expansion.split
        gains[split.column] += expansion.gain
        var flags: TreeNode.Flags = .split
        let leftIsLarger = expansion.leftCount > rowCount - expansion.leftCount
        if split.hasMissing ? split.missingGoesLeft : leftIsLarger { flags.insert(.missingGoesLeft) }
        let bins = table.columns[split.column]
        var threshold = Double.infinity
        if split.isCategorical {
            flags.insert(.categorical)
            threshold = Double(tree.categorySets.count)
            // Categories that do not occur in the node go with the larger child.
            var set = [UInt64](repeating: leftIsLarger ? .max : 0, count: (bins.count + 63) / 64)
            for (place, code) in categories.enumerated() {
                let bit: UInt64 = 1 << UInt64(code % 64)
                if place < split.categoryCount { set[Int(code) / 64] |= bit } else { set[Int(code) / 64] &= ~bit }
            }
            tree.categorySets += set
        } else if let right = split.firstRight {
            threshold = bins.threshold(between: Int(split.lastLeft), and: Int(right))
        }
        tree.nodes.append(
            TreeNode(threshold: threshold, rightStep: 0, column: UInt16(split.column), flags: flags))
    }
}
