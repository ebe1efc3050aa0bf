extension RecordTreeGrower {
    /// Grows a tree node by node, left before right, the root's sums being in `total`.
    mutating func growDepthFirst(_ root: GrowingNode) {
        let width = tally.width
        let rootWeight = tally.weight(total)
        var node = root
        // The right children that are yet to be looked at, whose they are, and their sums.
        var pending: [(node: GrowingNode, parent: Int)] = []
        var sums: [Tally.Scalar] = []
        while true {
            tree.addCover(of: node, total, tally)
            if let expansion = expand(&node, rootWeight: rootWeight) {
                pending.append((node, tree.count))
                tree.addSplit(
                    expansion, of: node.count,
                    categories: expansion.split.isCategorical ? splitter.bestCategories : [])
                for index in 0..<width { sums.append(right[index]) }
                let ridersLeft = riding.map { tree.part(node, riding: $0) } ?? 0
                let (leftNode, rightNode) = children(of: node, expansion, ridersLeft: ridersLeft)
                pending[pending.count - 1].node = rightNode
                node = leftNode
                visit(&node, sums: splitter.left)
                continue
            }
            tree.addLeaf(total, tally)
            if let riding, node.ridingCount > 0 {
                for output in 0..<tally.outputCount {
                    riding.settle(node, output: output, tally.output(output, total))
                }
            }
            guard let next = pending.popLast() else { return }
            node = next.node
            tree.setRightChild(of: next.parent)
            sums.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                visit(&node, sums: base + (buffer.count - width))
            }
            for _ in 0..<width { sums.removeLast() }
        }
    }
}
