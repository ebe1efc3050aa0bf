import Learn
import TestSupport
import Testing

@testable import Trees

/// Values computed by scikit-learn 1.9.1's `DecisionTreeRegressor` for the same seed.
@Suite struct DecisionTreeRegressorTests {
    private let x = (try? SmallSample.x.selecting(["a", "b"])) ?? SmallSample.x
    private let y = Array(SmallSample.x.column(at: 2))

    @Test func predictionsAndText() throws {
        let model = try DecisionTreeRegressor(maxDepth: 2, minSamplesLeaf: 5, seed: 7).fit(x, y)
        #expect(
            isClose(
                Array(try model.predict(x).prefix(3)),
                [-0.1349674688603278, -0.8634437370200004, -0.1349674688603278]))
        #expect(isClose(model.importances, [0.44153133116309545, 0.5584686688369046]))
        #expect(
            model.description == """
                |--- a <= -1.68
                |   |--- value: [0.44]
                |--- a >  -1.68
                |   |--- b <= -1.66
                |   |   |--- value: [-0.86]
                |   |--- b >  -1.66
                |   |   |--- value: [-0.13]

                """)
    }

    @Test func weightsFewLeavesAndPruning() throws {
        let weights = (0..<60).map { Double($0 % 4) }
        let model = try DecisionTreeRegressor(maxLeafNodes: 4, ccpAlpha: 0.02, seed: 7)
            .fit(x, y, sampleWeight: weights)
        #expect(model.details.weights == [90, 9, 81, 10, 71, 64, 7])
        let means = [0.6114144938280079, -1.3230506915564915, -0.1421888128607318, 0.6433210236122123]
        #expect(isClose(model.ensemble.trees[0].nodes.filter(\.isLeaf).map(\.threshold), means))
    }

    @Test func aTreeWithoutLimitsReproducesItsTargets() throws {
        let model = try DecisionTreeRegressor().fit(x, y)
        #expect(isClose(try model.predict(x), y))
        #expect(model.leafCount == 60)
    }

    @Test func badTargets() {
        #expect(throws: LearnError.lengthMismatch(what: "targets", count: 1, expected: 60)) {
            try DecisionTreeRegressor().fit(x, [1])
        }
        var bad = y
        bad[4] = .infinity
        #expect(throws: LearnError.notFinite(row: 4, column: "the targets", value: .infinity)) {
            try DecisionTreeRegressor().fit(x, bad)
        }
    }
}
