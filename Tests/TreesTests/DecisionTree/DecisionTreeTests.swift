import Learn
import TestSupport
import Testing

@testable import Trees

/// Values computed by scikit-learn 1.9.1's `DecisionTreeClassifier` for the same seed.
@Suite struct DecisionTreeTests {
    private let x = SmallSample.x
    private let y = SmallSample.y

    private func columns(_ tree: Tree) -> [Int] { tree.nodes.map { $0.isLeaf ? -1 : Int($0.column) } }

    private func thresholds(_ tree: Tree) -> [Double] { tree.nodes.filter { !$0.isLeaf }.map(\.threshold) }

    @Test func bestFirst() throws {
        let model = try DecisionTree(maxLeafNodes: 5, seed: 7).fit(x, y)
        let tree = model.ensemble.trees[0]
        #expect(columns(tree) == [0, 2, 2, -1, -1, -1, 2, -1, -1])
        #expect(
            thresholds(tree) == [
                0.11265744641423225, -0.8346913754940033, -1.5461949706077576, -1.8728134036064148,
            ])
        #expect(tree.covers == [60, 34, 9, 2, 7, 25, 26, 1, 25])
        #expect(isClose(model.importances, [0.5684784350979462, 0, 0.4315215649020538]))
        #expect(model.leafCount == 5 && model.depth == 3)
    }

    @Test func pruned() throws {
        let model = try DecisionTree(ccpAlpha: 0.03, seed: 7).fit(x, y)
        #expect(columns(model.ensemble.trees[0]) == [0, 2, 0, -1, -1, 0, 0, -1, 2, -1, -1, -1, -1])
        #expect(model.details.rowCounts == [60, 34, 9, 2, 7, 25, 17, 6, 11, 5, 6, 8, 26])
        #expect(isClose(model.importances, [0.7564739273035654, 0, 0.24352607269643456]))
        #expect(try DecisionTree(ccpAlpha: 1).fit(x, y).leafCount == 1)
    }

    @Test func threeClassesByEntropy() throws {
        let model = try DecisionTree(criterion: .entropy, maxDepth: 2, seed: 7).fit(x, SmallSample.y3)
        #expect(columns(model.ensemble.trees[0]) == [0, 0, -1, -1, 0, -1, -1])
        #expect(
            isClose(
                model.details.impurities,
                [
                    1.5814115769272385, 0.9629004147713269, 1.0, 0.5032583347756457, 0.7973265101474423,
                    0.9023932827949789, 0.0,
                ]))
        #expect(
            isClose(
                try model.predictProbabilities(x).row(at: 2), [0.3181818181818182, 0.6818181818181818, 0]))
    }

    @Test func missingValues() throws {
        var holes = x
        for row in stride(from: 0, to: 60, by: 5) { holes[row, 0] = .nan }
        for row in stride(from: 0, to: 60, by: 3) { holes[row, 2] = .nan }
        let tree = try DecisionTree(maxDepth: 3, seed: 7).fit(holes, y).ensemble.trees[0]
        #expect(columns(tree) == [0, 2, -1, 1, -1, -1, 2, 1, -1, -1, 1, -1, -1])
        #expect(tree.covers == [60, 38, 7, 31, 29, 2, 22, 20, 18, 2, 2, 1, 1])
        let goesLeft = tree.nodes.filter { !$0.isLeaf }.map { $0.flags.contains(.missingGoesLeft) }
        #expect(goesLeft == [true, false, true, true, true, false])
    }

    @Test func balanced() throws {
        let model = try DecisionTree(maxDepth: 2, classWeight: .balanced, seed: 7).fit(x, y)
        #expect(
            isClose(
                Array(try model.predictProbability(x).prefix(4)),
                [0.8914728682170542, 0.5882352941176471, 0.18404907975460125, 0.8914728682170542]))
    }

    @Test func closeValuesAreNotSplit() throws {
        let close = try Matrix(["a": [0, 5e-8, 1.2e-7, 3e-7, 5e-7, 5.5e-7]])
        let tree = try DecisionTree().fit(close, Labels([0, 1, 0, 1, 0, 1])).ensemble.trees[0]
        #expect(columns(tree) == [0, -1, 0, -1, -1])
        #expect(thresholds(tree) == [2.100000031646232e-07, 4.0000000467443897e-07])
    }

    @Test func description() throws {
        let model = try DecisionTree(criterion: .entropy, maxDepth: 2, seed: 7).fit(x, SmallSample.y3)
        #expect(
            model.description == """
                |--- a <= 0.00
                |   |--- a <= -0.32
                |   |   |--- class: p
                |   |--- a >  -0.32
                |   |   |--- class: r
                |--- a >  0.00
                |   |--- a <= 1.33
                |   |   |--- class: q
                |   |--- a >  1.33
                |   |   |--- class: q

                """)
        let deep = try DecisionTree(seed: 7).fit(x, y)
        #expect(deep.depth == 6 && deep.leafCount == 16)
        #expect(
            deep.description(maxDepth: 1, decimals: 1) == """
                |--- a <= 0.1
                |   |--- c <= -0.8
                |   |   |--- truncated branch of depth 4
                |   |--- c >  -0.8
                |   |   |--- truncated branch of depth 5
                |--- a >  0.1
                |   |--- c <= -1.9
                |   |   |--- class: no
                |   |--- c >  -1.9
                |   |   |--- truncated branch of depth 4

                """)
    }

    @Test(arguments: [TreeSplitter.exact, .binned(maxBins: 16)])
    func modelDoesNotDependOnTheOrderOfRows(splitter: TreeSplitter) throws {
        let order = shuffle(count: 60, seed: 9)
        let tree = DecisionTree(splitter: splitter, seed: 2)
        #expect(try tree.fit(x, y).ensemble == tree.fit(x.rows(order), y.rows(order)).ensemble)
    }

    @Test func weightsAreEquivalentToRepeatedRows() throws {
        let repeated = (0..<60) + (0..<60).filter { y.codes[$0] == 1 }
        let weighted = try DecisionTree(classWeight: .explicit(["yes": 2])).fit(x, y).ensemble.trees[0]
        let longer = try DecisionTree().fit(x.rows(repeated), y.rows(repeated)).ensemble.trees[0]
        #expect(columns(weighted) == columns(longer) && thresholds(weighted) == thresholds(longer))
        #expect(weighted.covers == longer.covers)
    }

    @Test func aConstantColumnChangesNothing() throws {
        let constant = try Matrix(["k": [Double](repeating: 3, count: 60)])
        let with = try DecisionTree(maxDepth: 2, seed: 1).fit(Matrix.stackingColumns([x, constant]), y)
        let without = try DecisionTree(maxDepth: 2, seed: 1).fit(x, y)
        #expect(with.ensemble.trees == without.ensemble.trees)
        #expect(with.importances == without.importances + [0])
    }

    @Test func negativeCosts() {
        #expect(
            throws: LearnError.invalidParameter(name: "ccpAlpha", value: "-1.0", expected: "zero or more")
        ) {
            try DecisionTree(ccpAlpha: -1).fit(x, y)
        }
    }
}
