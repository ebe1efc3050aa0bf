/// A node of a binary tree of decisions, in sixteen bytes.
///
/// Nodes lie in depth-first order, a left child right after its parent. A step is what is added to a node's position
/// to reach its child; a leaf has steps of zero, so that walking on from it stays where it is.
struct TreeNode: Equatable, Sendable {
    /// What a row goes left with if its value is at most this. In a leaf: its value, or the position of its first
    /// value in `Tree.leafValues`. In a split of categories: the position of its set in `Tree.categorySets`.
    var threshold: Double
    /// How far off the right child is; 0 in a leaf.
    var rightStep: UInt32
    /// The column asked.
    var column: UInt16
    var flags: Flags

    /// What else there is to know of a node.
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt16
        /// Not a leaf: the left child is one step off. The lowest bit, so that it is the step itself.
        static let split = Flags(rawValue: 1)
        /// Rows without a value go left.
        static let missingGoesLeft = Flags(rawValue: 2)
        /// The column holds categories, and those in a set go left.
        static let categorical = Flags(rawValue: 4)
    }

    /// A node that ends the way, with a value.
    static func leaf(_ value: Double) -> TreeNode {
        TreeNode(threshold: value, rightStep: 0, column: 0, flags: [])
    }

    /// Whether the way ends here.
    var isLeaf: Bool { rightStep == 0 }
}

/// A fitted tree: nodes in depth-first order, left before right.
struct Tree: Equatable, Sendable {
    var nodes: [TreeNode] = []
    /// The weight of the training rows that came through each node.
    var covers: [Float] = []
    /// For trees whose leaves hold several values (one a class): the values of all leaves, leaf after leaf.
    var leafValues: [Double] = []
    /// The sets of categories that go left, each as many words as the categories of its column need; bit `c % 64` of
    /// word `c / 64` stands for category `c`.
    var categorySets: [UInt64] = []

    /// How many leaves there are.
    var leafCount: Int { nodes.count { $0.isLeaf } }

    /// The number of decisions on the longest way.
    var depth: Int { depth(below: 0) }

    /// The number of decisions on the longest way from a node.
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

    /// Whether a value sends a row left at a node that is not a leaf.
    @inline(__always)
    func goesLeft(_ value: Double, at node: TreeNode) -> Bool {
        if value.isNaN { return node.flags.contains(.missingGoesLeft) }
        guard node.flags.contains(.categorical) else { return value <= node.threshold }
        let category = Int(value)
        return categorySets[Int(node.threshold) + category / 64] >> UInt64(category % 64) & 1 == 1
    }

    /// The position of the leaf that a row ends in, given its value in each column.
    func leaf(of value: (Int) -> Double) -> Int {
        var index = 0
        while !nodes[index].isLeaf {
            let node = nodes[index]
            index += goesLeft(value(Int(node.column)), at: node) ? 1 : Int(node.rightStep)
        }
        return index
    }
}
