/// Grows trees from the records of a table, depth first or best first. One grower grows many trees, one after the
/// other, in the same memory.
struct RecordTreeGrower<Tally: ImpurityTally>: @unchecked Sendable {
    typealias Cell = UnsafeMutablePointer<Tally.Scalar>

    let table: CodedTable
    let tally: Tally
    let rules: GrowthRules

    var splitter: NodeSplitter<Tally>
    /// The tree that is growing.
    var tree: GrowingTree
    /// The sums of the node that is looked at, and of the right side of its split; the left ones are the splitter's.
    let total: Cell
    let right: Cell
    /// The rows that ride along, if there are any.
    let riding: RidingRows?
    private let buffers: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>)
    private let arena = Arena()

    /// A grower.
    ///
    /// - Parameters:
    ///   - capacity: how many rows of a tree have a weight at most.
    ///   - riding: rows that ride along. They need trees that grow depth first.
    init(
        table: CodedTable, tally: Tally, rules: GrowthRules, capacity: Int, keepsDetails: Bool = false,
        riding: RidingTable? = nil
    ) {
        self.table = table
        self.tally = tally
        self.rules = rules
        // One record may be copied that does not count, and bits of several columns are read eight bytes at a time.
        let size = (capacity + 1) * table.layout.stride + 8
        buffers = (arena.allocate(size), arena.allocate(size))
        total = arena.allocate(tally.width, repeating: .zero)
        right = arena.allocate(tally.width, repeating: .zero)
        splitter = NodeSplitter(table: table, tally: tally, rules: rules, arena: arena)
        tree = GrowingTree(table: table, keepsDetails: keepsDetails)
        let (outputCount, arena) = (tally.outputCount, arena)
        self.riding = riding.map { RidingRows($0, outputCount: outputCount, arena: arena) }
    }

    /// Grows `tree` from the rows that have a weight.
    ///
    /// - Parameter seed: of the draws of columns.
    mutating func grow(weights: some RandomAccessCollection<Double>, seed: UInt32) {
        splitter.sampler.restart(seed: seed)
        tree.removeAll()
        tally.clear(total)
        let count = load(weights)
        var root = GrowingNode(count: count, impurity: tally.impurity(total))
        if let riding { root.ridingCount = riding.mount() }
        if let maxLeafNodes = rules.maxLeafNodes {
            growBestFirst(root, maxLeafNodes: maxLeafNodes)
        } else {
            growDepthFirst(root)
        }
    }

    /// Writes the records of the rows that have a weight, and sums them up.
    ///
    /// - Returns: how many they are.
    private func load(_ weights: some RandomAccessCollection<Double>) -> Int {
        let stride = table.layout.stride
        let payload = table.layout.payloadOffset
        return table.records.withUnsafeBufferPointer { records in
            guard let records = records.baseAddress else { return 0 }
            var source = records
            var place = buffers.0
            // Every record is copied; the next one is copied over it if it has no weight.
            for (row, weight) in weights.enumerated() {
                copyRecord(source, place, stride)
                tally.write(row: row, weight: weight, to: place + payload)
                place += weight != 0 ? stride : 0
                source += stride
            }
            let count = (place - buffers.0) / stride
            for index in 0..<count { tally.add(buffers.0 + index * stride + payload, to: total) }
            return count
        }
    }

    /// Makes ready for a node: puts its sums into `total`. Sums that subtraction has left with errors are made anew,
    /// so that errors do not add up and a node of one class has no impurity.
    @inline(__always)
    func visit(_ node: inout GrowingNode, sums: UnsafePointer<Tally.Scalar>) {
        if tally.isExact {
            for index in 0..<tally.width { total[index] = sums[index] }
            return
        }
        tally.clear(total)
        let records = records(of: node)
        for index in 0..<records.count {
            tally.add(records.base + index * records.stride + table.layout.payloadOffset, to: total)
        }
        node.impurity = tally.impurity(total)
    }

    /// Finds the best split of a node whose sums are in `total`, unless it is to be a leaf, and moves its records.
    ///
    /// - Parameter rootWeight: the weight of all rows.
    @inline(__always)
    mutating func expand(_ node: inout GrowingNode, rootWeight: Double) -> NodeExpansion? {
        let isLeaf =
            node.impurity <= GrowthRules.epsilon || node.count < rules.minSamplesSplit
            || node.depth >= rules.maxDepth
        guard !isLeaf,
            let split = splitter.split(records(of: node), total: total, knownConstants: &node.knownConstants)
        else { return nil }
        let left = splitter.left
        tally.subtract(left, from: total, into: right)
        let weight = tally.weight(total)
        let leftWeight = tally.weight(left)
        let rightWeight = tally.weight(right)
        let leftImpurity = tally.impurity(left)
        let rightImpurity = tally.impurity(right)
        let improvement =
            weight / rootWeight
            * (node.impurity - rightWeight / weight * rightImpurity - leftWeight / weight * leftImpurity)
        guard improvement + GrowthRules.epsilon >= rules.minImpurityDecrease else { return nil }
        // Records of which both sides are leaves need not be moved, only counted.
        let isLast =
            node.depth + 1 >= rules.maxDepth
            || leftImpurity <= GrowthRules.epsilon && rightImpurity <= GrowthRules.epsilon
        let leftCount = tally.isExact && isLast ? countLeft(node, of: split) : part(node, by: split)
        return NodeExpansion(
            split: split, leftCount: leftCount, leftImpurity: leftImpurity, rightImpurity: rightImpurity,
            improvement: improvement,
            gain: weight * node.impurity - leftWeight * leftImpurity - rightWeight * rightImpurity)
    }

    /// The children of a node.
    ///
    /// - Parameter ridersLeft: how many of the rows that ride along have gone left.
    @inline(__always)
    func children(
        of node: GrowingNode, _ expansion: NodeExpansion, ridersLeft: Int = 0
    ) -> (left: GrowingNode, right: GrowingNode) {
        var left = node
        left.count = expansion.leftCount
        left.depth += 1
        left.isInSecondBuffer.toggle()
        left.impurity = expansion.leftImpurity
        left.ridingCount = ridersLeft
        var right = left
        right.start += expansion.leftCount
        right.count = node.count - expansion.leftCount
        right.impurity = expansion.rightImpurity
        right.ridingStart += ridersLeft
        right.ridingCount = node.ridingCount - ridersLeft
        return (left, right)
    }

    @inline(__always)
    private func records(of node: GrowingNode) -> RecordRange {
        let stride = table.layout.stride
        return RecordRange(
            base: (node.isInSecondBuffer ? buffers.1 : buffers.0) + node.start * stride, count: node.count,
            stride: stride)
    }

    /// Moves the records of a node to the other buffer: those that go left to the front, the others to the back, in
    /// reverse.
    ///
    /// - Returns: how many go left.
    private func part(_ node: GrowingNode, by split: NodeSplit) -> Int {
        var target = node
        target.isInSecondBuffer.toggle()
        let base = records(of: target).base
        let source = records(of: node)
        return withDecision(split) { offset, goesLeft in
            source.part(into: base, offset: offset, goesLeft: goesLeft)
        }
    }

    /// How many records of a node go left.
    private func countLeft(_ node: GrowingNode, of split: NodeSplit) -> Int {
        guard node.count > 2 else { return 1 }
        let source = records(of: node)
        return withDecision(split) { offset, goesLeft in source.count(offset: offset, where: goesLeft) }
    }

    /// Hands over what tells whether a record goes left, given the place at some offset in it.
    @inline(__always)
    private func withDecision(
        _ split: NodeSplit, _ body: (Int, (UnsafePointer<UInt8>) -> Bool) -> Int
    ) -> Int {
        let plan = splitter.plans[split.column]
        let missingCode = split.hasMissing && split.missingGoesLeft ? Int(plan.missingCode) : -1
        if split.isCategorical {
            var goesLeft = [Bool](repeating: false, count: Int(plan.codeCount))
            for code in splitter.bestCategories.prefix(split.categoryCount) { goesLeft[Int(code)] = true }
            if missingCode >= 0 { goesLeft[missingCode] = true }
            return body(0) { goesLeft[plan.field.code(in: $0)] }
        }
        return plan.field.withDecision(lastLeft: Int(split.lastLeft), missingCode: missingCode, body)
    }
}
