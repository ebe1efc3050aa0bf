/// Grows trees from the records of a table, depth first or best first. A grower grows many trees in succession, in the
/// same memory.
struct RecordTreeGrower<Accumulator: ImpurityAccumulator>: @unchecked Sendable {
    typealias Sums = UnsafeMutablePointer<Accumulator.Scalar>

    let table: CodedTable
    let accumulator: Accumulator
    let rules: GrowthRules

    var splitter: NodeSplitter<Accumulator>
    /// The tree that is being grown.
    var builder: TreeBuilder
    /// The sums of the current node, and those of the right side of its split; those of the left side are the splitter's.
    let total: Sums
    let right: Sums
    /// The rows that are predicted while the tree grows, if any.
    let predictionRows: PredictionRows?
    private let targets: [Accumulator.Target]
    private let predicting: PredictionTable?
    private let buffers: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>)
    private let arena = Arena()

    /// Creates a grower.
    ///
    /// - Parameters:
    ///   - targets: the class or the target of each row.
    ///   - capacity: the maximum number of rows with a nonzero weight in a tree.
    ///   - predicting: rows to predict while trees grow, which must then grow depth first.
    init(
        table: CodedTable, accumulator: Accumulator, targets: [Accumulator.Target], rules: GrowthRules,
        capacity: Int,
        keepsDetails: Bool = false,
        predicting: PredictionTable? = nil
    ) {
        self.table = table
        self.accumulator = accumulator
        self.targets = targets
        self.predicting = predicting
        self.rules = rules
        // One surplus record may be copied, and the bits of several columns are read eight bytes at a time.
        let size = (capacity + 1) * table.layout.stride + 8
        buffers = (arena.allocate(size), arena.allocate(size))
        total = arena.allocate(accumulator.width, repeating: .zero)
        right = arena.allocate(accumulator.width, repeating: .zero)
        splitter = NodeSplitter(table: table, accumulator: accumulator, rules: rules, arena: arena)
        builder = TreeBuilder(table: table, keepsDetails: keepsDetails)
        let (outputCount, arena) = (accumulator.outputCount, arena)
        predictionRows = predicting.map { PredictionRows($0, outputCount: outputCount, arena: arena) }
    }

    /// Grows a tree from the rows with a nonzero weight; `builder` holds the result.
    ///
    /// - Parameter seed: the seed of the order in which columns are drawn.
    mutating func grow(weights: some RandomAccessCollection<Double>, seed: UInt32) {
        splitter.sampler.restart(seed: seed)
        builder.removeAll()
        accumulator.clear(total)
        let count = load(weights)
        var root = GrowingNode(count: count, impurity: accumulator.impurity(total))
        if let predictionRows, let predicting {
            root.predictionCount = predictionRows.moveAllToRoot(predicting)
        }
        if let maxLeafNodes = rules.maxLeafNodes {
            growBestFirst(root, maxLeafNodes: maxLeafNodes)
        } else {
            growDepthFirst(root)
        }
    }

    /// Copies the records of the rows with a nonzero weight, and sums them up.
    ///
    /// - Returns: the number of these rows.
    private func load(_ weights: some RandomAccessCollection<Double>) -> Int {
        let stride = table.layout.stride
        let payload = table.layout.payloadOffset
        return table.records.withUnsafeBufferPointer { records in
            guard let records = records.baseAddress else { return 0 }
            var source = records
            var place = buffers.0
            // Every record is copied. A record of weight zero is overwritten by the next one.
            for (row, weight) in weights.enumerated() {
                copyRecord(source, place, stride)
                accumulator.write(targets[row], weight: weight, to: place + payload)
                place += weight != 0 ? stride : 0
                source += stride
            }
            let count = (place - buffers.0) / stride
            for index in 0..<count { accumulator.add(buffers.0 + index * stride + payload, to: total) }
            return count
        }
    }

    /// Makes a node the current one by copying its sums into `total`. Inexact sums are recomputed from the rows instead, so
    /// that the rounding errors of subtraction do not accumulate and a node of one class has impurity zero.
    @inline(__always)
    func visit(_ node: inout GrowingNode, sums: UnsafePointer<Accumulator.Scalar>) {
        if accumulator.isExact {
            for index in 0..<accumulator.width { total[index] = sums[index] }
            return
        }
        accumulator.clear(total)
        let records = records(of: node)
        for index in 0..<records.count {
            accumulator.add(records.base + index * records.stride + table.layout.payloadOffset, to: total)
        }
        node.impurity = accumulator.impurity(total)
    }

    /// Finds the best split of the current node, unless it must be a leaf, and moves its records.
    ///
    /// - Parameter rootWeight: the weight of all rows of the tree.
    @inline(__always)
    mutating func expand(_ node: inout GrowingNode, rootWeight: Double) -> NodeExpansion? {
        let isLeaf =
            node.impurity <= GrowthRules.epsilon || node.count < rules.minSamplesSplit
            || node.depth >= rules.maxDepth
        guard !isLeaf,
            let split = splitter.split(records(of: node), total: total, knownConstants: &node.knownConstants)
        else { return nil }
        let left = splitter.left
        accumulator.subtract(left, from: total, into: right)
        let weight = accumulator.weight(total)
        let leftWeight = accumulator.weight(left)
        let rightWeight = accumulator.weight(right)
        let leftImpurity = accumulator.impurity(left)
        let rightImpurity = accumulator.impurity(right)
        let improvement =
            weight / rootWeight
            * (node.impurity - rightWeight / weight * rightImpurity - leftWeight / weight * leftImpurity)
        guard improvement + GrowthRules.epsilon >= rules.minImpurityDecrease else { return nil }
        // Inexact sums are recomputed from the rows of a leaf.
        let isLast =
            accumulator.isExact
            && (node.depth + 1 >= rules.maxDepth
                || leftImpurity <= GrowthRules.epsilon && rightImpurity <= GrowthRules.epsilon)
        let leftCount = isLast ? countLeft(node, of: split) : partition(node, by: split)
        return NodeExpansion(
            split: split, leftCount: leftCount, isLast: isLast, leftImpurity: leftImpurity,
            rightImpurity: rightImpurity,
            improvement: improvement,
            gain: weight * node.impurity - leftWeight * leftImpurity - rightWeight * rightImpurity)
    }

    /// The children of a node.
    ///
    /// - Parameter predictionLeftCount: the number of the node's prediction rows that go left.
    @inline(__always)
    func children(
        of node: GrowingNode, _ expansion: NodeExpansion, predictionLeftCount: Int = 0
    ) -> (left: GrowingNode, right: GrowingNode) {
        var left = node
        left.count = expansion.leftCount
        left.depth += 1
        left.isInSecondBuffer.toggle()
        left.impurity = expansion.leftImpurity
        left.predictionCount = predictionLeftCount
        var right = left
        right.start += expansion.leftCount
        right.count = node.count - expansion.leftCount
        right.impurity = expansion.rightImpurity
        right.predictionStart += predictionLeftCount
        right.predictionCount = node.predictionCount - predictionLeftCount
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
    /// - Returns: the number of records that go left.
    private func partition(_ node: GrowingNode, by split: NodeSplit) -> Int {
        var target = node
        target.isInSecondBuffer.toggle()
        let base = records(of: target).base
        let source = records(of: node)
        return withDecision(split) { offset, goesLeft in
            source.partition(into: base, offset: offset, goesLeft: goesLeft)
        }
    }

    /// The number of records of a node that go left.
    private func countLeft(_ node: GrowingNode, of split: NodeSplit) -> Int {
        guard node.count > 2 else { return 1 }
        let source = records(of: node)
        return withDecision(split) { offset, goesLeft in source.count(offset: offset, where: goesLeft) }
    }

    /// Calls `body` with an offset and a predicate that, given the bytes at this offset of a record, returns whether the
    /// record goes left.
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
