import Learn
import TestSupport
import Testing

@testable import Trees

/// Reference values of scikit-learn's `RandomForestRegressor`.
@Suite struct RandomForestRegressorTests {
    private let x = SmallSample.x
    private let y = SmallSample.numbers
    private let weights = (0..<60).map { Double(1 + $0 % 3) }

    private func head(_ model: RandomForestRegressor.Fitted) throws -> [Double] {
        Array(try model.predict(x).prefix(5))
    }

    @Test func theTreesOfTheReference() throws {
        let model = try RandomForestRegressor(nEstimators: 5, seed: 3).fit(x, y)
        let expected = [
            0.9223374402171087, 2.0261745196685075, -1.3159954223288424, -2.6223590975103996,
            -1.737173879289226,
        ]
        #expect(isClose(try head(model), expected))
        #expect(model.outOfBag == nil && model.columnNames == ["a", "b", "c"])
        #expect(model.rankedImportances.map(\.name) == ["a", "b", "c"])
    }

    @Test func outOfBagScore() throws {
        let model = try RandomForestRegressor(
            nEstimators: 50, minSamplesLeaf: 5, oobScore: true, seed: 3
        ).fit(x, y)
        #expect(isClose(try #require(model.outOfBag).score, 0.19238477191380865, 1e-9))
        let importances = [0.5534702551080583, 0.3519220543753572, 0.09460769051658463]
        #expect(isClose(model.importances, importances, 1e-9))
        let few = try RandomForestRegressor(nEstimators: 2, oobScore: true).fit(x, y)
        #expect(try #require(few.outOfBag).predictions.contains { $0.isNaN })
        #expect(try #require(few.outOfBag).score.isFinite)
    }

    @Test func weightsAndLimits() throws {
        let weighted = try RandomForestRegressor(
            nEstimators: 10, minSamplesLeaf: 3, maxFeatures: .count(2), seed: 3
        ).fit(x, y, sampleWeight: weights)
        let drawn = [
            0.7908724330051451, 1.3594872019660493, -1.0223439518803672, -0.21093489822010988,
            -1.0665519052313557,
        ]
        #expect(isClose(try head(weighted), drawn))
        let allRows = try RandomForestRegressor(
            nEstimators: 10, maxDepth: 3, maxFeatures: .count(2), bootstrap: false, seed: 3
        ).fit(x, y, sampleWeight: weights)
        let summed = [
            1.0812934528182416, 0.4929554698816627, -0.831574623738588, -2.0871464088381773,
            -0.25286800174647384,
        ]
        #expect(isClose(try head(allRows), summed))
        let bestFirst = try RandomForestRegressor(nEstimators: 10, maxLeafNodes: 6, seed: 3).fit(x, y)
        let leaves = [
            1.0459855453890359, 1.2731857554582984, -0.1576412616242247, -2.369042625358888,
            -0.6165536194516719,
        ]
        #expect(isClose(try head(bestFirst), leaves))
    }

    @Test func sameForestForAnyNumberOfThreads() throws {
        var forest = RandomForestRegressor(
            nEstimators: 12, oobScore: true, splitter: .binned(), threadCount: 1)
        let one = try forest.fit(x, y)
        forest.threadCount = 4
        #expect(try forest.fit(x, y) == one)
    }

    @Test func contributionsSumUpToThePrediction() throws {
        let forest = try RandomForestRegressor(nEstimators: 4, maxDepth: 4).fit(x, y)
        let tree = try DecisionTreeRegressor(maxDepth: 4).fit(x, y)
        let boosting = try GradientBoostingRegressor(loss: .absoluteError, nEstimators: 5).fit(x, y)
        let sums = [
            (try forest.attributions(x), try forest.predict(x)),
            (try tree.attributions(x), try tree.predict(x)),
            (try boosting.attributions(x), try boosting.predict(x)),
        ]
        for (attributions, predicted) in sums {
            #expect(isClose((0..<60).map(attributions.prediction(ofRow:)), predicted, 1e-9))
        }
    }

    @Test func badParameters() {
        #expect(throws: LearnError.self) { try RandomForestRegressor(nEstimators: 0).fit(x, y) }
        #expect(throws: LearnError.self) {
            try RandomForestRegressor(bootstrap: false, oobScore: true).fit(x, y)
        }
        #expect(throws: LearnError.self) { try RandomForestRegressor(minSamplesLeaf: 0).fit(x, y) }
        #expect(throws: LearnError.self) { try RandomForestRegressor(threadCount: 0).fit(x, y) }
    }
}
