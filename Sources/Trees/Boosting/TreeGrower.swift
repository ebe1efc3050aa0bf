import Numerics

/// Grows the trees of gradient boosting one at a time, from binned rows.
struct TreeGrower<Code: FixedWidthInteger & UnsignedInteger & Sendable> {
    /// The rows, with the derivatives of their losses.
    var rows: BoostingRows<Code>
    private let settings: BoostingSettings
    private var partition: RowPartition
    /// Draws the order in which columns are searched; nil for their own order.
    private var random: RandomState?

    /// A grown tree.
    struct Growth {
        /// The tree; each leaf holds its number in place of a value.
        var tree: Tree
        /// The sums of the derivatives by node number; leaves have some of these numbers.
        var sums: [GradientSums]
        /// The loss decrease due to each column.
        var gains: [Double]
    }

    /// A node: a leaf that may still be split, or a split.
    private struct Node {
        var rows: Range<Int>
        var count: Int
        var sums: GradientSums
        var depth: Int
        /// The best split of a leaf, or the split of a node that has been split.
        var split: BoostingSplit?
        var histogram: GradientHistogram?
        /// The index of the left child; that of the right child is one higher.
        var children: Int?
        /// Whether the rows have been assigned to this leaf already.
        var isAssigned = false
    }

    init(_ rows: consuming BoostingRows<Code>, _ settings: BoostingSettings) {
        partition = RowPartition(rowCount: rows.rowCount, threadCount: settings.threadCount)
        self.rows = rows
        self.settings = settings
        random = settings.seed.map { RandomState(seed: $0) }
    }

    /// Grows a tree for one output.
    ///
    /// - Parameters:
    ///   - histogram: the histogram of all rows.
    ///   - leafOfRow: receives the number of each row's leaf.
    mutating func grow(output: Int, from histogram: GradientHistogram, leafOfRow: inout [UInt16]) -> Growth {
        let builder = HistogramBuilder(rows, output: output, threadCount: settings.threadCount)
        let search = SplitSearch(
            layout: builder.layout, settings: settings, scale: rows.scales[output])
        var nodes = [
            Node(
                rows: 0..<rows.rowCount, count: rows.rowCount, sums: builder.total(of: histogram), depth: 0,
                histogram: histogram)
        ]
        nodes[0].split = bestSplit(of: nodes[0], isRoot: true, search)
        var open = nodes[0].split == nil ? [] : [0]
        var leafCount = 1
        let maxLeaves = min(settings.maxLeaves ?? .max, Self.leafLimit)
        while leafCount < maxLeaves, let place = nextToSplit(open, nodes) {
            let index = open.remove(at: place)
            leafCount += 1
            let mayGrowOn = leafCount < maxLeaves && nodes[index].depth + 1 < settings.maxDepth ?? .max
            if mayGrowOn {
                open += splitNode(index, &nodes, builder, search)
            } else {
                splitIntoLeaves(index, &nodes, leafOfRow: &leafOfRow)
            }
        }
        return growth(from: nodes, leafOfRow: &leafOfRow)
    }

    /// The maximum number of leaves: node numbers, of which leaves have about half, have 16 bits.
    private static var leafLimit: Int { Int(UInt16.max) / 2 }

    /// Sorts the rows by the leaves of the last tree.
    ///
    /// - Returns: the previous index of each row.
    mutating func reorderByLeaf() -> [UInt32] {
        let previousIndices = partition.rowIndices
        rows.reorder(previousIndices, threadCount: settings.threadCount)
        return previousIndices
    }

    private func nextToSplit(_ open: [Int], _ nodes: [Node]) -> Int? {
        guard settings.growth == .leafWise else { return open.isEmpty ? nil : 0 }
        return open.indices.max { a, b in
            let (gainA, gainB) = (nodes[open[a]].split?.gain ?? 0, nodes[open[b]].split?.gain ?? 0)
            return gainA != gainB ? gainA < gainB : open[a] > open[b]
        }
    }

    /// Splits a node, and finds the best splits of its children.
    ///
    /// - Returns: the children that can be split.
    private mutating func splitNode(
        _ index: Int, _ nodes: inout [Node], _ builder: HistogramBuilder<Code>, _ search: SplitSearch
    ) -> [Int] {
        guard let split = nodes[index].split, var larger = nodes[index].histogram else { return [] }
        let leftCount = partition.split(
            nodes[index].rows, isRoot: index == 0, goesLeft: leftBins(of: split),
            codes: codes(of: split.column))
        let children = addChildren(of: index, split, leftCount: leftCount, &nodes)
        let splittable = [children, children + 1].filter { canBeSplit(nodes[$0]) }
        guard !splittable.isEmpty else { return [] }
        // Only the histogram of the smaller child is computed; that of the larger is the difference to the parent's.
        let small = nodes[children].count <= nodes[children + 1].count ? children : children + 1
        let large = small == children ? children + 1 : children
        let smaller = builder.histogram(of: partition.rowIndices[nodes[small].rows], in: rows.records)
        if splittable.contains(large) {
            larger.subtract(smaller)
            nodes[large].histogram = larger
        }
        if splittable.contains(small) { nodes[small].histogram = smaller }
        return splittable.filter { child in
            nodes[child].split = bestSplit(of: nodes[child], isRoot: false, search)
            if nodes[child].split == nil { nodes[child].histogram = nil }
            return nodes[child].split != nil
        }
    }

    /// Splits a node into two leaves that stay leaves: their rows need not be moved, only assigned.
    private mutating func splitIntoLeaves(_ index: Int, _ nodes: inout [Node], leafOfRow: inout [UInt16]) {
        guard let split = nodes[index].split else { return }
        let left = nodes.count
        let leftCount = partition.assign(
            nodes[index].rows, isRoot: index == 0, goesLeft: leftBins(of: split),
            codes: codes(of: split.column),
            leaves: (UInt16(left), UInt16(left + 1)), into: &leafOfRow)
        let children = addChildren(of: index, split, leftCount: leftCount, &nodes)
        for child in children...children + 1 { nodes[child].isAssigned = true }
    }

    /// Appends the children of a node, and returns the index of the left one.
    private func addChildren(
        of index: Int, _ split: BoostingSplit, leftCount: Int, _ nodes: inout [Node]
    ) -> Int {
        let node = nodes[index]
        let middle = node.rows.lowerBound + leftCount
        let children = nodes.count
        nodes[index].children = children
        nodes[index].histogram = nil
        nodes.append(
            Node(
                rows: node.rows.lowerBound..<middle, count: leftCount, sums: split.left, depth: node.depth + 1
            ))
        nodes.append(
            Node(
                rows: middle..<node.rows.upperBound, count: node.count - leftCount,
                sums: node.sums - split.left, depth: node.depth + 1))
        return children
    }

    private func canBeSplit(_ node: Node) -> Bool {
        node.count / 2 >= settings.minSamplesLeaf
    }

    /// The best split with enough rows on both sides.
    private mutating func bestSplit(of node: Node, isRoot: Bool, _ search: SplitSearch) -> BoostingSplit? {
        guard let histogram = node.histogram, canBeSplit(node), settings.maxDepth ?? 1 > 0 else { return nil }
        let order = random?.permutation(rows.columnCount) ?? Array(0..<rows.columnCount)
        var excluded: [BoostingSplit] = []
        while let split = search.best(
            in: histogram, total: node.sums, count: node.count, order: order, excluding: excluded)
        {
            guard search.scale.countBits == 0, settings.minSamplesLeaf > 1 else { return split }
            // Counts have been estimated from hessians. In close cases, the rows are counted.
            let fraction = node.sums.hessian > 0 ? Double(split.left.hessian) / Double(node.sums.hessian) : 0
            let least = Double(node.count) * min(fraction, 1 - fraction)
            if least > 8 * Double(settings.minSamplesLeaf) { return split }
            let leftCount = count(of: node, isRoot: isRoot, goingLeftBy: split)
            if min(leftCount, node.count - leftCount) >= settings.minSamplesLeaf { return split }
            excluded.append(split)
        }
        return nil
    }

    private func count(of node: Node, isRoot: Bool, goingLeftBy split: BoostingSplit) -> Int {
        let goesLeft = leftBins(of: split)
        let codes = codes(of: split.column)
        if isRoot { return codes.reduce(0) { $0 + Int(goesLeft[Int($1)]) } }
        return partition.rowIndices[node.rows].reduce(0) {
            $0 + Int(goesLeft[Int(codes[codes.startIndex + Int($1)])])
        }
    }

    /// For each bin of the split's column, 1 if it goes left, otherwise 0.
    private func leftBins(of split: BoostingSplit) -> [UInt8] {
        let missing = rows.columns[split.column].missingCode
        return (0...missing).map { split.goesLeft($0, missingCode: missing) ? 1 : 0 }
    }

    private func codes(of column: Int) -> ArraySlice<Code> {
        rows.columnMajor[column * rows.rowCount..<(column + 1) * rows.rowCount]
    }

    // MARK: The finished tree

    private func growth(from nodes: [Node], leafOfRow: inout [UInt16]) -> Growth {
        var growth = Growth(
            tree: Tree(), sums: nodes.map(\.sums), gains: [Double](repeating: 0, count: rows.columnCount))
        var unassigned: [(leaf: UInt16, rows: Range<Int>)] = []
        /// Appends a node and its descendants.
        func append(_ index: Int) {
            let node = nodes[index]
            let newIndex = growth.tree.nodes.count
            growth.tree.covers.append(Float(node.count))
            guard let children = node.children, let split = node.split else {
                growth.tree.nodes.append(.leaf(Double(index)))
                if !node.isAssigned { unassigned.append((UInt16(index), node.rows)) }
                return
            }
            growth.gains[split.column] += split.gain
            growth.tree.nodes.append(decision(split, nodes[children], nodes[children + 1], &growth.tree))
            append(children)
            growth.tree.nodes[newIndex].rightStep = UInt32(growth.tree.nodes.count - newIndex)
            append(children + 1)
        }
        append(0)
        partition.assign(unassigned, isRoot: nodes.count == 1, into: &leafOfRow)
        return growth
    }

    private func decision(_ split: BoostingSplit, _ left: Node, _ right: Node, _ tree: inout Tree) -> TreeNode
    {
        let bins = rows.columns[split.column]
        var node = TreeNode(threshold: 0, rightStep: 0, column: UInt16(split.column), flags: .split)
        switch split.rule {
        case .upTo(let last, let next, let missingGoesLeft):
            node.threshold = bins.threshold(between: last, and: next)
            // If no value was missing in training, missing values go with the larger child.
            if split.hasMissing ? missingGoesLeft : left.count >= right.count {
                node.flags.insert(.missingGoesLeft)
            }
        case .among(let set):
            node.flags.insert(.categorical)
            node.threshold = Double(tree.categorySets.count)
            var words = [UInt64](repeating: 0, count: bins.count / 64 + 1)
            for bin in set where bin < bins.count { words[bin / 64] |= 1 << UInt64(bin % 64) }
            tree.categorySets += words
            if split.hasMissing ? set.contains(bins.missingCode) : left.count >= right.count {
                node.flags.insert(.missingGoesLeft)
            }
        }
        return node
    }
}
