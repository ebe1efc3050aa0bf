/// A tree under construction: nodes are appended in depth-first order.
struct TreeBuilder {
    private var tree = Tree()
    private var gains: [Double]
    private var details: NodeDetails?
    private let columns: [ColumnBins]

    init(table: CodedTable, keepsDetails: Bool) {
        columns = table.columns
        gains = [Double](repeating: 0, count: table.columns.count)
        details = keepsDetails ? NodeDetails() : nil
    }

    /// The number of nodes.
    var count: Int { tree.nodes.count }

    /// The fraction of the total impurity decrease so far that is due to splits on each column.
    var importances: [Double] { gains.normalized }

    /// The split that was added last, for prediction rows.
    @inline(__always)
    func decision(of split: NodeSplit) -> PredictionDecision {
        PredictionDecision(
            split: split, node: tree.nodes[tree.nodes.count - 1],
            categorySets: split.isCategorical ? tree.categorySets : [])
    }

    /// Starts a new tree in the same memory.
    mutating func removeAll() {
        tree.nodes.removeAll(keepingCapacity: true)
        tree.covers.removeAll(keepingCapacity: true)
        tree.leafValues.removeAll(keepingCapacity: true)
        tree.categorySets.removeAll(keepingCapacity: true)
        for column in gains.indices { gains[column] = 0 }
        if details != nil { details = NodeDetails() }
    }

    /// The tree, copied into memory of exactly the size it needs.
    func finished() -> GrownTree {
        let tree = Tree(
            nodes: tree.nodes.withUnsafeBufferPointer { Array($0) },
            covers: tree.covers.withUnsafeBufferPointer { Array($0) },
            leafValues: tree.leafValues.withUnsafeBufferPointer { Array($0) },
            categorySets: tree.categorySets.withUnsafeBufferPointer { Array($0) })
        return GrownTree(tree: tree, gains: gains, details: details)
    }

    /// Records the weight (and the details, if kept) of the rows at the node that is appended next.
    @inline(__always)
    mutating func addCover<Accumulator: ImpurityAccumulator>(
        of node: GrowingNode, _ total: UnsafePointer<Accumulator.Scalar>, _ accumulator: Accumulator
    ) {
        let weight = accumulator.weight(total)
        tree.covers.append(Float(weight))
        guard details != nil else { return }
        details?.impurities.append(node.impurity)
        details?.rowCounts.append(node.count)
        details?.weights.append(weight)
        for output in 0..<accumulator.outputCount {
            details?.outputs.append(accumulator.output(output, total))
        }
    }

    /// Appends a leaf for rows with these sums.
    @inline(__always)
    mutating func addLeaf<Accumulator: ImpurityAccumulator>(
        _ total: UnsafePointer<Accumulator.Scalar>, _ accumulator: Accumulator
    ) {
        guard accumulator.outputCount > 1 else {
            tree.nodes.append(.leaf(accumulator.output(0, total)))
            return
        }
        tree.nodes.append(.leaf(Double(tree.leafValues.count)))
        for output in 0..<accumulator.outputCount {
            tree.leafValues.append(accumulator.output(output, total))
        }
    }

    /// Makes the node that is appended next the right child of an earlier one.
    @inline(__always)
    mutating func setRightChild(of parent: Int) {
        tree.nodes[parent].rightStep = UInt32(tree.nodes.count - parent)
    }

    /// Appends a split. The step to its right child is set once that child is appended.
    mutating func addSplit(_ expansion: NodeExpansion, of rowCount: Int, categories: [UInt32]) {
        let split = expansion.split
        gains[split.column] += expansion.gain
        var flags: TreeNode.Flags = .split
        let leftIsLarger = expansion.leftCount > rowCount - expansion.leftCount
        if split.hasMissing ? split.missingGoesLeft : leftIsLarger { flags.insert(.missingGoesLeft) }
        var threshold = Double.infinity
        if split.isCategorical {
            flags.insert(.categorical)
            threshold = Double(tree.categorySets.count)
            addSet(
                categories, leftCount: split.categoryCount, column: split.column, othersGoLeft: leftIsLarger)
        } else if let right = split.firstRight {
            threshold = columns[split.column].threshold(between: Int(split.lastLeft), and: Int(right))
        }
        tree.nodes.append(
            TreeNode(threshold: threshold, rightStep: 0, column: UInt16(split.column), flags: flags))
    }

    /// Appends the set of categories that go left. Categories that do not occur at the node go with the larger child.
    private mutating func addSet(_ categories: [UInt32], leftCount: Int, column: Int, othersGoLeft: Bool) {
        var set = [UInt64](repeating: othersGoLeft ? .max : 0, count: (columns[column].count + 63) / 64)
        for (place, code) in categories.enumerated() {
            let bit: UInt64 = 1 << UInt64(code % 64)
            if place < leftCount { set[Int(code) / 64] |= bit } else { set[Int(code) / 64] &= ~bit }
        }
        tree.categorySets += set
    }
}
