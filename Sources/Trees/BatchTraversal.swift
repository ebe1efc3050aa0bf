import Base
import Learn
import Numerics

extension Tree {
    /// Whether all splits can be evaluated at once: the tree has few leaves.
    var isSmall: Bool { nodes.count <= 2 * 64 }

    /// Whether the splits of columns with categories, and no others, are by category.
    fileprivate func splitsCategories(where isCategorical: [Bool]) -> Bool {
        nodes.allSatisfy {
            $0.isLeaf || $0.flags.contains(.categorical) == isCategorical[Int($0.column)]
        }
    }
}

/// Small trees, laid out for predicting many rows at once: each split is evaluated for 64 rows in a few instructions,
/// whether needed or not, and masks of the outcomes determine the leaf of each row.
///
/// Values are looked up once among the thresholds of all trees, so that evaluating a split compares bytes: with the code of
/// a threshold, or with each category on one side. After Lucchese
/// et al., “QuickScorer: a fast algorithm to rank documents with additive ensembles of regression trees”, SIGIR 2015,
/// which evaluates one row at a time.
struct BatchTraversal: Sendable {
    /// A byte for each of 64 rows.
    private typealias Bytes = SIMD64<UInt8>
    /// The same bytes, eight to an element. In a mask, the bits of a row's byte are all set or all clear.
    private typealias Bits = SIMD8<UInt64>

    /// A node in depth-first order.
    private struct Node {
        enum Kind: UInt8 { case leaf, threshold, categories }

        let kind: Kind
        /// At a threshold, a row goes left if the code of its value, plus `missingShift`, is at most this.
        var code: UInt8 = 0
        /// 1 if missing values go left: their code, the highest one, then wraps around to the lowest.
        var missingShift: UInt8 = 0
        var column: UInt16 = 0
        /// The place in `members` and the number of the categories on the side that has fewer, and whether that is the right.
        var firstMember = 0
        var memberCount = 0
        var membersGoRight = false
    }

    /// The nodes of all trees, one tree after the other.
    private var nodes: [Node] = []
    /// The categories of all splits by category. Missing values are one as well.
    private var members: [UInt8] = []
    /// The index of the first tree in the ensemble.
    private let first: Int
    /// The index of each tree's first node in `nodes`, and of its first leaf value in `values`.
    private var starts: [(node: Int, value: Int)] = []
    private var values: [Double] = []
    /// The maximum number of masks that are pending at a time.
    private var maxDepth = 0
    private let finders: [BinFinder]
    private static let missing = UInt8.max

    /// The maximum number of thresholds of a column: of the codes of a byte, one is for values above all thresholds, and one
    /// for missing values.
    private static let maxThresholds = Int(missing) - 1
    /// The minimum number of trees per batch. With fewer, looking up the values takes longer than traversing the trees.
    private static let minTrees = 4

    /// Groups trees into batches, as large as the number of thresholds allows; nil if a tree is too large, batches would be
    /// too small, or a byte can't hold the categories of a column.
    static func batches(of trees: ArraySlice<Tree>, columns: InputColumns) -> [BatchTraversal]? {
        let categoryCounts = columns.categories.map { $0?.count }
        guard categoryCounts.allSatisfy({ $0 ?? 0 <= maxThresholds }),
            trees.allSatisfy({ $0.isSmall && $0.splitsCategories(where: categoryCounts.map { $0 != nil }) })
        else { return nil }
        let columnCount = columns.count
        var batches: [ArraySlice<Tree>] = []
        var start = trees.startIndex
        var thresholds = [Set<Double>](repeating: [], count: columnCount)
        for (index, tree) in zip(trees.indices, trees) {
            thresholds.insertThresholds(of: tree)
            guard thresholds.contains(where: { $0.count > maxThresholds }) else { continue }
            batches.append(trees[start..<index])
            start = index
            thresholds = [Set<Double>](repeating: [], count: columnCount)
            thresholds.insertThresholds(of: tree)
        }
        batches.append(trees[start...])
        guard trees.count >= minTrees * batches.count || batches.count == 1 else { return nil }
        return batches.map { BatchTraversal($0, categoryCounts) }
    }

    /// Lays out small trees that have few enough thresholds.
    private init(_ trees: ArraySlice<Tree>, _ categoryCounts: [Int?]) {
        first = trees.startIndex
        var thresholds = [Set<Double>](repeating: [], count: categoryCounts.count)
        for tree in trees {
            thresholds.insertThresholds(of: tree)
        }
        let sorted = thresholds.map { $0.sorted() }
        finders = zip(sorted, categoryCounts).map { thresholds, categoryCount in
            BinFinder(
                categoryCount.map(ColumnBins.init(categoryCount:)) ?? ColumnBins(upperBounds: thresholds),
                missingCode: Int(Self.missing))
        }
        let codes = sorted.map { Dictionary(uniqueKeysWithValues: $0.enumerated().map { ($1, UInt8($0)) }) }
        for tree in trees {
            starts.append((nodes.count, values.count))
            maxDepth = max(maxDepth, tree.depth)
            for node in tree.nodes {
                if node.isLeaf {
                    nodes.append(Node(kind: .leaf))
                    values.append(node.threshold)
                } else if let count = categoryCounts[Int(node.column)] {
                    addCategories(of: node, in: tree, count: count)
                } else {
                    let code = codes[Int(node.column)][node.threshold] ?? 0
                    let shift: UInt8 = node.flags.contains(.missingGoesLeft) ? 1 : 0
                    nodes.append(
                        Node(kind: .threshold, code: code + shift, missingShift: shift, column: node.column))
                }
            }
        }
    }

    /// Lays out a split by category.
    private mutating func addCategories(of node: TreeNode, in tree: Tree, count: Int) {
        var sides: (left: [UInt8], right: [UInt8]) = ([], [])
        for category in 0..<count {
            if tree.goesLeft(Double(category), at: node) {
                sides.left.append(UInt8(category))
            } else {
                sides.right.append(UInt8(category))
            }
        }
        if node.flags.contains(.missingGoesLeft) {
            sides.left.append(Self.missing)
        } else {
            sides.right.append(Self.missing)
        }
        let right = sides.right.count < sides.left.count
        let fewer = right ? sides.right : sides.left
        nodes.append(
            Node(
                kind: .categories, column: node.column, firstMember: members.count, memberCount: fewer.count,
                membersGoRight: right))
        members += fewer
    }

    /// Adds the outputs of all trees for the rows of a matrix; see `TreeEnsemble.addOutputs`.
    func addOutputs(for x: Matrix, outputCount: Int, to outputs: inout [Double], threadCount: Int?) {
        let rowCount = x.rowCount
        outputs.withUnsafeMutableBufferPointer { outputs in
            x.values.withUnsafeBufferPointer { values in
                guard let base = outputs.baseAddress else { return }
                let results = SharedMutablePointer(pointer: base)
                let values = SharedPointer(values)
                let threadCount = threads(threadCount, rows: rowCount, columns: starts.count)
                _ = Chunks(count: rowCount, size: 1024).map(threadCount: threadCount) { rows in
                    addOutputs(
                        for: rows, of: values.pointer, rowCount, outputCount: outputCount, to: results.pointer
                    )
                }
            }
        }
    }

    /// Adds the outputs of all trees for some rows.
    ///
    /// - Parameters:
    ///   - values: the values of all rows, column after column.
    ///   - outputCount: tree `t` adds to output `t % outputCount`.
    ///   - results: receives the outputs, rowCount × outputCount, for all rows of the matrix.
    private func addOutputs(
        for rows: Range<Int>, of values: UnsafePointer<Double>, _ rowCount: Int, outputCount: Int,
        to results: UnsafeMutablePointer<Double>
    ) {
        let blocks = (rows.count + 63) / 64
        withUnsafeTemporaryAllocation(of: Bytes.self, capacity: blocks * finders.count + maxDepth + 1) {
            buffer in
            guard let codes = buffer.baseAddress else { return }
            let pending = UnsafeMutableRawPointer(codes + blocks * finders.count).assumingMemoryBound(
                to: Bits.self)
            for (column, finder) in finders.enumerated() {
                let target = UnsafeMutableRawPointer(codes + column * blocks).assumingMemoryBound(
                    to: UInt8.self)
                finder.find(values + column * rowCount + rows.lowerBound, count: rows.count, into: target)
            }
            for block in 0..<blocks {
                let first = rows.lowerBound + block * 64
                let count = min(64, rows.upperBound - first)
                for (tree, start) in starts.enumerated() {
                    let end = tree + 1 < starts.count ? starts[tree + 1].node : nodes.count
                    let leaves = self.leaves(start.node..<end, codes + block, blocks, pending)
                    let target = results + (self.first + tree) % outputCount * rowCount + first
                    add(leaves, self.values, from: start.value, count, to: target)
                }
            }
        }
    }

    /// The leaf that each row of a block reaches, as the number of leaves before it.
    @inline(__always)
    private func leaves(
        _ range: Range<Int>, _ codes: UnsafePointer<Bytes>, _ stride: Int,
        _ pending: UnsafeMutablePointer<Bits>
    ) -> Bytes {
        // The number of leaves that have been visited while the row had not reached its own.
        var leaves = Bytes.zero
        var unresolved = Bits(repeating: .max)
        // The rows that reach the current node. Pending are the masks of right children that are still to be visited.
        var atNode = Bits(repeating: .max)
        var depth = 0
        nodes.withUnsafeBufferPointer { nodes in
            for index in range {
                let node = nodes[index]
                guard node.kind != .leaf else {
                    unresolved = unresolved &- atNode
                    // A byte of a mask is 0 or −1.
                    leaves = leaves &- unsafeBitCast(unresolved, to: Bytes.self)
                    depth -= 1
                    if depth >= 0 { atNode = pending[depth] }
                    continue
                }
                let code = codes[Int(node.column) &* stride]
                let left = (node.kind == .threshold ? below(node, code) : among(node, code)) & atNode
                pending[depth] = atNode &- left
                depth += 1
                atNode = left
            }
        }
        return leaves
    }

    /// The rows that go left at a threshold.
    @inline(__always)
    private func below(_ node: Node, _ code: Bytes) -> Bits {
        let code = code &+ Bytes(repeating: node.missingShift)
        return unsafeBitCast(code .<= Bytes(repeating: node.code), to: Bits.self)
    }

    /// The rows that go left at a split by category.
    @inline(__always)
    private func among(_ node: Node, _ code: Bytes) -> Bits {
        var left = Bits(repeating: node.membersGoRight ? .max : 0)
        members.withUnsafeBufferPointer { members in
            for index in node.firstMember..<node.firstMember + node.memberCount {
                left ^= unsafeBitCast(code .== Bytes(repeating: members[index]), to: Bits.self)
            }
        }
        return left
    }

    @inline(__always)
    private func add(
        _ leaves: Bytes, _ values: [Double], from start: Int, _ count: Int,
        to target: UnsafeMutablePointer<Double>
    ) {
        withUnsafeBytes(of: leaves) { leaves in
            values.withUnsafeBufferPointer { values in
                for row in 0..<count { target[row] += values[start + Int(leaves[row])] }
            }
        }
    }
}

extension [Set<Double>] {
    /// Inserts the thresholds of a tree into the sets of their columns.
    fileprivate mutating func insertThresholds(of tree: Tree) {
        for node in tree.nodes where !node.isLeaf && !node.flags.contains(.categorical) {
            self[Int(node.column)].insert(node.threshold)
        }
    }
}
