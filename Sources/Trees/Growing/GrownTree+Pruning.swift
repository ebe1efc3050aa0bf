extension GrownTree {
    /// The smallest subtree that minimizes the cost complexity: the impurity of the leaves, weighted by their fraction of
    /// the rows, plus `alpha` per leaf (Breiman et al., Classification and Regression Trees, 1984, chapter 3).
    ///
    /// Proceeds from the leaves to the root: a node becomes a leaf if its pruned subtree decreases the impurity by less than
    /// its additional leaves cost.
    func pruned(alpha: Double) -> GrownTree {
        guard let details, let rootWeight = details.weights.first else { return self }
        let count = tree.nodes.count
        var costs = (0..<count).map { details.weights[$0] * details.impurities[$0] / rootWeight }
        var leaves = [Int](repeating: 1, count: count)
        var isLeaf = tree.nodes.map(\.isLeaf)
        for index in (0..<count).reversed() where !isLeaf[index] {
            let right = index + Int(tree.nodes[index].rightStep)
            let branch = costs[index + 1] + costs[right]
            let branchLeaves = leaves[index + 1] + leaves[right]
            if costs[index] - branch <= alpha * Double(branchLeaves - 1) {
                isLeaf[index] = true
            } else {
                costs[index] = branch
                leaves[index] = branchLeaves
            }
        }
        return cut(at: isLeaf, details)
    }

    /// The tree without the descendants of the nodes that become leaves.
    private func cut(at isLeaf: [Bool], _ details: NodeDetails) -> GrownTree {
        var result = GrownTree(
            tree: Tree(), gains: [Double](repeating: 0, count: gains.count), details: NodeDetails())
        var pending: [(node: Int, parent: Int?)] = [(0, nil)]
        while let (index, parent) = pending.popLast() {
            let newIndex = result.tree.nodes.count
            if let parent { result.tree.nodes[parent].rightStep = UInt32(newIndex - parent) }
            result.tree.covers.append(tree.covers[index])
            result.details?.impurities.append(details.impurities[index])
            result.details?.rowCounts.append(details.rowCounts[index])
            result.details?.weights.append(details.weights[index])
            let outputs = details.outputs(of: index)
            result.details?.outputs += outputs
            var node = tree.nodes[index]
            if isLeaf[index] {
                if outputs.count == 1 {
                    node = .leaf(outputs[outputs.startIndex])
                } else {
                    node = .leaf(Double(result.tree.leafValues.count))
                    result.tree.leafValues += outputs
                }
                result.tree.nodes.append(node)
                continue
            }
            let right = index + Int(node.rightStep)
            result.gains[Int(node.column)] +=
                details.weights[index] * details.impurities[index]
                - details.weights[index + 1] * details.impurities[index + 1]
                - details.weights[right] * details.impurities[right]
            result.tree.nodes.append(node)
            pending.append((right, newIndex))
            pending.append((index + 1, nil))
        }
        // The sets keep their indices, so those of removed splits stay too.
        result.tree.categorySets = tree.categorySets
        return result
    }
}
