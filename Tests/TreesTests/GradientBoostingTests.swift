import Learn
import Numerics
import TestSupport
import Testing

@testable import Trees

/// Values computed by scikit-learn's `GradientBoostingClassifier` and `HistGradientBoostingClassifier`.
@Suite struct GradientBoostingTests {
    private let x = SmallSample.x
    private let y = SmallSample.y

    private func heads(_ model: GradientBoosting.Fitted, _ x: Matrix, _ count: Int) throws -> [Double] {
        Array(try model.predictProbability(x).prefix(count))
    }

    // MARK: Agreement with the reference

    @Test func exactBoosting() throws {
        let model = try GradientBoosting.exact(nEstimators: 20, maxDepth: 2, minSamplesLeaf: 5).fit(x, y)
        let expected = [
            0.8505045466329623, 0.5340687413068035, 0.36089493993680183, 0.821753172998611, 0.477199491929523,
            0.36089493993680183,
        ]
        #expect(isClose(try heads(model, x, 6), expected))
        #expect(
            isClose(model.importances, [0.7850291618787959, 0.01421624986362915, 0.20075458825757486], 1e-9))
    }

    @Test func exactBoostingWithWeights() throws {
        let model = try GradientBoosting.exact(nEstimators: 20, maxDepth: 2, minSamplesLeaf: 5)
            .fit(x, y, sampleWeight: (0..<60).map { Double(1 + $0 % 3) })
        let expected = [0.8774063658634929, 0.6970537423864079, 0.25716965022759414, 0.7941093698981413]
        #expect(isClose(try heads(model, x, 4), expected))
    }

    @Test func exactBoostingOfSeveralClasses() throws {
        let model = try GradientBoosting.exact(nEstimators: 10, maxDepth: 2, minSamplesLeaf: 5)
            .fit(x, SmallSample.y3)
        let probabilities = try model.predictProbabilities(x)
        let expected = [
            [0.14439671108864094, 0.7409893415920694, 0.1146139473192897],
            [0.4177739920753283, 0.1398847942622731, 0.4423412136623986],
            [0.2811343750332353, 0.5949649503999518, 0.12390067456681299],
        ]
        for (row, expected) in expected.enumerated() {
            #expect(isClose(probabilities.row(at: row), expected))
        }
        #expect(model.iterationCount == 10)
    }

    @Test func regression() throws {
        let model = try GradientBoostingRegressor(
            nEstimators: 20, maxLeaves: nil, maxDepth: 2, minSamplesLeaf: 5
        ).fit(x.selecting(["a", "b"]), x.column("c"))
        let expected = [-0.2315931397962271, -0.2836314897498753, -0.06919916658968478, -0.09692622255700636]
        #expect(isClose(Array(try model.predict(x.selecting(["a", "b"])).prefix(4)), expected))
    }

    /// scikit-learn's histogram trees compute in single precision.
    @Test(arguments: [
        (
            GradientBoosting(nEstimators: 20, maxLeaves: 6, minSamplesLeaf: 5),
            [0.9047421000067887, 0.7143460370188881, 0.17603853112746545, 0.8495724011897451]
        ),
        (
            GradientBoosting(
                nEstimators: 20, maxLeaves: nil, maxDepth: 2, minSamplesLeaf: 5, l2Regularization: 1,
                growth: .depthWise),
            [0.832567003097394, 0.5362408042223108, 0.36569893639221024, 0.8513914569795127]
        ),
    ])
    func histogramBoosting(boosting: GradientBoosting, expected: [Double]) throws {
        #expect(isClose(try heads(boosting.fit(x, y), x, 4), expected, 1e-5))
    }

    @Test func histogramBoostingOfSeveralClasses() throws {
        let boosting = GradientBoosting(nEstimators: 10, maxLeaves: 6, minSamplesLeaf: 5)
        let probabilities = try boosting.fit(x, SmallSample.y3).predictProbabilities(x)
        let expected = [
            [0.04989490987037834, 0.9069184824251866, 0.04318660770443509],
            [0.5495024914282921, 0.08842047027072357, 0.36207703830098426],
            [0.22849305899841602, 0.6809326108538859, 0.09057433014769795],
        ]
        for (row, expected) in expected.enumerated() {
            #expect(isClose(probabilities.row(at: row), expected, 1e-5))
        }
    }

    @Test func missingValues() throws {
        var gaps = x
        for row in stride(from: 0, to: 60, by: 7) { gaps[row, 0] = .nan }
        for row in stride(from: 3, to: 60, by: 11) { gaps[row, 2] = .nan }
        let model = try GradientBoosting(nEstimators: 20, maxLeaves: 6, minSamplesLeaf: 5).fit(gaps, y)
        let expected = [
            0.6351728545226787, 0.716294670737807, 0.22283934679397016, 0.8839312613687421,
            0.7535825044605342,
            0.17762357375932877, 0.17762357375932877, 0.42675635481433793,
        ]
        #expect(isClose(try heads(model, gaps, 8), expected, 1e-5))
    }

    // MARK: Properties

    @Test func modelDoesNotDependOnTheOrderOfRows() throws {
        let order = shuffle(count: 60, seed: 4)
        let boosting = GradientBoosting(nEstimators: 20, minSamplesLeaf: 5)
        #expect(try boosting.fit(x.rows(order), y.rows(order)).ensemble == boosting.fit(x, y).ensemble)
    }

    @Test func weightsAreEquivalentToRepeatedRows() throws {
        let boosting = GradientBoosting(nEstimators: 10, minSamplesLeaf: 1, minHessianLeaf: 2)
        let repeated = (0..<60).flatMap { [Int](repeating: $0, count: y.codes[$0] == 1 ? 3 : 1) }
        let other = try boosting.fit(x.rows(repeated), y.rows(repeated))
        let weighted = try boosting.fit(x, y, sampleWeight: y.codes.map { $0 == 1 ? 3 : 1 })
        #expect(isClose(try weighted.predictProbability(x), try other.predictProbability(x), 1e-6))
        var byClass = boosting
        byClass.classWeight = .explicit(["yes": 3])
        #expect(try byClass.fit(x, y).ensemble == weighted.ensemble)
    }

    @Test func aConstantColumnChangesNothing() throws {
        let constant = try Matrix(["constant": [Double](repeating: 3, count: 60)])
        let boosting = GradientBoosting(nEstimators: 10, minSamplesLeaf: 5)
        let model = try boosting.fit(Matrix.stackingColumns([x, constant]), y)
        #expect(model.importances[3] == 0)
        #expect(
            try model.predictProbability(Matrix.stackingColumns([x, constant]))
                == boosting.fit(x, y).predictProbability(x))
    }

    @Test func aColumnOfMissingValues() throws {
        let empty = try Matrix(["empty": [Double](repeating: .nan, count: 60)])
        let both = try Matrix.stackingColumns([empty, x])
        let model = try GradientBoosting(nEstimators: 5, minSamplesLeaf: 5).fit(both, y)
        #expect(model.importances[0] == 0)
        #expect(try model.predictProbability(both).allSatisfy { $0 > 0 && $0 < 1 })
    }

    @Test func missingnessAloneIsPredictive() throws {
        let column = (0..<60).map { y.codes[$0] == 1 ? Double.nan : Double($0) }
        let gaps = try Matrix(["gaps": column])
        let model = try GradientBoosting(nEstimators: 1, learningRate: 1, maxLeaves: 2).fit(gaps, y)
        #expect(try model.predict(gaps) == y)
    }

    @Test func categoriesAreSplitIntoSets() throws {
        // Every other category is “yes”, so that no single threshold separates the classes.
        let codes = (0..<120).map { Double($0 % 6) }
        let matrix = Matrix(
            uncheckedRowCount: 120, columnNames: ["k"], categories: [["u", "v", "w", "x", "y", "z"]],
            values: codes)
        let labels = Labels(codes.map { Int($0) % 2 == 1 })
        let model = try GradientBoosting(nEstimators: 1, maxLeaves: 2).fit(matrix, labels)
        #expect(try model.predict(matrix) == labels)
        // Prediction rows may have other lists of categories; an unknown category counts as missing.
        let others = Matrix(
            uncheckedRowCount: 3, columnNames: ["k"], categories: [["new", "z", "u"]], values: [0, 1, 2])
        #expect(try model.predict(others).codes.dropFirst() == [1, 0])
        #expect(throws: LearnError.self) { try model.predict(Matrix(["k": [0, 1, 2]])) }
    }

    // MARK: Early stopping

    @Test func boostingStopsWhenItOverfits() throws {
        var random = RandomState(seed: 1)
        let noise = try Matrix(["a": random.random(count: 400), "b": random.random(count: 400)])
        let labels = Labels((0..<400).map { random.random() < (noise[$0, 0] > 0.5 ? 0.7 : 0.3) })
        let boosting = GradientBoosting(nEstimators: 200, earlyStopping: EarlyStopping(patience: 5))
        let model = try boosting.fit(noise, labels)
        let losses = model.validationLosses
        #expect(model.iterationCount < 100)
        #expect(losses.count == model.iterationCount + 5)
        #expect(losses.indices.min { losses[$0] < losses[$1] } == model.iterationCount - 1)
    }

    @Test func validationRowsCanBeGiven() throws {
        let split = try trainTestSplit(count: 60, testSize: 0.3, stratify: y, seed: 2)
        let model = try GradientBoosting(minSamplesLeaf: 5).fit(
            x.rows(split.train), y.rows(split.train), validation: (x.rows(split.test), y.rows(split.test)))
        let loss = try model.evaluate(x.rows(split.test), y.rows(split.test)).logLoss
        #expect(isClose(model.validationLosses[model.iterationCount - 1], loss, 1e-9))
    }

    @Test func fewerIterationsAreAPrefix() throws {
        let long = try GradientBoosting(nEstimators: 9, minSamplesLeaf: 5).fit(x, y)
        let short = try GradientBoosting(nEstimators: 4, minSamplesLeaf: 5).fit(x, y)
        #expect(try long.prefix(4).predictProbability(x) == short.predictProbability(x))
    }

    // MARK: Bad input

    @Test(arguments: [
        GradientBoosting(nEstimators: 0), GradientBoosting(learningRate: 0),
        GradientBoosting(learningRate: .nan),
        GradientBoosting(maxLeaves: 1), GradientBoosting(maxLeaves: nil), GradientBoosting(maxDepth: 0),
        GradientBoosting(minSamplesLeaf: 0), GradientBoosting(l2Regularization: -1),
        GradientBoosting(maxBins: 1),
        GradientBoosting(maxBins: 70_000), GradientBoosting(earlyStopping: EarlyStopping(patience: 0)),
        GradientBoosting(earlyStopping: EarlyStopping(validationFraction: 1)),
        GradientBoosting(threadCount: 0),
    ])
    func parametersOutOfRange(boosting: GradientBoosting) {
        #expect(throws: LearnError.self) { try boosting.fit(x, y) }
    }

    @Test func valuesThatAreNotFinite() throws {
        let regressor = GradientBoostingRegressor()
        #expect(throws: LearnError.notFinite(row: 1, column: "the targets", value: .infinity)) {
            try regressor.fit(x.rows([0, 1]), [0, .infinity])
        }
        #expect(throws: LearnError.lengthMismatch(what: "targets", count: 1, expected: 60)) {
            try regressor.fit(x, [0])
        }
    }
}
