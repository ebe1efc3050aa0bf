import Base
import Learn

/// Computes the Shapley values of the columns for the output of one tree, exactly and in polynomial time.
///
/// The prediction of a subset of the columns is the mean over the leaves that a row can reach if splits on other columns
/// send it both ways, in proportion to the training rows. Lundberg, Erion & Lee, “Consistent individualized feature
/// attribution for tree ensembles” (2018), algorithm 2.
struct TreeSHAP {
    private let tree: Tree
    private let output: Int?
    /// The paths to the nodes under evaluation, one per depth, in memory that is allocated once for the longest path.
    private var path: [PathElement]

    /// A column on the path from the root, with the fractions of subsets that reach the current node with and without it.
    private struct PathElement {
        var column = -1
        /// The fraction of the training rows that continue on the path at splits on this column.
        var zeroFraction = 0.0
        /// Whether the row continues on the path at splits on this column, as 0 or 1.
        var oneFraction = 0.0
        /// The fraction of subsets of this size, weighted as in Shapley values.
        var weight = 0.0
    }

    /// - Parameter output: the index of the leaf value to explain; nil if leaves hold a single value.
    init(_ tree: Tree, output: Int?) {
        self.tree = tree
        self.output = output
        let longest = tree.depth + 2
        path = [PathElement](repeating: PathElement(), count: longest * (longest + 1) / 2)
    }

    /// The mean of the leaf values over the training rows.
    var expectedValue: Double {
        guard let all = tree.covers.first, all > 0 else { return 0 }
        return zip(tree.nodes, tree.covers).reduce(0) { sum, node in
            node.0.isLeaf ? sum + value(node.0) * Double(node.1) / Double(all) : sum
        }
    }

    /// Adds the contribution of each column for a row, given its value in each column.
    mutating func addContributions(of value: (Int) -> Double, to contributions: inout [Double]) {
        visit(
            0, start: 0, length: 0, zeroFraction: 1, oneFraction: 1, column: -1, value, &contributions)
    }

    private func value(_ leaf: TreeNode) -> Double {
        guard let output else { return leaf.threshold }
        return tree.leafValues[Int(leaf.threshold) + output]
    }

    /// Adds the contributions of the leaves below a node.
    ///
    /// - Parameters:
    ///   - start: the start of the parent's path in `path`; the path of this depth follows it.
    ///   - length: the number of elements of the parent's path.
    private mutating func visit(
        _ index: Int, start parentStart: Int, length parentLength: Int, zeroFraction: Double,
        oneFraction: Double,
        column: Int, _ value: (Int) -> Double, _ contributions: inout [Double]
    ) {
        let start = parentStart + parentLength
        for place in 0..<parentLength { path[start + place] = path[parentStart + place] }
        extend(start, parentLength, zeroFraction, oneFraction, column)
        var length = parentLength + 1
        let node = tree.nodes[index]
        guard !node.isLeaf else {
            let leaf = self.value(node)
            for place in 1..<max(length, 1) {
                let element = path[start + place]
                let weight = unwoundSum(start, length, place)
                contributions[element.column] += weight * (element.oneFraction - element.zeroFraction) * leaf
            }
            return
        }
        let goesLeft = tree.goesLeft(value(Int(node.column)), at: node)
        let left = index + 1
        let right = index + Int(node.rightStep)
        let (hot, cold) = goesLeft ? (left, right) : (right, left)
        // A column that occurs again counts once: its earlier element is removed, and its fractions are passed on.
        var incoming = (zero: 1.0, one: 1.0)
        if let place = (1..<length).first(where: { path[start + $0].column == Int(node.column) }) {
            incoming = (path[start + place].zeroFraction, path[start + place].oneFraction)
            unwind(start, length, place)
            length -= 1
        }
        let cover = Double(tree.covers[index])
        for (child, one) in [(hot, incoming.one), (cold, 0)] {
            let fraction = cover > 0 ? Double(tree.covers[child]) / cover : 0
            // Children that neither a training row nor this row reaches contribute nothing.
            guard incoming.zero * fraction > 0 || one > 0 else { continue }
            visit(
                child, start: start, length: length, zeroFraction: incoming.zero * fraction, oneFraction: one,
                column: Int(node.column), value, &contributions)
        }
    }

    /// Appends a column to a path.
    private mutating func extend(_ start: Int, _ length: Int, _ zero: Double, _ one: Double, _ column: Int) {
        path[start + length] = PathElement(
            column: column, zeroFraction: zero, oneFraction: one, weight: length == 0 ? 1 : 0)
        let size = Double(length + 1)
        for place in stride(from: length - 1, through: 0, by: -1) {
            let weight = path[start + place].weight
            path[start + place + 1].weight += one * weight * Double(place + 1) / size
            path[start + place].weight = zero * weight * Double(length - place) / size
        }
    }

    /// Removes a column from a path.
    private mutating func unwind(_ start: Int, _ length: Int, _ place: Int) {
        let (zero, one) = (path[start + place].zeroFraction, path[start + place].oneFraction)
        let size = Double(length)
        var next = path[start + length - 1].weight
        for index in stride(from: length - 2, through: 0, by: -1) {
            let weight = path[start + index].weight
            if one != 0 {
                path[start + index].weight = next * size / (Double(index + 1) * one)
                next = weight - path[start + index].weight * zero * Double(length - 1 - index) / size
            } else {
                path[start + index].weight = weight * size / (zero * Double(length - 1 - index))
            }
        }
        for index in place..<length - 1 {
            path[start + index].column = path[start + index + 1].column
            path[start + index].zeroFraction = path[start + index + 1].zeroFraction
            path[start + index].oneFraction = path[start + index + 1].oneFraction
        }
    }

    /// The sum of the weights of a path without one of its columns.
    private func unwoundSum(_ start: Int, _ length: Int, _ place: Int) -> Double {
        let (zero, one) = (path[start + place].zeroFraction, path[start + place].oneFraction)
        let size = Double(length)
        var next = path[start + length - 1].weight
        var total = 0.0
        for index in stride(from: length - 2, through: 0, by: -1) {
            let weight = path[start + index].weight
            if one != 0 {
                let part = next * size / (Double(index + 1) * one)
                total += part
                next = weight - part * zero * Double(length - 1 - index) / size
            } else {
                total += weight / (zero * Double(length - 1 - index) / size)
            }
        }
        return total
    }
}

extension TreeEnsemble {
    /// The contributions of the columns to an output, summed over the trees.
    ///
    /// - Throws: `CancellationError`.
    func attributions(_ x: Matrix, output: Int, threadCount: Int? = nil) throws -> Attributions {
        let explained: [(tree: Tree, output: Int?)]
        switch outputs {
        case .takeTurns(let count):
            explained = stride(from: output, to: trees.count, by: count).map { (trees[$0], nil) }
        case .vector:
            explained = trees.map { ($0, output) }
        }
        let progress = ProgressReporter("attributions", total: x.rowCount)
        let rows = Chunks(count: x.rowCount, size: 16).map(threadCount: threadCount) { rows in
            var contributions = rows.map { _ in [Double](repeating: 0, count: columns.count) }
            for (tree, output) in explained {
                guard !progress.isCancelled else { break }
                var shap = TreeSHAP(tree, output: output)
                for (place, row) in rows.enumerated() {
                    let values = x.row(at: row).map { roundsToFloat ? Double(Float($0)) : $0 }
                    shap.addContributions(of: { values[$0] }, to: &contributions[place])
                }
            }
            progress.advance(by: rows.count)
            return contributions
        }
        try progress.checkCancellation()
        let base = explained.reduce(0) { $0 + TreeSHAP($1.tree, output: $1.output).expectedValue }
        let byRow = rows.flatMap { $0 }
        return Attributions(
            baseValue: base,
            contributions: Matrix(
                uncheckedRowCount: x.rowCount, columnNames: columns.names,
                values: (0..<columns.count).flatMap { column in byRow.map { $0[column] } }))
    }
}
