extension RecordTreeGrower {
    /// Grows a tree node by node, left before right, the root's sums being in `total`.
    mutating func growDepthFirst(_ root: GrowingNode) -> GrownTree {
        let width = tally.width
        let rootWeight = tally.weight(total)
        var result = GrownTree(columnCount: table.columns.count, keepsDetails: keepsDetails)
        var pending: [(node: GrowingNode, parent: Int?)] = [(root, nil)]
        // The sums of the pending nodes, in their order.
        var sums = (0..<width).map { total[$0] }
        while var next = pending.popLast() {
            let first = pending.count * width
            sums.withUnsafeBufferPointer { sums in
                guard let base = sums.baseAddress else { return }
                visit(&next.node, sums: base + first)
            }
            sums.removeLast(width)
            let position = result.tree.nodes.count
            if let parent = next.parent { result.tree.nodes[parent].rightStep = UInt32(position - parent) }
            result.addCover(of: next.node.count, next.node.impurity, total, tally)
            guard let expansion = expand(&next.node, rootWeight: rootWeight) else {
                result.addLeaf(total, tally)
                continue
            }
            result.addSplit(expansion, of: next.node.count, categories: splitter.bestCategories, table)
            let (leftNode, rightNode) = children(of: next.node, expansion)
            pending.append((rightNode, position))
            pending.append((leftNode, nil))
            for index in 0..<width { sums.append(right[index]) }
            for index in 0..<width { sums.append(splitter.left[index]) }
        }
        return result
    }
}
