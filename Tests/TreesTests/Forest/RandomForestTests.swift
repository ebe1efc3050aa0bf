import Learn
import TestSupport
import Testing

@testable import Trees

/// Values computed by scikit-learn 1.9.1's `RandomForestClassifier` for the same seed.
@Suite struct RandomForestTests {
    private let x = SmallSample.x
    private let y = SmallSample.y

    private func head(_ forest: RandomForest, _ y: Labels, _ sampleWeight: [Double]? = nil) throws -> [Double]
    {
        Array(try forest.fit(x, y, sampleWeight: sampleWeight).predictProbability(x).prefix(6))
    }

    private func nodeCounts(_ model: RandomForest.Fitted) -> [Int] { model.ensemble.trees.map(\.nodes.count) }

    @Test func treesEqualTheReferenceNodeByNode() throws {
        let model = try RandomForest(nEstimators: 3, maxDepth: 3, seed: 7).fit(x, y)
        let tree = model.ensemble.trees[2]
        #expect(
            tree.nodes.map { $0.isLeaf ? -1 : Int($0.column) } == [1, 0, 1, -1, -1, -1, 2, -1, 0, -1, -1])
        #expect(
            tree.nodes.filter { !$0.isLeaf }.map(\.threshold) == [
                0.8793823421001434, 0.38804201781749725, 0.704660177230835, -0.2406838797032833,
                0.2544751279056072,
            ])
        #expect(tree.covers == [60, 34, 29, 27, 2, 5, 26, 14, 12, 1, 11])
        #expect(
            isClose(
                tree.nodes.filter(\.isLeaf).map(\.threshold), [0.4444444444444444, 0, 1, 1, 0, 1]))
    }

    @Test func probabilitiesAndImportances() throws {
        let model = try RandomForest(nEstimators: 20, seed: 7).fit(x, y)
        #expect(isClose(Array(try model.predictProbability(x).prefix(6)), [0.95, 0.7, 0.15, 1.0, 0.65, 0.2]))
        #expect(isClose(model.importances, [0.34938674523325564, 0.39473230398249837, 0.255880950784246]))
        #expect(nodeCounts(model).prefix(6) == [31, 27, 29, 35, 21, 39])
    }

    @Test func entropyAllColumnsAndLargerLeaves() throws {
        let forest = RandomForest(
            nEstimators: 20, criterion: .entropy, minSamplesLeaf: 3, maxFeatures: .all, seed: 7)
        let expected = [
            1.0, 0.5004166666666666, 0.15134920634920634, 0.9633333333333333, 0.5705753968253968,
            0.2334325396825397,
        ]
        #expect(isClose(try head(forest, y), expected))
    }

    @Test func threeClasses() throws {
        let model = try RandomForest(nEstimators: 20, seed: 7).fit(x, SmallSample.y3)
        let probabilities = try model.predictProbabilities(x)
        #expect(isClose(probabilities.row(at: 0), [0, 0.95, 0.05]))
        #expect(isClose(probabilities.row(at: 1), [0.65, 0, 0.35]))
        #expect(isClose(model.importances, [0.42697818407108745, 0.34373342744655044, 0.22928838848236216]))
        #expect(nodeCounts(model).prefix(4) == [43, 29, 37, 35])
    }

    @Test func weightsAreProbabilitiesOfBeingDrawn() throws {
        let balanced = RandomForest(nEstimators: 20, classWeight: .balanced, seed: 7)
        #expect(isClose(try head(balanced, y), [0.85, 0.85, 0.05, 0.95, 0.6, 0.15]))
        let weights = (0..<60).map { Double($0 % 4) }
        #expect(
            isClose(
                try head(RandomForest(nEstimators: 20, seed: 7), y, weights), [0.95, 0.6, 0.05, 1, 0.15, 0.2])
        )
    }

    @Test func aRowThatIsDrawnManyTimes() throws {
        var weights = [Double](repeating: 1, count: 60)
        weights[0] = 600
        let model = try RandomForest(nEstimators: 5, seed: 1).fit(x, y, sampleWeight: weights)
        #expect(model.ensemble.trees.allSatisfy { $0.covers[0] == 60 })
        #expect(try model.predict(x.rows([0])).names == ["yes"])
    }

    @Test func fewLeaves() throws {
        let forest = RandomForest(nEstimators: 20, maxLeafNodes: 5, seed: 7)
        let expected = [
            0.9230997066565017, 0.5062601176444155, 0.34127008835003825, 0.9230997066565017, 0.32805053013048,
            0.36395916398029043,
        ]
        #expect(isClose(try head(forest, y), expected))
    }

    @Test func outOfBag() throws {
        let model = try RandomForest(nEstimators: 50, oobScore: true, seed: 7).fit(x, y)
        let outOfBag = try #require(model.outOfBag)
        #expect(isClose(outOfBag.score, 0.6666666666666666))
        #expect(
            isClose(
                Array(outOfBag.probabilities.column(at: 1).prefix(4)),
                [0.7647058823529411, 0.2631578947368421, 0.47368421052631576, 1]))
        let single = try RandomForest(nEstimators: 1, oobScore: true, seed: 7).fit(x, y)
        #expect(single.outOfBag?.probabilities.values.contains { $0.isNaN } == true)
        #expect(try RandomForest(nEstimators: 1).fit(x, y).outOfBag == nil)
    }

    @Test func missingValues() throws {
        var holes = x
        for row in stride(from: 0, to: 60, by: 5) { holes[row, 0] = .nan }
        for row in stride(from: 0, to: 60, by: 3) { holes[row, 2] = .nan }
        let model = try RandomForest(nEstimators: 20, seed: 7).fit(holes, y)
        #expect(
            isClose(Array(try model.predictProbability(holes).prefix(6)), [0.9, 0.8, 0.25, 0.95, 0.6, 0.05]))
        let nothing = try Matrix(rows: [[.nan, .nan, .nan]], columnNames: ["a", "b", "c"])
        #expect(isClose(try model.predictProbability(nothing), [0.55]))
        // Without missing values in training, they go with the larger child.
        let whole = try RandomForest(nEstimators: 20, seed: 7).fit(x, y)
        #expect(isClose(try whole.predictProbability(nothing), [0.45]))
    }
}
