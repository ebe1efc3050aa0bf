extension RecordTreeGrower {
    /// A node of a tree that is grown best first, and what came of looking for its best split.
    private struct Candidate {
        var node: GrowingNode
        var total: [Tally.Scalar]
        var expansion: NodeExpansion?
        var categories: [UInt32] = []
        var left: [Tally.Scalar] = []
        var right: [Tally.Scalar] = []
        /// Where its children are, once it has been split.
        var children: (left: Int, right: Int)?
    }

    /// Grows a tree by splitting the leaf whose split lessens the impurity most, the root's sums being in `total`.
    mutating func growBestFirst(_ root: GrowingNode, maxLeafNodes: Int) {
        let rootWeight = tally.weight(total)
        var candidates: [Candidate] = []
        var frontier = Frontier()
        add(root, (0..<tally.width).map { total[$0] }, rootWeight, to: &candidates, &frontier)
        var leafCount = 1
        while leafCount < maxLeafNodes, let position = frontier.popBest() {
            guard let expansion = candidates[position].expansion else { continue }
            let (left, right) = children(of: candidates[position].node, expansion)
            candidates[position].children = (candidates.count, candidates.count + 1)
            // The frontier takes both only once both have been looked at.
            let leftImprovement = look(left, candidates[position].left, rootWeight, &candidates)
            let rightImprovement = look(right, candidates[position].right, rootWeight, &candidates)
            frontier.push(candidates.count - 2, leftImprovement)
            frontier.push(candidates.count - 1, rightImprovement)
            leafCount += 1
        }
        addInDepthFirstOrder(candidates)
    }

    private mutating func add(
        _ node: GrowingNode, _ sums: [Tally.Scalar], _ rootWeight: Double, to candidates: inout [Candidate],
        _ frontier: inout Frontier
    ) {
        let improvement = look(node, sums, rootWeight, &candidates)
        frontier.push(candidates.count - 1, improvement)
    }

    /// Looks for the best split of a node.
    ///
    /// - Returns: by how much it lessens the impurity; zero if there is none.
    private mutating func look(
        _ node: GrowingNode, _ sums: [Tally.Scalar], _ rootWeight: Double, _ candidates: inout [Candidate]
    ) -> Double {
        let width = tally.width
        var node = node
        // What was found constant on the way is looked at again, as scikit-learn does.
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
            if let parent { tree.setRightChild(of: parent) }
            for place in 0..<tally.width { total[place] = candidate.total[place] }
            tree.addCover(of: candidate.node, total, tally)
            guard let children = candidate.children, let expansion = candidate.expansion else {
                tree.addLeaf(total, tally)
                continue
            }
            pending.append((children.right, tree.count))
            pending.append((children.left, nil))
            tree.addSplit(expansion, of: candidate.node.count, categories: candidate.categories)
        }
    }
}

/// The nodes that may be split next, as a binary heap. Which of equally good ones comes first is decided by how the
/// heap is kept: a new one rises past worse ones; when the best is taken, the better child moves up all the way to
/// the end (the right one of equal children), and the last one rises from there, as in the C++ library that
/// scikit-learn calls.
private struct Frontier {
    private var heap: [(position: Int, improvement: Double)] = []

    mutating func push(_ position: Int, _ improvement: Double) {
        heap.append((position, improvement))
        raise(heap.count - 1)
    }

    mutating func popBest() -> Int? {
        guard let best = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return best.position }
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
        return best.position
    }

    private mutating func raise(_ start: Int) {
        var place = start
        while place > 0, heap[(place - 1) / 2].improvement < heap[place].improvement {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }
}
