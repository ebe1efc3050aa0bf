import Learn
import TestSupport
import Testing

@testable import Trees

@Suite struct TreeSHAPTests {
    private let x = SmallSample.x
    private let y = SmallSample.y

    /// The prediction of a tree for a row of which only some columns are known, by definition.
    private func mean(_ tree: Tree, _ index: Int, _ row: [Double], knowing known: Int) -> Double {
        let node = tree.nodes[index]
        guard !node.isLeaf else { return node.threshold }
        let (left, right) = (index + 1, index + Int(node.rightStep))
        if known >> Int(node.column) & 1 == 1 {
            let next = tree.goesLeft(row[Int(node.column)], at: node) ? left : right
            return mean(tree, next, row, knowing: known)
        }
        let parts = [left, right].map { Double(tree.covers[$0]) * mean(tree, $0, row, knowing: known) }
        return (parts[0] + parts[1]) / Double(tree.covers[index])
    }

    @Test func contributionsAreShapleyValues() throws {
        let model = try GradientBoosting(nEstimators: 4, maxLeaves: 8, minSamplesLeaf: 3).fit(x, y)
        let attributions = try model.attributions(x)
        // The four subsets of three columns without a given one have weights 1/3, 1/6, 1/6 and 1/3.
        let weights = [1.0 / 3, 1.0 / 6, 1.0 / 3]
        for row in [0, 13, 42] {
            for column in 0..<3 {
                var value = 0.0
                for known in 0..<8 where known >> column & 1 == 0 {
                    for tree in model.ensemble.trees {
                        let with = mean(tree, 0, x.row(at: row), knowing: known | 1 << column)
                        let without = mean(tree, 0, x.row(at: row), knowing: known)
                        value += weights[known.nonzeroBitCount] * (with - without)
                    }
                }
                #expect(isClose(attributions.contributions[row, column], value))
            }
        }
    }

    @Test func contributionsAddUpToThePrediction() throws {
        let model = try GradientBoosting(nEstimators: 10, minSamplesLeaf: 3).fit(x, y)
        let scores = try model.decisionFunction(x)
        let yes = try model.attributions(x)
        let no = try model.attributions(x, of: "no")
        for row in 0..<60 {
            #expect(isClose(yes.prediction(ofRow: row), scores[row, 0]))
            #expect(isClose(no.prediction(ofRow: row), -scores[row, 0]))
        }
        let ranked = yes.ranked(row: 0)
        #expect(ranked.count == 3 && abs(ranked[0].contribution) >= abs(ranked[1].contribution))
    }

    @Test func severalClasses() throws {
        let model = try GradientBoosting(nEstimators: 5, minSamplesLeaf: 3).fit(x, SmallSample.y3)
        let scores = try model.decisionFunction(x)
        let attributions = try model.attributions(x, of: "q")
        #expect((0..<60).allSatisfy { isClose(attributions.prediction(ofRow: $0), scores[$0, 1]) })
        #expect(throws: LearnError.notBinary(classes: ["p", "q", "r"])) { try model.attributions(x) }
        #expect(throws: LearnError.unknownClass("qq", nearest: "q")) { try model.attributions(x, of: "qq") }
    }

    @Test func unusedColumnsContributeNothing() throws {
        let constant = try Matrix(["constant": [Double](repeating: 1, count: 60)])
        let wide = try Matrix.stackingColumns([x, constant])
        let attributions = try GradientBoosting(nEstimators: 5, minSamplesLeaf: 3).fit(wide, y).attributions(
            wide)
        #expect(attributions.contributions.column(at: 3).allSatisfy { $0 == 0 })
        #expect(attributions.meanAbsolute[3] == 0 && attributions.meanAbsolute[0] > 0)
    }
}
