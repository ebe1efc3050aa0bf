import Base
import Learn
import Numerics
import Testing

@testable import Trees

/// With more rows than the fine precision allows, derivatives are coarse, and chunks, workers and reordering take part.
@Suite struct CoarseBoostingTests {
    private static let rowCount = 80_000
    private static let x: Matrix = {
        var random = RandomState(seed: 5)
        let a = random.normal(count: rowCount)
        let b = (0..<rowCount).map { $0 % 9 == 0 ? .nan : random.random() }
        let c = random.randint(0..<5, count: rowCount).map(Double.init)
        return Matrix(uncheckedRowCount: rowCount, columnNames: ["a", "b", "c"], values: a + b + c)
    }()
    private static let y: Labels = {
        var random = RandomState(seed: 6)
        return Labels(
            (0..<rowCount).map { row in
                let score = x[row, 0] * (x[row, 2] > 2 ? 1.5 : -0.5) + (x[row, 1].isNaN ? 1 : 0)
                return random.normal() < score
            })
    }()

    @Test func anyNumberOfThreadsGivesTheSameModel() throws {
        let one = try GradientBoosting(nEstimators: 5, threadCount: 1).fit(Self.x, Self.y)
        for threads in [2, 3, 8] {
            #expect(try GradientBoosting(nEstimators: 5, threadCount: threads).fit(Self.x, Self.y) == one)
        }
    }

    @Test func coarseDerivativesAreAsAccurate() throws {
        // Half of the rows are few enough for the fine precision.
        let half = Array(stride(from: 0, to: Self.rowCount, by: 2))
        let boosting = GradientBoosting(nEstimators: 20)
        let coarse = try boosting.fit(Self.x, Self.y).evaluate(Self.x.rows(half), Self.y.rows(half))
        let fine = try boosting.fit(Self.x.rows(half), Self.y.rows(half))
            .evaluate(Self.x.rows(half), Self.y.rows(half))
        let (coarseArea, fineArea) = (coarse.rocAUC, fine.rocAUC)
        #expect(coarseArea > 0.75)
        #expect(abs(coarseArea - fineArea) < 0.005)
    }

    @Test func leavesHaveTheMinimumNumberOfRows() throws {
        let model = try GradientBoosting(nEstimators: 3, maxLeaves: 200, minSamplesLeaf: 300).fit(
            Self.x, Self.y)
        for tree in model.ensemble.trees {
            #expect(tree.leafCount > 50)
            #expect(zip(tree.nodes, tree.covers).allSatisfy { !$0.isLeaf || $1 >= 300 })
        }
    }

    @Test func coversAreTheNumbersOfRowsAtNodes() throws {
        let tree = try GradientBoosting(nEstimators: 1, maxLeaves: 8).fit(Self.x, Self.y).ensemble.trees[0]
        var counts = [Float](repeating: 0, count: tree.nodes.count)
        for row in 0..<Self.rowCount { counts[tree.leaf { Self.x[row, $0] }] += 1 }
        #expect(zip(tree.nodes, zip(counts, tree.covers)).allSatisfy { !$0.isLeaf || $1.0 == $1.1 })
        #expect(tree.covers[0] == Float(Self.rowCount))
    }
}
