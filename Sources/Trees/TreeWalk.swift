import Numerics

extension Tree {
    /// Finds the leaf of each row of a block.
    ///
    /// - Parameters:
    ///   - values: the values of each row side by side.
    ///   - leaves: receives the position of each row's leaf.
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

/// The way of a block of rows through one tree.
///
/// Where the tree is large, rows are parted by its upper nodes first, all rows at a node in one go. Those that come to the
/// same small subtree then walk through it together, while it is in the nearest cache.
private struct TreeWalk {
    let nodes: UnsafePointer<TreeNode>
    /// The values of each row side by side.
    let values: UnsafePointer<Double>
    let columnCount: Int
    /// The rows, those at one node side by side, and room to part them.
    let rows: UnsafeMutablePointer<UInt32>
    let spare: UnsafeMutablePointer<UInt32>
    /// Receives the leaf of each row.
    let leaves: UnsafeMutablePointer<UInt32>

    /// Subtrees of so many nodes, eight kilobytes, are walked through by one row after the other.
    private static let smallSize = 512
    /// So few rows are not worth parting.
    private static let fewRows = 32
    /// How many rows take their steps in turn.
    private static let lanes = 16

    /// Brings the rows of a range, which have come to a node, to their leaves.
    ///
    /// - Parameter size: how many nodes the subtree of the node has.
    func descend(from position: Int, size: Int, _ range: Range<Int>) {
        guard size > Self.smallSize, range.count > Self.fewRows else { return finish(from: position, range) }
        let node = nodes[position]
        let middle = part(range, at: node)
        let step = Int(node.rightStep)
        descend(from: position + 1, size: step - 1, range.lowerBound..<middle)
        descend(from: position + step, size: size - step, middle..<range.upperBound)
    }

    /// Puts the rows that go left first.
    ///
    /// - Returns: where those that go right start.
    private func part(_ range: Range<Int>, at node: TreeNode) -> Int {
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

    /// Walks the rows of a range to their leaves. Several take their steps in turn, so that the processor need not wait
    /// for the memory of one of them; who has reached a leaf stays there, because its steps are zero.
    private func finish(from position: Int, _ range: Range<Int>) {
        for index in range { leaves[Int(rows[index])] = UInt32(truncatingIfNeeded: position) }
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
        // Both steps in one word, of which one is shifted into place: the processor can't guess which way a row goes, so
        // it must not be given a branch to guess at.
        let leftStep = UInt64(node.flags.rawValue & TreeNode.Flags.split.rawValue)
        let steps = leftStep << 32 | UInt64(node.rightStep)
        let step = UInt32(truncatingIfNeeded: steps &>> (goesLeft &* 32))
        leaves[row] &+= step
        return step
    }

    /// 1 if a value sends a row left, else 0.
    @inline(__always)
    private func goesLeft(_ value: Double, at node: TreeNode) -> UInt64 {
        let missingGoesLeft = UInt64(node.flags.rawValue >> 1 & 1)
        return (value <= node.threshold ? 1 : 0) | (value.isNaN ? missingGoesLeft : 0)
    }
}
