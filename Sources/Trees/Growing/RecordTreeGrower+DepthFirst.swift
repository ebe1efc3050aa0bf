extension RecordTreeGrower {
    /// Grows a tree depth first, left before right. `total` holds the sums of the root.
    mutating func growDepthFirst(_ root: GrowingNode) {
        let width = accumulator.width
        let rootWeight = accumulator.weight(total)
        var node = root
        // The right children still to be visited with their parents, and, one after the other, their sums.
        var pending: [(node: GrowingNode, parent: Int)] = []
        var sums: [Accumulator.Scalar] = []
        while true {
            builder.addCover(of: node, total, accumulator)
            if let expansion = expand(&node, rootWeight: rootWeight) {
                pending.append((node, builder.count))
                builder.addSplit(
                    expansion, of: node.count,
                    categories: expansion.split.isCategorical ? splitter.bestCategories : [])
                for index in 0..<width { sums.append(right[index]) }
                let predictionLeftCount = predictionRows.map { builder.partition($0, at: node) } ?? 0
                let (leftNode, rightNode) = children(
                    of: node, expansion, predictionLeftCount: predictionLeftCount)
                pending[pending.count - 1].node = rightNode
                node = leftNode
                visit(&node, sums: splitter.left)
                continue
            }
            builder.addLeaf(total, accumulator)
            if let predictionRows, node.predictionCount > 0 {
                for output in 0..<accumulator.outputCount {
                    predictionRows.writeOutput(node, output: output, accumulator.output(output, total))
                }
            }
            guard let next = pending.popLast() else { return }
            node = next.node
            builder.setRightChild(of: next.parent)
            sums.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                visit(&node, sums: base + (buffer.count - width))
            }
            for _ in 0..<width { sums.removeLast() }
        }
    }
}
