import Frames

/// A tree as text: a line a question, indented by depth.
struct TreeText {
    let ensemble: TreeEnsemble
    let maxDepth: Int
    let decimals: Int
    /// What is written of a leaf, given its position.
    let leaf: (Int) -> String

    /// The lines, each with its end.
    var text: String {
        var text = ""
        write(0, depth: 1, into: &text)
        return text
    }

    private func write(_ index: Int, depth: Int, into text: inout String) {
        let indent = String(repeating: "|   ", count: depth - 1) + "|---"
        let tree = ensemble.trees[0]
        let node = tree.nodes[index]
        guard depth <= maxDepth + 1 || node.isLeaf else {
            text += "\(indent) truncated branch of depth \(depthBelow(index, tree))\n"
            return
        }
        guard !node.isLeaf else {
            text += indent + leaf(index) + "\n"
            return
        }
        let name = ensemble.columns.names[Int(node.column)]
        let (left, right) = question(node, tree)
        text += "\(indent) \(name) \(left)\n"
        write(index + 1, depth: depth + 1, into: &text)
        text += "\(indent) \(name) \(right)\n"
        write(index + Int(node.rightStep), depth: depth + 1, into: &text)
    }

    private func question(_ node: TreeNode, _ tree: Tree) -> (left: String, right: String) {
        guard let categories = ensemble.columns.categories[Int(node.column)] else {
            let threshold = node.threshold.fixed(decimals: decimals)
            return ("<= \(threshold)", ">  \(threshold)")
        }
        let left = categories.indices.filter { tree.goesLeft(Double($0), at: node) }.map { categories[$0] }
        let names = left.joined(separator: ", ")
        return ("in {\(names)}", "not in {\(names)}")
    }

    /// How many nodes the longest way from a node has, itself included.
    private func depthBelow(_ index: Int, _ tree: Tree) -> Int {
        let node = tree.nodes[index]
        guard !node.isLeaf else { return 1 }
        return 1 + max(depthBelow(index + 1, tree), depthBelow(index + Int(node.rightStep), tree))
    }
}
