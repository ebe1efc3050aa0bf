/// A node of a binary decision tree, in 16 bytes.
///
/// Nodes are stored in depth-first order, a left child directly after its parent. A step is the difference between the
/// indices of a child and its parent. The steps of a leaf are zero, so that traversal stays there.
struct TreeNode: Equatable, Sendable {
    /// The threshold: rows with a value of at most this go left. In a leaf, its value, or the index of its first value in
    /// `Tree.leafValues`. In a categorical split, the index of its set in `Tree.categorySets`.
    var threshold: Double
    /// The step to the right child; 0 in a leaf.
    var rightStep: UInt32
    /// The index of the column that is compared.
    var column: UInt16
    var flags: Flags

    /// Properties of a node.
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt16
        /// The node is a split, with a step of 1 to its left child. As the lowest bit, the flag is also that step.
        static let split = Flags(rawValue: 1)
        /// Missing values go left.
        static let missingGoesLeft = Flags(rawValue: 2)
        /// The column is categorical, and the categories in a set go left.
        static let categorical = Flags(rawValue: 4)
    }

    /// A leaf with a value.
    static func leaf(_ value: Double) -> TreeNode {
        TreeNode(threshold: value, rightStep: 0, column: 0, flags: [])
    }

    /// Whether the node is a leaf.
    var isLeaf: Bool { rightStep == 0 }
}

/// A fitted tree.
struct Tree: Equatable, Sendable {
    /// The nodes in depth-first order, left before right.
    var nodes: [TreeNode] = []
    /// The weight of the training rows that reached each node.
    var covers: [Float] = []
    /// The values of all leaves, leaf after leaf, if leaves hold several values (one per class).
    var leafValues: [Double] = []
    /// The sets of categories that go left. A set takes as many words as its column has categories; bit `c % 64` of word
    /// `c / 64` represents category `c`.
    var categorySets: [UInt64] = []

    /// The number of leaves.
    var leafCount: Int { nodes.count { $0.isLeaf } }

    /// The number of splits on the longest path from the root to a leaf.
    var depth: Int { depth(below: 0) }

    /// The number of splits on the longest path from a node to a leaf.
    func depth(below node: Int) -> Int {
        var deepest = 0
        var pending: [(node: Int, depth: Int)] = nodes.isEmpty ? [] : [(node, 0)]
        while let (index, depth) = pending.popLast() {
            deepest = max(deepest, depth)
            let node = nodes[index]
            guard !node.isLeaf else { continue }
            pending.append((index + Int(node.rightStep), depth + 1))
            pending.append((index + 1, depth + 1))
        }
        return deepest
    }

    /// Whether a row with this value goes left at a split.
    @inline(__always)
    func goesLeft(_ value: Double, at node: TreeNode) -> Bool {
        if value.isNaN { return node.flags.contains(.missingGoesLeft) }
        guard node.flags.contains(.categorical) else { return value <= node.threshold }
        let category = Int(value)
        return categorySets[Int(node.threshold) + category / 64] >> UInt64(category % 64) & 1 == 1
    }

    /// The index of the leaf that a row reaches, given its value in each column.
    func leaf(of value: (Int) -> Double) -> Int {
        var index = 0
        while !nodes[index].isLeaf {
            let node = nodes[index]
            index += goesLeft(value(Int(node.column)), at: node) ? 1 : Int(node.rightStep)
        }
        return index
    }
}
