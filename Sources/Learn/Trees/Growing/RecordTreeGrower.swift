/// Grows trees from the records of a table, depth first or best first.
struct RecordTreeGrower<Tally: ImpurityTally> {
    typealias Cell = UnsafeMutablePointer<Tally.Scalar>

    let table: CodedTable
    let tally: Tally
    let rules: GrowthRules
    let keepsDetails: Bool

    var splitter: NodeSplitter<Tally>
    /// The sums of the node that is looked at, and of the right side of its split; the left ones are the splitter's.
    let total: Cell
    let right: Cell
    private let buffers: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>)
    private let arena = Arena()

    /// A grower.
    ///
    /// - Parameters:
    ///   - capacity: how many rows have a weight.
    ///   - seed: of the draws of columns.
    init(
        table: CodedTable, tally: Tally, rules: GrowthRules, capacity: Int, seed: UInt32, keepsDetails: Bool = false
    ) {
        self.table = table
        self.tally = tally
        self.rules = rules
        self.keepsDetails = keepsDetails
        buffers = (arena.allocate(capacity * table.layout.stride), arena.allocate(capacity * table.layout.stride))
        total = arena.allocate(tally.width, repeating: .zero)
        right = arena.allocate(tally.width, repeating: .zero)
        splitter = NodeSplitter(
            table: table, tally: tally, minRows: rules.minSamplesLeaf,
            sampler: FeatureSampler(count: table.columns.count, maxFeatures: rules.maxFeatures, seed: seed, arena: arena),
            arena: arena)
    }

    /// Grows a tree from the rows that have a weight.
    mutating func grow(weights: some RandomAccessCollection<Double>) -> GrownTree {
        let count = load(weights)
        let root = GrowingNode(count: count, impurity: tally.impurity(total))
        guard let maxLeafNodes = rules.maxLeafNodes else { return growDepthFirst(root) }
        return growBestFirst(root, maxLeafNodes: maxLeafNodes)
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
            for (row, weight) in weights.enumerated() {
                if weight != 0 {
                    place.update(from: source, count: stride)
                    tally.write(row: row, weight: weight, to: place + payload)
                    tally.add(place + payload, to: total)
                    place += stride
                }
                source += stride
            }
            return (place - buffers.0) / stride
        }
    }

    /// Makes ready for a node: puts its sums into `total`. Sums that subtraction has left with errors are made anew, so that
    /// errors do not add up and a node of one class has no impurity.
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
    mutating func expand(_ node: inout GrowingNode, rootWeight: Double) -> NodeExpansion? {
        let isLeaf =
            node.impurity <= GrowthRules.epsilon || node.count < rules.minSamplesSplit
            || node.count < 2 * rules.minSamplesLeaf || node.depth >= rules.maxDepth
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
        return NodeExpansion(
            split: split, leftCount: part(node, by: split), leftImpurity: leftImpurity, rightImpurity: rightImpurity,
            improvement: improvement,
            gain: weight * node.impurity - leftWeight * leftImpurity - rightWeight * rightImpurity)
    }

    /// The children of a node.
    func children(of node: GrowingNode, _ expansion: NodeExpansion) -> (left: GrowingNode, right: GrowingNode) {
        var left = node
        left.count = expansion.leftCount
        left.depth += 1
        left.isInSecondBuffer.toggle()
        left.impurity = expansion.leftImpurity
        var right = left
        right.start += expansion.leftCount
        right.count = node.count - expansion.leftCount
        right.impurity = expansion.rightImpurity
        return (left, right)
    }

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
        let plan = splitter.plans[split.column]
        let missingCode = split.hasMissing && split.missingGoesLeft ? Int(plan.missingCode) : -1
        let lastLeft = Int(split.lastLeft)
        let source = records(of: node)
        let base = records(of: target).base
        let offset = Int(plan.field.offset)
        if split.isCategorical {
            var goesLeft = [Bool](repeating: false, count: Int(plan.codeCount))
            for code in splitter.bestCategories.prefix(split.categoryCount) { goesLeft[Int(code)] = true }
            if missingCode >= 0 { goesLeft[missingCode] = true }
            return source.part(into: base, offset: 0) { goesLeft[plan.field.code(in: $0)] }
        }
        switch plan.field.width {
        case .bit:
            let bit: UInt8 = 1 << plan.field.shift
            return source.part(into: base, offset: offset) { $0.pointee & bit == 0 }
        case .byte:
            return source.part(into: base, offset: offset) {
                byteCode($0) <= lastLeft || byteCode($0) == missingCode
            }
        case .short:
            return source.part(into: base, offset: offset) {
                shortCode($0) <= lastLeft || shortCode($0) == missingCode
            }
        case .word:
            return source.part(into: base, offset: offset) {
                wordCode($0) <= lastLeft || wordCode($0) == missingCode
            }
        }
    }
}
