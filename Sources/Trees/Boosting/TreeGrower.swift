import Numerics

/// Grows the trees of gradient boosting, one at a time, on one binned rows.
struct TreeGrower<Code: FixedWidthInteger & UnsignedInteger & Sendable> {
    /// The rows, and the derivatives of their losses.
    var rows: BoostingRows<Code>
    private let settings: BoostingSettings
    private var partition: RowPartition
    /// Draws the order in which columns are tried; nil for the order they have.
    private var random: RandomState?

    /// What one round of growing gives.
    struct Growth {
        /// The tree, its leaves without values: each holds its number instead.
        var tree: Tree
        /// The sums of the derivatives by the number of a leaf. Not every number is that of a leaf.
        var sums: [GradientSums]
        /// For each column by how much its splits lessened the loss.
        var gains: [Double]
    }

    /// A leaf that may be split yet, or a node that was.
    private struct Node {
        var rows: Range<Int>
        var count: Int
        var sums: GradientSums
        var depth: Int
        /// The best split; once the node is split, the one it was split by.
        var split: BoostingSplit?
        var histogram: GradientHistogram?
        /// The left child; the right one comes next.
        var children: Int?
        /// Whether the rows know already that this is their leaf.
        var isNumbered = false
    }

    init(_ rows: consuming BoostingRows<Code>, _ settings: BoostingSettings) {
        partition = RowPartition(rowCount: rows.rowCount, threadCount: settings.threadCount)
        self.rows = rows
        self.settings = settings
        random = settings.seed.map { RandomState(seed: $0) }
    }

    /// Grows a tree for an output.
    ///
    /// - Parameters:
    ///   - histogram: that of all rows.
    ///   - leafOfRow: receives the number of the leaf of each row.
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
        let maxLeaves = min(settings.maxLeaves ?? .max, Self.mostLeaves)
        while leafCount < maxLeaves, let place = nextToSplit(open, nodes) {
            let index = open.remove(at: place)
            leafCount += 1
            let mayGrowOn = leafCount < maxLeaves && nodes[index].depth + 1 < settings.maxDepth ?? .max
            if mayGrowOn {
                open += divide(index, &nodes, builder, search)
            } else {
                finish(index, &nodes, leafOfRow: &leafOfRow)
            }
        }
        return growth(from: nodes, leafOfRow: &leafOfRow)
    }

    /// As many leaves as their numbers, which those of the other nodes are among, have bits for.
    private static var mostLeaves: Int { Int(UInt16.max) / 2 }

    /// Puts the rows into the order of the leaves of the tree grown last.
    ///
    /// - Returns: where each row was before.
    mutating func reorderByLeaf() -> [UInt32] {
        let positions = partition.positions
        rows.reorder(positions, threadCount: settings.threadCount)
        return positions
    }

    private func nextToSplit(_ open: [Int], _ nodes: [Node]) -> Int? {
        guard settings.growth == .leafWise else { return open.isEmpty ? nil : 0 }
        return open.indices.max { a, b in
            let (gainA, gainB) = (nodes[open[a]].split?.gain ?? 0, nodes[open[b]].split?.gain ?? 0)
            return gainA != gainB ? gainA < gainB : open[a] > open[b]
        }
    }

    /// Splits a node and looks for the splits of its children.
    ///
    /// - Returns: the children that can be split.
    private mutating func divide(
        _ index: Int, _ nodes: inout [Node], _ builder: HistogramBuilder<Code>, _ search: SplitSearch
    ) -> [Int] {
        guard let split = nodes[index].split, var larger = nodes[index].histogram else { return [] }
        let leftCount = partition.split(
            nodes[index].rows, isRoot: index == 0, goesLeft: bins(going: split),
            codes: codes(of: split.column))
        let children = addChildren(of: index, split, leftCount: leftCount, &nodes)
        let hopeful = [children, children + 1].filter { canBeSplit(nodes[$0]) }
        guard !hopeful.isEmpty else { return [] }
        // The histogram of the smaller child is filled, that of the larger is what is left of the parent's.
        let small = nodes[children].count <= nodes[children + 1].count ? children : children + 1
        let large = small == children ? children + 1 : children
        let smaller = builder.histogram(of: partition.positions[nodes[small].rows], in: rows.records)
        if hopeful.contains(large) {
            larger.subtract(smaller)
            nodes[large].histogram = larger
        }
        if hopeful.contains(small) { nodes[small].histogram = smaller }
        return hopeful.filter { child in
            nodes[child].split = bestSplit(of: nodes[child], isRoot: false, search)
            if nodes[child].split == nil { nodes[child].histogram = nil }
            return nodes[child].split != nil
        }
    }

    /// Splits a node into two leaves that stay leaves: their rows need not be brought together, only told.
    private mutating func finish(_ index: Int, _ nodes: inout [Node], leafOfRow: inout [UInt16]) {
        guard let split = nodes[index].split else { return }
        let left = nodes.count
        let leftCount = partition.number(
            nodes[index].rows, isRoot: index == 0, goesLeft: bins(going: split),
            codes: codes(of: split.column),
            numbers: (UInt16(left), UInt16(left + 1)), into: &leafOfRow)
        let children = addChildren(of: index, split, leftCount: leftCount, &nodes)
        for child in children...children + 1 { nodes[child].isNumbered = true }
    }

    /// Appends the children of a node and gives the position of the left one.
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
        node.count >= max(2, 2 * settings.minSamplesLeaf)
    }

    /// The best split whose sides have as many rows as they must.
    private mutating func bestSplit(of node: Node, isRoot: Bool, _ search: SplitSearch) -> BoostingSplit? {
        guard let histogram = node.histogram, canBeSplit(node), settings.maxDepth ?? 1 > 0 else { return nil }
        let order = random?.permutation(rows.columnCount) ?? Array(0..<rows.columnCount)
        var excluded: [BoostingSplit] = []
        while let split = search.best(
            in: histogram, total: node.sums, count: node.count, order: order, excluding: excluded)
        {
            guard search.scale.countBits == 0, settings.minSamplesLeaf > 1 else { return split }
            // Counts were estimated from hessians. Where that is close, the rows are counted.
            let share = node.sums.hessian > 0 ? Double(split.left.hessian) / Double(node.sums.hessian) : 0
            let least = Double(node.count) * min(share, 1 - share)
            if least > Double(8 * settings.minSamplesLeaf) { return split }
            let leftCount = count(of: node, isRoot: isRoot, goingLeftBy: split)
            if min(leftCount, node.count - leftCount) >= settings.minSamplesLeaf { return split }
            excluded.append(split)
        }
        return nil
    }

    private func count(of node: Node, isRoot: Bool, goingLeftBy split: BoostingSplit) -> Int {
        let goesLeft = bins(going: split)
        let codes = codes(of: split.column)
        if isRoot { return codes.reduce(0) { $0 + Int(goesLeft[Int($1)]) } }
        return partition.positions[node.rows].reduce(0) {
            $0 + Int(goesLeft[Int(codes[codes.startIndex + Int($1)])])
        }
    }

    /// For each bin of the split's column 1 if it goes left, else 0.
    private func bins(going split: BoostingSplit) -> [UInt8] {
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
        var unnumbered: [(number: UInt16, rows: Range<Int>)] = []
        /// Appends a node and all below it, and gives its position.
        func append(_ index: Int) {
            let node = nodes[index]
            let position = growth.tree.nodes.count
            growth.tree.covers.append(Float(node.count))
            guard let children = node.children, let split = node.split else {
                growth.tree.nodes.append(.leaf(Double(index)))
                if !node.isNumbered { unnumbered.append((UInt16(index), node.rows)) }
                return
            }
            growth.gains[split.column] += split.gain
            growth.tree.nodes.append(decision(split, nodes[children], nodes[children + 1], &growth.tree))
            append(children)
            growth.tree.nodes[position].rightStep = UInt32(growth.tree.nodes.count - position)
            append(children + 1)
        }
        append(0)
        partition.number(unnumbered, isRoot: nodes.count == 1, into: &leafOfRow)
        return growth
    }

    private func decision(_ split: BoostingSplit, _ left: Node, _ right: Node, _ tree: inout Tree) -> TreeNode
    {
        let bins = rows.columns[split.column]
        var node = TreeNode(threshold: 0, rightStep: 0, column: UInt16(split.column), flags: .split)
        switch split.rule {
        case .upTo(let last, let next, let missingGoesLeft):
            node.threshold = bins.threshold(between: last, and: next)
            // Where nothing was missing, what is missing later goes with most.
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
