import Learn
import Numerics
import Testing

@testable import Trees

/// All ways of predicting reach the same leaves as traversing the tree one row at a time.
@Suite struct TreePredictionTests {
    private let x: Matrix = {
        var random = RandomState(seed: 8)
        let values = random.normal(count: 1000).map { ($0 * 4).rounded() / 4 }
        return Matrix(uncheckedRowCount: 200, columnNames: ["a", "b", "c", "d", "e"], values: values)
    }()
    /// Labels that only a large tree can fit.
    private let y: Labels = {
        var random = RandomState(seed: 9)
        return Labels((0..<200).map { _ in random.random() < 0.5 })
    }()

    private var gaps: Matrix {
        var gaps = x
        for row in stride(from: 0, to: 200, by: 3) { gaps[row, row % 5] = .nan }
        return gaps
    }

    private func traversed(_ ensemble: TreeEnsemble, _ x: Matrix) -> [Double] {
        (0..<x.rowCount).map { row in
            ensemble.trees.reduce(0) { sum, tree in sum + tree.nodes[tree.leaf { x[row, $0] }].threshold }
        }
    }

    @Test func smallAndLargeTreesReachTheSameLeaves() throws {
        for (leaves, isSmall) in [(8, true), (200, false)] {
            let boosting = GradientBoosting(
                nEstimators: 7, maxLeaves: leaves, minSamplesLeaf: 1, minHessianLeaf: 0)
            for trained in [x, gaps] {
                let ensemble = try boosting.fit(trained, y).ensemble
                #expect(ensemble.trees.allSatisfy(\.isSmall) == isSmall)
                for rows in [x, gaps, try x.rows([3]), try x.rows([])] {
                    var outputs = [Double](repeating: 0, count: rows.rowCount)
                    ensemble.addOutputs(for: rows, to: &outputs)
                    #expect(outputs == traversed(ensemble, rows))
                }
            }
        }
    }

    @Test func treesWithManyThresholdsAreTraversedInBatches() throws {
        var random = RandomState(seed: 10)
        let x = Matrix(uncheckedRowCount: 2000, columnNames: ["a", "b"], values: random.normal(count: 4000))
        let y = try Labels(
            codes: random.randint(0..<3, count: 2000).map(Int32.init), classNames: ["i", "j", "k"])
        let ensemble = try GradientBoosting(nEstimators: 60, maxLeaves: 32, minSamplesLeaf: 1, maxBins: 2000)
            .fit(x, y).ensemble
        let batches = try #require(BatchTraversal.batches(of: ensemble.trees[...], columns: ensemble.columns))
        #expect(batches.count > 1)
        var outputs = [Double](repeating: 0, count: 3 * 2000)
        ensemble.addOutputs(for: x, to: &outputs)
        for output in 0..<3 {
            var part = ensemble
            part.trees = stride(from: output, to: 180, by: 3).map { ensemble.trees[$0] }
            #expect(Array(outputs[output * 2000..<(output + 1) * 2000]) == traversed(part, x))
        }
    }

    @Test func splitsByCategoryAreTraversedInBatches() throws {
        var random = RandomState(seed: 11)
        let categories = (0..<40).map { "category \($0)" }
        var x = Matrix(
            uncheckedRowCount: 600, columnNames: ["a", "b", "c"],
            categories: [categories, nil, ["x", "y", "z"]],
            values: random.randint(0..<40, count: 600).map(Double.init) + random.normal(count: 600)
                + random.randint(0..<3, count: 600).map(Double.init))
        let y = Labels((0..<600).map { (Int(x[$0, 0]) % 3 == 0) != (x[$0, 2] == 1 && random.random() < 0.8) })
        for hasGaps in [false, true] {
            if hasGaps { for row in stride(from: 0, to: 600, by: 5) { x[row, row % 3] = .nan } }
            let ensemble = try GradientBoosting(
                nEstimators: 20, maxLeaves: 16, minSamplesLeaf: 1, minHessianLeaf: 0
            ).fit(x, y).ensemble
            #expect(ensemble.trees.contains { !$0.categorySets.isEmpty })
            #expect(BatchTraversal.batches(of: ensemble.trees[...], columns: ensemble.columns)?.count == 1)
            var outputs = [Double](repeating: 0, count: 600)
            ensemble.addOutputs(for: x, to: &outputs)
            #expect(outputs == traversed(ensemble, x))
        }
    }

    @Test func columnsOfMoreCategoriesThanAByteHoldsAreTraversedRowByRow() throws {
        var random = RandomState(seed: 12)
        let categories = (0..<255).map { "category \($0)" }
        let x = Matrix(
            uncheckedRowCount: 900, columnNames: ["a"], categories: [categories],
            values: random.randint(0..<255, count: 900).map(Double.init))
        let ensemble = try GradientBoosting(nEstimators: 5, minSamplesLeaf: 1)
            .fit(x, Labels((0..<900).map { Int(x[$0, 0]) % 7 < 3 })).ensemble
        #expect(BatchTraversal.batches(of: ensemble.trees[...], columns: ensemble.columns) == nil)
        var outputs = [Double](repeating: 0, count: 900)
        ensemble.addOutputs(for: x, to: &outputs)
        #expect(outputs == traversed(ensemble, x))
    }

    @Test func leavesWithSeveralValues() {
        var tree = Tree()
        tree.nodes = [TreeNode(threshold: 0, rightStep: 2, column: 0, flags: .split), .leaf(0), .leaf(2)]
        tree.leafValues = [0.25, 0.75, 1, 0]
        tree.covers = [2, 1, 1]
        let ensemble = TreeEnsemble(
            columns: InputColumns(x), outputs: .vector(count: 2), roundsToFloat: true, trees: [tree, tree],
            gains: [1, 0, 0, 0, 0])
        var outputs = [Double](repeating: 0, count: 400)
        ensemble.addOutputs(for: x, to: &outputs)
        #expect(Array(outputs[..<200]) == (0..<200).map { x[$0, 0] <= 0 ? 0.5 : 2 })
        #expect(Array(outputs[200...]) == (0..<200).map { x[$0, 0] <= 0 ? 1.5 : 0 })
        #expect(tree.depth == 1 && tree.leafCount == 2)
    }
}
