extension RecordTreeGrower {
    /// A node of a tree that is grown best first, with its best split, if any.
    private struct Candidate {
        var node: GrowingNode
        var total: [Accumulator.Scalar]
        var expansion: NodeExpansion?
        var categories: [UInt32] = []
        var left: [Accumulator.Scalar] = []
        var right: [Accumulator.Scalar] = []
        /// The indices of its children, once it has been split.
        var children: (left: Int, right: Int)?
    }

    /// Grows a tree best first: always splits the leaf whose split decreases the impurity most. `total` holds the sums of
    /// the root.
    mutating func growBestFirst(_ root: GrowingNode, maxLeafNodes: Int) {
        let rootWeight = accumulator.weight(total)
        var candidates: [Candidate] = []
        var frontier = Frontier()
        add(root, (0..<accumulator.width).map { total[$0] }, rootWeight, to: &candidates, &frontier)
        var leafCount = 1
        while leafCount < maxLeafNodes, let index = frontier.popBest() {
            guard let expansion = candidates[index].expansion else { continue }
            let (left, right) = children(of: candidates[index].node, expansion)
            candidates[index].children = (candidates.count, candidates.count + 1)
            // As in scikit-learn, both children are evaluated before either is pushed.
            let leftImprovement = evaluate(left, candidates[index].left, rootWeight, &candidates)
            let rightImprovement = evaluate(right, candidates[index].right, rootWeight, &candidates)
            frontier.push(candidates.count - 2, leftImprovement)
            frontier.push(candidates.count - 1, rightImprovement)
            leafCount += 1
        }
        addInDepthFirstOrder(candidates)
    }

    private mutating func add(
        _ node: GrowingNode, _ sums: [Accumulator.Scalar], _ rootWeight: Double,
        to candidates: inout [Candidate],
        _ frontier: inout Frontier
    ) {
        let improvement = evaluate(node, sums, rootWeight, &candidates)
        frontier.push(candidates.count - 1, improvement)
    }

    /// Finds the best split of a node, and appends the node to the candidates.
    ///
    /// - Returns: the impurity decrease of the split; zero if there is none.
    private mutating func evaluate(
        _ node: GrowingNode, _ sums: [Accumulator.Scalar], _ rootWeight: Double,
        _ candidates: inout [Candidate]
    ) -> Double {
        let width = accumulator.width
        var node = node
        // As in scikit-learn, columns found constant in an ancestor are examined again.
        node.knownConstants = 0
        visit(&node, sums: sums)
        let expansion = expand(&node, rootWeight: rootWeight)
        var candidate = Candidate(node: node, total: (0..<width).map { total[$0] }, expansion: expansion)
        if let expansion {
            if expansion.split.isCategorical { candidate.categories = splitter.bestCategories }
            candidate.left = (0..<width).map { splitter.left[$0] }
            candidate.right = (0..<width).map { right[$0] }
        }
        candidates.append(candidate)
        return expansion?.improvement ?? 0
    }

    private mutating func addInDepthFirstOrder(_ candidates: [Candidate]) {
        var pending: [(candidate: Int, parent: Int?)] = [(0, nil)]
        while let (index, parent) = pending.popLast() {
            let candidate = candidates[index]
            if let parent { builder.setRightChild(of: parent) }
            for place in 0..<accumulator.width { total[place] = candidate.total[place] }
            builder.addCover(of: candidate.node, total, accumulator)
            guard let children = candidate.children, let expansion = candidate.expansion else {
                builder.addLeaf(total, accumulator)
                continue
            }
            pending.append((children.right, builder.count))
            pending.append((children.left, nil))
            builder.addSplit(expansion, of: candidate.node.count, categories: candidate.categories)
        }
    }
}

/// The nodes that may be split next, as a binary heap.
///
/// The order of equally good nodes depends on how the heap is maintained, which follows the C++ standard library that
/// scikit-learn calls: a new node rises past worse ones; when the best one is removed, the better child (the right one of
/// equals) moves up at each level, and the last node rises from the leaf that this leaves empty.
private struct Frontier {
    private var heap: [(index: Int, improvement: Double)] = []

    mutating func push(_ index: Int, _ improvement: Double) {
        heap.append((index, improvement))
        raise(heap.count - 1)
    }

    mutating func popBest() -> Int? {
        guard let best = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return best.index }
        var hole = 0
        while 2 * hole + 2 < heap.count {
            let right = 2 * hole + 2
            let child = heap[right].improvement < heap[right - 1].improvement ? right - 1 : right
            heap[hole] = heap[child]
            hole = child
        }
        if 2 * hole + 1 < heap.count {
            heap[hole] = heap[2 * hole + 1]
            hole = 2 * hole + 1
        }
        heap[hole] = last
        raise(hole)
        return best.index
    }

    private mutating func raise(_ start: Int) {
        var place = start
        while place > 0, heap[(place - 1) / 2].improvement < heap[place].improvement {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }
}
