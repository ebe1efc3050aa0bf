import Learn
import Numerics
import TestSupport
import Testing

@testable import Trees

/// Properties of all forests.
@Suite struct RandomForestPropertyTests {
    private let x = SmallSample.x
    private let y = SmallSample.y

    @Test(arguments: [TreeSplitter.exact, .binned(maxBins: 8)])
    func anyNumberOfThreadsGivesTheSame(splitter: TreeSplitter) throws {
        // With this many trees no row is in all bootstrap samples, which would make its probability NaN.
        let models = try [1, 2, 7].map { threadCount in
            try RandomForest(
                nEstimators: 30, oobScore: true, splitter: splitter, seed: 3, threadCount: threadCount
            )
            .fit(x, y)
        }
        #expect(models[0] == models[1] && models[0] == models[2])
    }

    @Test func fewDistinctValuesAreBinnedExactly() throws {
        var whole = x
        for column in 0..<3 { for row in 0..<60 { whole[row, column] = (whole[row, column] * 4).rounded() } }
        let exact = RandomForest(nEstimators: 9, seed: 3)
        var binned = exact
        binned.splitter = .binned()
        #expect(try exact.fit(whole, y) == binned.fit(whole, y))
        #expect(try exact.fit(whole, SmallSample.y3) == binned.fit(whole, SmallSample.y3))
    }

    @Test func missingValuesAnywhere() throws {
        var random = RandomState(seed: 5)
        for fraction in [0.1, 0.5, 0.95] {
            var holes = x
            for column in 0..<3 {
                for row in 0..<60 where random.random() < fraction { holes[row, column] = .nan }
            }
            for column in 0..<60 where column < 3 && fraction > 0.9 { holes[column, 0] = .nan }
            for splitter in [TreeSplitter.exact, .binned(maxBins: 4)] {
                for labels in [y, SmallSample.y3] {
                    let forest = RandomForest(nEstimators: 5, minSamplesLeaf: 2, splitter: splitter)
                    let probabilities = try forest.fit(holes, labels).predictProbabilities(holes)
                    #expect(probabilities.values.allSatisfy { (0...1).contains($0) })
                }
            }
        }
        let empty = try Matrix(rowCount: 60, columnNames: ["a"], values: [Double](repeating: .nan, count: 60))
        let model = try RandomForest(nEstimators: 3, bootstrap: false).fit(empty, y)
        #expect(isClose(try model.predictProbability(empty.rows([0])), [35.0 / 60]))
        #expect(model.importances == [0])
    }

    @Test func hugeValuesAreSplitLikeOthers() throws {
        let x = try Matrix(["a": [-1e300, -1e200, 0, 1e200, 1e300, 5]])
        let y = try Labels([0, 0, 1, 1, 1, 1])
        let model = try RandomForest(nEstimators: 3, bootstrap: false).fit(x, y)
        #expect(try model.predict(x) == y)
    }

    @Test(arguments: [
        RandomForest(nEstimators: 0), RandomForest(maxDepth: 0), RandomForest(minSamplesSplit: 1),
        RandomForest(minSamplesLeaf: 0), RandomForest(maxFeatures: .count(0)),
        RandomForest(maxFeatures: .fraction(0)),
        RandomForest(maxFeatures: .fraction(1.5)), RandomForest(maxLeafNodes: 1),
        RandomForest(minImpurityDecrease: -1),
        RandomForest(minImpurityDecrease: .nan), RandomForest(splitter: .binned(maxBins: 1)),
        RandomForest(threadCount: 0),
    ])
    func parametersOutOfRange(forest: RandomForest) {
        let error = #expect(throws: LearnError.self) { try forest.fit(x, y) }
        guard case .invalidParameter = error else {
            Issue.record("\(String(describing: error)) is not about a parameter")
            return
        }
    }

    @Test func unsupportedParametersAndInput() throws {
        #expect(throws: LearnError.self) { try RandomForest(bootstrap: false, oobScore: true).fit(x, y) }
        let wide = try Matrix(
            rowCount: 2, columnNames: (0..<65_536).map { "c\($0)" },
            values: [Double](repeating: 0, count: 131_072))
        let error = #expect(throws: LearnError.self) { try RandomForest().fit(wide, Labels([0, 1])) }
        guard case .unsupported = error else {
            Issue.record("\(String(describing: error)) is not about what is unsupported")
            return
        }
    }

    @Test func cancellation() async {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try RandomForest(nEstimators: 4).fit(SmallSample.x, SmallSample.y)
        }
        await #expect(throws: CancellationError.self) { _ = try await task.value }
    }
}

/// The areas under the ROC curve of forests and trees on held-out rows, compared with those of scikit-learn for
/// five seeds.
@Suite struct ForestQualityTests {
    static let x: Matrix = {
        var random = RandomState(seed: 11)
        return Matrix(
            uncheckedRowCount: 600, columnNames: (0..<8).map { "x\($0)" },
            values: (0..<8).flatMap { _ in random.normal(count: 600) })
    }()

    static let y: Labels = {
        var random = RandomState(seed: 11)
        _ = random.normal(count: 4800)
        let noise = random.normal(count: 600)
        let codes: [Int32] = (0..<600).map { row in
            x[row, 0] * x[row, 1] + x[row, 2] * x[row, 2] - 1 + 0.5 * x[row, 3] + 0.7 * noise[row] > 0 ? 1 : 0
        }
        return Labels(codes: codes, uncheckedClassNames: ["no", "yes"])
    }()

    private func areas(_ fit: (UInt32, Matrix, Labels) throws -> any FittedClassifier) throws -> [Double] {
        let (train, test) = (Array(0..<400), Array(400..<600))
        return try (0..<5).map { seed in
            let model = try fit(UInt32(seed), Self.x.rows(train), Self.y.rows(train))
            return try Metrics.rocAUC(Self.y.rows(test), scores: model.predictProbability(Self.x.rows(test)))
        }
    }

    @Test func forests() throws {
        let exact = try areas { try RandomForest(nEstimators: 30, seed: $0).fit($1, $2) }
        let expected = [
            0.8121804511278196, 0.8025062656641604, 0.8176441102756893, 0.8227067669172933,
            0.7978446115288221,
        ]
        #expect(isClose(exact, expected))
        let binned = try areas {
            try RandomForest(nEstimators: 30, splitter: .binned(), seed: $0).fit($1, $2)
        }
        #expect(binned.reduce(0, +) / 5 >= 0.8105764411027568 - 0.010330740728219517)
    }

    @Test func balancedForests() throws {
        let areas = try areas {
            try RandomForest(nEstimators: 30, maxDepth: 10, classWeight: .balanced, seed: $0).fit($1, $2)
        }
        let expected = [
            0.8064160401002507, 0.8273684210526315, 0.8175438596491229, 0.8111779448621553, 0.792280701754386,
        ]
        #expect(isClose(areas, expected))
    }

    @Test func trees() throws {
        let exact = try areas { try DecisionTree(seed: $0).fit($1, $2) }
        let expected = [
            0.6982456140350877, 0.6882205513784462, 0.6929824561403509, 0.7082706766917293,
            0.7082706766917293,
        ]
        #expect(isClose(exact, expected))
        let binned = try areas { try DecisionTree(splitter: .binned(), seed: $0).fit($1, $2) }
        #expect(binned.reduce(0, +) / 5 >= 0.6991979949874686 - 0.009009319167415023)
    }
}
