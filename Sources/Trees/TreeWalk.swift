import Numerics

extension Tree {
    /// Finds the leaf that each row of a block reaches.
    ///
    /// - Parameters:
    ///   - values: the values of the rows, those of each row adjacent.
    ///   - leaves: receives the index of each row's leaf.
    func walk(
        _ values: UnsafePointer<Double>, _ count: Int, _ columnCount: Int,
        into leaves: UnsafeMutablePointer<UInt32>
    ) {
        guard categorySets.isEmpty else {
            for row in 0..<count {
                leaves[row] = UInt32(leaf { values[row * columnCount + $0] })
            }
            return
        }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * max(count, 1)) { rows in
            nodes.withUnsafeBufferPointer { nodes in
                guard let nodes = nodes.baseAddress, let rows = rows.baseAddress else { return }
                for row in 0..<count { rows[row] = UInt32(truncatingIfNeeded: row) }
                TreeWalk(
                    nodes: nodes, values: values, columnCount: columnCount, rows: rows, spare: rows + count,
                    leaves: leaves
                ).descend(from: 0, size: self.nodes.count, 0..<count)
            }
        }
    }
}

/// The traversal of one tree by a block of rows.
///
/// In a large tree, rows are first partitioned by the upper nodes, all rows at a node at once. The rows that reach the same
/// small subtree then traverse it together, while it is in the L1 cache.
private struct TreeWalk {
    let nodes: UnsafePointer<TreeNode>
    /// The values of the rows, those of each row adjacent.
    let values: UnsafePointer<Double>
    let columnCount: Int
    /// The rows, those at a node adjacent, and scratch memory for partitioning them.
    let rows: UnsafeMutablePointer<UInt32>
    let spare: UnsafeMutablePointer<UInt32>
    /// Receives the index of each row's leaf.
    let leaves: UnsafeMutablePointer<UInt32>

    /// The maximum number of nodes, eight kilobytes, of a subtree that is not partitioned further.
    private static let smallSubtree = 512
    /// The minimum number of rows that are worth partitioning.
    private static let minRows = 32
    /// The number of rows that traverse a subtree alternately.
    private static let lanes = 16

    /// Moves the rows of a range from a node to their leaves.
    ///
    /// - Parameter size: the number of nodes of the subtree.
    func descend(from root: Int, size: Int, _ range: Range<Int>) {
        guard size > Self.smallSubtree, range.count > Self.minRows else { return finish(from: root, range) }
        let node = nodes[root]
        let middle = partition(range, at: node)
        let step = Int(node.rightStep)
        descend(from: root + 1, size: step - 1, range.lowerBound..<middle)
        descend(from: root + step, size: size - step, middle..<range.upperBound)
    }

    /// Moves the rows that go left to the front.
    ///
    /// - Returns: the start of the rows that go right.
    private func partition(_ range: Range<Int>, at node: TreeNode) -> Int {
        let column = Int(node.column)
        var left = range.lowerBound
        var right = 0
        for index in range {
            let row = rows[index]
            let goesLeft = Int(goesLeft(values[Int(row) &* columnCount &+ column], at: node))
            rows[left] = row
            spare[right] = row
            left &+= goesLeft
            right &+= 1 &- goesLeft
        }
        (rows + left).update(from: spare, count: right)
        return left
    }

    /// Moves the rows of a range to their leaves. Several rows take their steps alternately, so that memory latencies
    /// overlap; a row that has reached its leaf stays there, as the steps of a leaf are zero.
    private func finish(from root: Int, _ range: Range<Int>) {
        for index in range { leaves[Int(rows[index])] = UInt32(truncatingIfNeeded: root) }
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(start + Self.lanes, range.upperBound)
            var moved: UInt32 = 1
            while moved != 0 {
                moved = 0
                for index in start..<end { moved |= step(Int(rows[index])) }
            }
            start = end
        }
    }

    @inline(__always)
    private func step(_ row: Int) -> UInt32 {
        let node = nodes[Int(leaves[row])]
        let goesLeft = goesLeft(values[row &* columnCount &+ Int(node.column)], at: node)
        // Selects between the two steps by shifting a word that holds both: the outcome is unpredictable, so that a branch
        // would often be mispredicted.
        let leftStep = UInt64(node.flags.rawValue & TreeNode.Flags.split.rawValue)
        let steps = leftStep << 32 | UInt64(node.rightStep)
        let step = UInt32(truncatingIfNeeded: steps &>> (goesLeft &* 32))
        leaves[row] &+= step
        return step
    }

    /// 1 if a row with this value goes left, otherwise 0.
    @inline(__always)
    private func goesLeft(_ value: Double, at node: TreeNode) -> UInt64 {
        let missingGoesLeft = UInt64(node.flags.rawValue >> 1 & 1)
        return (value <= node.threshold ? 1 : 0) | (value.isNaN ? missingGoesLeft : 0)
    }
}
