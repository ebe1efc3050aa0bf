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
                let parent = builder.count
                builder.addSplit(
                    expansion, of: node.count,
                    categories: expansion.split.isCategorical ? splitter.bestCategories : [])
                guard expansion.isLast else {
                    for index in 0..<width { sums.append(right[index]) }
                    let predictionLeftCount =
                        predictionRows?.partition(node, at: builder.decision(of: expansion.split)) ?? 0
                    let (leftNode, rightNode) = children(
                        of: node, expansion, predictionLeftCount: predictionLeftCount)
                    pending.append((rightNode, parent))
                    node = leftNode
                    visit(&node, sums: splitter.left)
                    continue
                }
                addLeaves(of: node, expansion)
            } else {
                builder.addLeaf(total, accumulator)
                if let predictionRows, node.predictionCount > 0 {
                    for output in 0..<accumulator.outputCount {
                        predictionRows.writeOutput(node, output: output, accumulator.output(output, total))
                    }
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

    /// Adds both children of the last split on their path.
    @inline(__always)
    private mutating func addLeaves(of node: GrowingNode, _ expansion: NodeExpansion) {
        let left = splitter.left
        if let predictionRows {
            let decision = builder.decision(of: expansion.split)
            for output in 0..<accumulator.outputCount {
                predictionRows.writeOutput(
                    node, at: decision, output: output, left: accumulator.output(output, left),
                    right: accumulator.output(output, right))
            }
        }
        let parent = builder.count - 1
        let (leftNode, rightNode) = children(of: node, expansion)
        builder.addCover(of: leftNode, left, accumulator)
        builder.addLeaf(left, accumulator)
        builder.setRightChild(of: parent)
        builder.addCover(of: rightNode, right, accumulator)
        builder.addLeaf(right, accumulator)
    }
}
