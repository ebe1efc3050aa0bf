import TestSupport
import Testing
import Trees

@testable import Learn

/// Properties of every classifier.
@Suite struct ClassifierChecks {
    static let all: [any Classifier] = [
        LogisticRegression(), LogisticRegression(penalty: .none), LogisticRegression(classWeight: .balanced),
        DummyClassifier(), DummyClassifier(strategy: .mostFrequent),
        GradientBoosting(nEstimators: 5), GradientBoosting.exact(nEstimators: 5),
        RandomForest(nEstimators: 10, bootstrap: false),
        RandomForest(nEstimators: 5, bootstrap: false, splitter: .binned(maxBins: 16)),
        DecisionTree(maxDepth: 3),
        Pipeline(StandardScaler(), LogisticRegression()),
        Pipeline(SimpleImputer(), StandardScaler(), DummyClassifier()),
        Pipeline(MinMaxScaler(), LogisticRegression()),
    ]

    /// The classifiers that use the features.
    static let usingFeatures = all.filter { !($0 is DummyClassifier) }

    private let x = SmallSample.x
    private let y = SmallSample.y

    private func probabilities(_ classifier: some Classifier, _ x: Matrix, _ y: Labels) throws -> [Double] {
        try classifier.fit(x, y).predictProbability(SmallSample.x)
    }

    @Test(arguments: all) func fittingTwiceGivesTheSame(classifier: any Classifier) throws {
        #expect(try probabilities(classifier, x, y) == probabilities(classifier, x, y))
    }

    @Test(arguments: all) func theOrderOfRowsDoesNotMatter(classifier: any Classifier) throws {
        let order = shuffle(count: 60, seed: 4)
        let other = try probabilities(classifier, x.rows(order), y.rows(order))
        #expect(isClose(other, try probabilities(classifier, x, y), 1e-7))
    }

    @Test(arguments: all) func rowsArePredictedOneByOne(classifier: any Classifier) throws {
        func check(_ classifier: some Classifier) throws {
            let model = try classifier.fit(x, y)
            let all = try model.predictProbability(x)
            #expect(isClose(try (0..<60).map { try model.predictProbability(x.rows([$0]))[0] }, all))
            #expect(try model.predict(x.rows([])).count == 0)
        }
        try check(classifier)
    }

    @Test(arguments: all) func noRows(classifier: any Classifier) throws {
        let none = try x.rows([])
        #expect(throws: LearnError.self) { try classifier.fit(none, y.rows([])) }
    }

    @Test(arguments: all) func noColumns(classifier: any Classifier) throws {
        let empty = try Matrix(rowCount: 60, columnNames: [], values: [])
        #expect(throws: LearnError.self) { try classifier.fit(empty, y) }
    }

    @Test(arguments: all) func labelsOfAnotherLength(classifier: any Classifier) throws {
        #expect(throws: LearnError.lengthMismatch(what: "labels", count: 2, expected: 60)) {
            try classifier.fit(x, y.rows([0, 1]))
        }
    }

    @Test(arguments: all) func otherColumns(classifier: any Classifier) throws {
        func check(_ classifier: some Classifier) throws {
            let model = try classifier.fit(x, y)
            #expect(throws: LearnError.self) { try model.predict(x.selecting(["a", "b"])) }
            #expect(throws: LearnError.self) { try model.predict(x.selecting(["b", "a", "c"])) }
        }
        try check(classifier)
    }

    @Test(arguments: all) func infinities(classifier: any Classifier) throws {
        var bad = x
        bad[3, 1] = .infinity
        #expect(throws: LearnError.notFinite(row: 3, column: "b", value: .infinity)) {
            try classifier.fit(bad, y)
        }
        func check(_ classifier: some Classifier) throws {
            let model = try classifier.fit(x, y)
            #expect(throws: LearnError.notFinite(row: 3, column: "b", value: .infinity)) {
                try model.predict(bad)
            }
        }
        try check(classifier)
    }

    @Test func missingValuesWithoutAnImputer() throws {
        var bad = x
        bad[3, 1] = .nan
        for classifier in Self.all where !(classifier is any WithImputer || classifier is any TakesMissing) {
            let error = #expect(throws: LearnError.self) { try classifier.fit(bad, y) }
            guard case .notFinite(3, "b", let value) = error else {
                Issue.record("\(String(describing: error)) is not about row 3 of column b")
                continue
            }
            #expect(value.isNaN)
        }
    }

    @Test(arguments: all) func invalidWeights(classifier: any Classifier) {
        var weights = [Double](repeating: 1, count: 60)
        #expect(throws: LearnError.self) { try classifier.fit(x, y, sampleWeight: [1]) }
        #expect(throws: LearnError.zeroWeights) {
            try classifier.fit(x, y, sampleWeight: weights.map { $0 - 1 })
        }
        weights[2] = -1
        #expect(throws: LearnError.invalidWeight(row: 2, value: -1)) {
            try classifier.fit(x, y, sampleWeight: weights)
        }
    }

    @Test(arguments: usingFeatures) func oneClassOnly(classifier: any Classifier) throws {
        guard !(classifier is any WithDummy) else { return }
        let same = try Labels([String](repeating: "same", count: 60))
        #expect(throws: LearnError.oneClass("same")) { try classifier.fit(x, same) }
    }

    @Test(arguments: all) func scoresAreThoseOfThePredictions(classifier: any Classifier) throws {
        func check(_ classifier: some Classifier) throws {
            let model = try classifier.fit(x, y)
            let scores = try model.evaluate(x, y)
            #expect(scores.accuracy == (try ConfusionMatrix(y, model.predict(x)).accuracy))
            #expect(throws: LearnError.self) { try model.evaluate(x, Labels((0..<60).map { $0 % 3 })) }
        }
        try check(classifier)
    }
}

/// Classifiers that accept missing values.
private protocol TakesMissing {}
extension DummyClassifier: TakesMissing {}
extension GradientBoosting: TakesMissing {}
extension RandomForest: TakesMissing {}
extension DecisionTree: TakesMissing {}

private protocol WithImputer {}
extension Pipeline: WithImputer where Steps == TransformerChain<SimpleImputer, StandardScaler> {}

private protocol WithDummy {}
extension Pipeline: WithDummy where Final == DummyClassifier {}

/// Properties of every transformer.
@Suite struct TransformerChecks {
    static let all: [any Transformer] = [
        StandardScaler(), StandardScaler(withMean: false), SimpleImputer(), SimpleImputer(addIndicator: true),
        TransformerChain(SimpleImputer(), StandardScaler()), MinMaxScaler(), RobustScaler(),
        ColumnTransformer(.columns(["c", "a"], StandardScaler(), name: "a"), remainder: .passthrough),
    ]

    private let x = SmallSample.x

    @Test(arguments: all) func fittingTwiceGivesTheSame(transformer: any Transformer) throws {
        #expect(try transformer.fitTransform(x) == transformer.fitTransform(x))
    }

    @Test(arguments: all) func rowsStayAndColumnsAreNamed(transformer: any Transformer) throws {
        func check(_ transformer: some Transformer) throws {
            let fitted = try transformer.fit(x)
            let result = try fitted.transform(x)
            #expect(result.rowCount == 60 && result.columnNames == fitted.outputColumnNames)
            #expect(try fitted.transform(x.rows([5])) == result.rows([5]))
            #expect(try fitted.transform(x.rows([])).rowCount == 0)
            #expect(throws: LearnError.self) { try fitted.transform(x.selecting(["a", "b"])) }
        }
        try check(transformer)
    }

    @Test(arguments: all) func invalidInput(transformer: any Transformer) throws {
        let none = try x.rows([])
        #expect(throws: LearnError.self) { _ = try transformer.fit(none) }
        var bad = x
        bad[0, 0] = -.infinity
        #expect(throws: LearnError.self) { _ = try transformer.fit(bad) }
    }
}
