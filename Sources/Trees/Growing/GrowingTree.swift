/// A tree while it is growing: nodes are added in depth-first order.
struct GrowingTree {
    private var tree = Tree()
    private var gains: [Double]
    private var details: NodeDetails?
    private let columns: [ColumnBins]

    init(table: CodedTable, keepsDetails: Bool) {
        columns = table.columns
        gains = [Double](repeating: 0, count: table.columns.count)
        details = keepsDetails ? NodeDetails() : nil
    }

    /// How many nodes there are.
    var count: Int { tree.nodes.count }

    /// By how much splits on each column lessened the impurity so far, as shares of one.
    var importances: [Double] { gains.sharesOfOne }

    /// Parts the rows that ride along by the split that was added last.
    ///
    /// - Returns: how many go left.
    @inline(__always)
    func part(_ node: GrowingNode, riding: RidingRows) -> Int {
        riding.part(node, at: tree.nodes[tree.nodes.count - 1], categorySets: tree.categorySets)
    }

    /// Begins anew, in the same memory.
    mutating func removeAll() {
        tree.nodes.removeAll(keepingCapacity: true)
        tree.covers.removeAll(keepingCapacity: true)
        tree.leafValues.removeAll(keepingCapacity: true)
        tree.categorySets.removeAll(keepingCapacity: true)
        for column in gains.indices { gains[column] = 0 }
        if details != nil { details = NodeDetails() }
    }

    /// The tree, in memory of its own of just the size it needs.
    func finished() -> GrownTree {
        let tree = Tree(
            nodes: tree.nodes.withUnsafeBufferPointer { Array($0) },
            covers: tree.covers.withUnsafeBufferPointer { Array($0) },
            leafValues: tree.leafValues.withUnsafeBufferPointer { Array($0) },
            categorySets: tree.categorySets.withUnsafeBufferPointer { Array($0) })
        return GrownTree(tree: tree, gains: gains, details: details)
    }

    /// Takes down what rows came through the node that is added next.
    @inline(__always)
    mutating func addCover<Tally: ImpurityTally>(
        of node: GrowingNode, _ total: UnsafePointer<Tally.Scalar>, _ tally: Tally
    ) {
        let weight = tally.weight(total)
        tree.covers.append(Float(weight))
        guard details != nil else { return }
        details?.impurities.append(node.impurity)
        details?.rowCounts.append(node.count)
        details?.weights.append(weight)
        for output in 0..<tally.outputCount { details?.outputs.append(tally.output(output, total)) }
    }

    /// Adds a leaf for rows with these sums.
    @inline(__always)
    mutating func addLeaf<Tally: ImpurityTally>(_ total: UnsafePointer<Tally.Scalar>, _ tally: Tally) {
        guard tally.outputCount > 1 else {
            tree.nodes.append(.leaf(tally.output(0, total)))
            return
        }
        tree.nodes.append(.leaf(Double(tree.leafValues.count)))
        for output in 0..<tally.outputCount { tree.leafValues.append(tally.output(output, total)) }
    }

    /// The node that is added next is the right child of another.
    @inline(__always)
    mutating func setRightChild(of parent: Int) {
        tree.nodes[parent].rightStep = UInt32(tree.nodes.count - parent)
    }

    /// Adds a node that parts its rows; the step to its right child is set when that is added.
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

    /// Adds the set of the categories that go left. Those that do not occur in the node go with the larger child.
    private mutating func addSet(_ categories: [UInt32], leftCount: Int, column: Int, othersGoLeft: Bool) {
        var set = [UInt64](repeating: othersGoLeft ? .max : 0, count: (columns[column].count + 63) / 64)
        for (place, code) in categories.enumerated() {
            let bit: UInt64 = 1 << UInt64(code % 64)
            if place < leftCount { set[Int(code) / 64] |= bit } else { set[Int(code) / 64] &= ~bit }
        }
        tree.categorySets += set
    }
}
