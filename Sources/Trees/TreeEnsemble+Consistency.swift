import Learn

extension TreeEnsemble {
    /// Checks all that traversing the trees relies on: traversal itself checks nothing, and anyone may have written the file.
    func requireConsistent() throws {
        try columns.requireConsistent()
        try Consistency.require(
            (1...Int(Int32.max)).contains(outputs.count), "the trees have \(outputs.count) outputs")
        if case .takeTurns(let count) = outputs {
            try Consistency.require(
                trees.count.isMultiple(of: count), "there are \(trees.count) trees for \(count) outputs")
        }
        try Consistency.requireCount(gains, "gains", columns.count)
        try Consistency.requireFinite(gains, "gains")
        for tree in trees { try tree.requireConsistent(columns: columns, outputs: outputs) }
    }

    /// Checks that the trees, if there are any, have these outputs.
    func requireOutputs(_ expected: Outputs) throws {
        try Consistency.require(
            outputs == expected,
            "the trees have \(outputs.count) outputs in place of \(expected.count), or in another way")
    }

    /// Checks that there are trees of these outputs.
    func requireTrees(_ expected: Outputs) throws {
        try Consistency.require(!trees.isEmpty, "there are no trees")
        try requireOutputs(expected)
    }

    /// Checks that there are trees that output the fraction of each class, and that the classes have names.
    func requireTrees(ofClasses classNames: [String]) throws {
        try Consistency.requireNames(classNames, "classes")
        try requireTrees(
            classNames.count == 2 ? .takeTurns(count: 1) : .vector(count: classNames.count))
    }
}

extension Tree {
    /// Checks the nodes and what they refer to.
    fileprivate func requireConsistent(columns: InputColumns, outputs: TreeEnsemble.Outputs) throws {
        try requireDepthFirst()
        try Consistency.requireCount(covers, "weights", nodes.count, "nodes of a tree")
        try Consistency.require(
            covers.allSatisfy { $0 >= 0 && $0.isFinite }, "the weight of a node is negative or not finite")
        try Consistency.requireFinite(leafValues, "values of leaves")
        for node in nodes {
            try Consistency.require(
                Int(node.column) < columns.count, "a tree compares column \(node.column) of \(columns.count)")
            try Consistency.require(node.flags.isSubset(of: .all), "a node has unknown flags")
            try Consistency.require(
                node.isLeaf != node.flags.contains(.split), "a node is both a leaf and a split")
            if node.isLeaf {
                try requireLeaf(node, outputs)
            } else if node.flags.contains(.categorical) {
                try requireSet(node, columns.categories[Int(node.column)])
            } else {
                try Consistency.require(!node.threshold.isNaN, "a threshold is NaN")
            }
        }
    }

    /// Checks that the nodes are in depth-first order and each is the child of one: then every path ends at a leaf, and the
    /// nodes of a subtree are adjacent.
    private func requireDepthFirst() throws {
        // The right children of the nodes on the path; the one of the deepest last.
        var pending: [Int] = []
        for (index, node) in nodes.enumerated() {
            if node.isLeaf {
                let next = pending.popLast() ?? nodes.count
                try Consistency.require(next == index + 1, "a tree is not in depth-first order")
            } else {
                pending.append(index + Int(node.rightStep))
            }
        }
        try Consistency.require(!nodes.isEmpty && pending.isEmpty, "a tree is not complete")
    }

    private func requireLeaf(_ node: TreeNode, _ outputs: TreeEnsemble.Outputs) throws {
        switch outputs {
        case .takeTurns:
            try Consistency.require(node.threshold.isFinite, "the value of a leaf is \(node.threshold)")
        case .vector(let count):
            let first = Int(exactly: node.threshold) ?? -1
            try Consistency.require(
                first >= 0 && first <= leafValues.count - count, "a leaf has no value for each class")
        }
    }

    private func requireSet(_ node: TreeNode, _ categories: [String]?) throws {
        let words = ((categories?.count ?? 0) + 63) / 64
        let first = Int(exactly: node.threshold) ?? -1
        try Consistency.require(
            words > 0 && first >= 0 && first <= categorySets.count - words,
            "a split has no set of categories")
    }
}

extension TreeNode.Flags {
    /// All flags that there are.
    fileprivate static let all: TreeNode.Flags = [.split, .missingGoesLeft, .categorical]
}

extension NodeDetails {
    /// Checks that there is one tree, and that there are numbers for each of its nodes.
    func requireConsistent(of ensemble: TreeEnsemble) throws {
        try Consistency.requireCount(ensemble.trees, "trees", 1, "decision tree")
        let nodes = ensemble.trees[0].nodes.count
        try Consistency.requireCount(impurities, "impurities", nodes, "nodes")
        try Consistency.requireCount(rowCounts, "counts", nodes, "nodes")
        try Consistency.requireCount(weights, "weights", nodes, "nodes")
        try Consistency.requireCount(
            outputs, "outputs", nodes * ensemble.outputs.count, "outputs of nodes")
    }
}
