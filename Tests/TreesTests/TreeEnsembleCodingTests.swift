import FoundationEssentials
import Learn
import Testing

@testable import Trees

@Suite struct TreeEnsembleCodingTests {
    private let ensemble: TreeEnsemble

    init() throws {
        let nodes = [
            TreeNode(threshold: 0.5, rightStep: 2, column: 1, flags: [.split, .missingGoesLeft]), .leaf(-1),
            .leaf(2),
        ]
        let sets = TreeNode(threshold: 0, rightStep: 2, column: 0, flags: [.split, .categorical])
        ensemble = TreeEnsemble(
            columns: InputColumns(names: ["a", "b"], categories: [["x", "y", "z"], nil]),
            outputs: .takeTurns(count: 1),
            roundsToFloat: false,
            trees: [
                Tree(nodes: nodes, covers: [3, 1, 2]),
                Tree(nodes: [.leaf(.leastNonzeroMagnitude)], covers: [3], leafValues: [1, 2]),
                Tree(nodes: [sets, .leaf(1), .leaf(2)], covers: [3, 1, 2], categorySets: [5]),
            ], gains: [0, 1.5])
    }

    @Test func decodedTreesAreEqual() throws {
        let json = try JSONEncoder().encode(ensemble)
        #expect(try JSONDecoder().decode(TreeEnsemble.self, from: json) == ensemble)
    }

    @Test func treesWithIndicesOutOfBoundsAreRejected() throws {
        for (step, column) in [(9, 1), (1, 1), (.max, 1), (2, 7)] as [(UInt32, UInt16)] {
            var bad = ensemble
            bad.trees[0].nodes[0].rightStep = step
            bad.trees[0].nodes[0].column = column
            let json = try JSONEncoder().encode(bad)
            #expect(throws: InconsistentModel.self) {
                try JSONDecoder().decode(TreeEnsemble.self, from: json)
            }
        }
        var bad = ensemble
        bad.trees[1].covers = []
        let json = try JSONEncoder().encode(bad)
        #expect(throws: InconsistentModel.self) { try JSONDecoder().decode(TreeEnsemble.self, from: json) }
    }
}
