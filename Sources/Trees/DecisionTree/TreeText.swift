import Base
import Learn

/// A tree as text: a line per split and leaf, indented by depth.
struct TreeText {
    let ensemble: TreeEnsemble
    let maxDepth: Int
    let decimals: Int
    /// Describes a leaf, given its index.
    let leaf: (Int) -> String

    /// The lines, each with a line break.
    var text: String {
        let tree = ensemble.trees[0]
        var text = ""
        var pending: [(line: String, node: Int, depth: Int)] = [("", 0, 1)]
        while let (line, index, depth) = pending.popLast() {
            text += line
            let node = tree.nodes[index]
            let indent = String(repeating: "|   ", count: depth - 1) + "|---"
            if node.isLeaf {
                text += indent + leaf(index) + "\n"
            } else if depth > maxDepth + 1 {
                text += "\(indent) truncated branch of depth \(tree.depth(below: index) + 1)\n"
            } else {
                let name = ensemble.columns.names[Int(node.column)]
                let (left, right) = question(node, tree)
                pending.append(("\(indent) \(name) \(right)\n", index + Int(node.rightStep), depth + 1))
                pending.append(("\(indent) \(name) \(left)\n", index + 1, depth + 1))
            }
        }
        return text
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
}
