import Base
import Frames
import Learn
import TestSupport
import Testing
import Trees

@testable import Datasets

/// What takes data sets does the same as what takes their matrices and targets.
@Suite struct DatasetModelsTests {
    /// Sixty rows in groups of four, with two classes, a number and a category.
    private func data(target: String, groups: String? = nil) throws -> Dataset {
        let x = SmallSample.x
        let table = try DataFrame([
            Column("a", x.column("a")), Column("b", x.column("b")), Column("c", x.column("c")),
            Column("kind", (0..<60).map { ["u", "v", nil][$0 % 3] }), Column("class", SmallSample.y.names),
            Column("number", SmallSample.numbers), Column("group", (0..<60).map { $0 / 4 }),
            Column("weight", (0..<60).map { Double(1 + $0 % 2) }),
        ])
        return try Dataset(
            table, features: ["a", "b", "c", "kind"], target: target, weights: "weight", groups: groups)
    }

    @Test func aPipelineOfMixedColumns() throws {
        let (train, test) = try data(target: "class").split(test: 0.3, stratified: true, seed: 1)
        let pipeline = Pipeline(.scaledAndEncoded, LogisticRegression())
        let model = try pipeline.fit(train)
        #expect(
            model.classifier.columnNames == ["a", "b", "c", "kind_u", "kind_v", "kind_None"])
        #expect(try model.evaluate(test).rocAUC > 0.6)
        #expect(try model.predictProbabilities(test) == model.predictProbabilities(test.x))
        #expect(try model.predictProbability(test).count == 18)
        let regression = try Pipeline(.scaledAndEncoded, LinearRegression()).fit(data(target: "number"))
        #expect(regression.regressor.coefficients.count == 6)
    }

    @Test func theWrongKindOfTarget() throws {
        #expect(throws: DatasetError.needsClasses(target: "number")) {
            try compare(
                ["a": DummyClassifier()], trainedOn: data(target: "number"), testedOn: data(target: "number"))
        }
        #expect(throws: DatasetError.needsNumbers(target: "class")) {
            try crossValidate(Ridge(), on: data(target: "class"))
        }
    }

    @Test func crossValidationOfARegressor() throws {
        let grouped = try data(target: "number", groups: "group")
        let pipeline = Pipeline(.scaledAndEncoded, Ridge())
        let groups = try #require(grouped.groups)
        let folds = GroupKFold(splits: 3, groups: groups, shuffle: true, seed: 2)
        let expected = try crossValidate(
            pipeline, grouped.x, grouped.numbers(), folds: folds,
            scoring: [.r2, .meanAbsoluteError, .rootMeanSquaredError], sampleWeight: grouped.weights)
        #expect(try crossValidate(pipeline, on: grouped, folds: 3, seed: 2) == expected)
        let predictions = try crossValPredict(pipeline, on: grouped, folds: 3, seed: 2)
        #expect(predictions.rowCount == 60)
        #expect(try crossValPredict(DummyClassifier(), on: data(target: "class")).rowCount == 60)
        let curve = try learningCurve(pipeline, on: grouped, sizes: [0.5, .fraction(1)], folds: 3, seed: 2)
        #expect(curve.sizes == [20, 40])
    }

    @Test func searchesKeepGroupsTogether() throws {
        let grouped = try data(target: "class", groups: "group")
        let groups = try #require(grouped.groups)
        let pipeline = Pipeline(.scaledAndEncoded, LogisticRegression())
        func search(_ folds: any CrossValidator) -> GridSearch<Pipeline<ScaledAndEncoded, LogisticRegression>>
        {
            GridSearch(pipeline, over: .init(\.classifier.penalty, [.l2(C: 0.1), .l2(C: 1)]), folds: folds)
        }
        let result = try search(StratifiedKFold(splits: 3, shuffle: true, seed: 4)).fit(grouped)
        let folds = StratifiedGroupKFold(splits: 3, groups: groups, shuffle: true, seed: 4)
        let expected = try search(folds).fit(grouped.x, grouped.labels(), sampleWeight: grouped.weights)
        #expect(result.candidates.map(\.validation) == expected.candidates.map(\.validation))
        let random = RandomizedSearch(
            Pipeline(.scaledAndEncoded, Ridge()), over: .init(\.regressor.alpha, [0.1, 1, 10]), iterations: 2)
        #expect(try random.fit(data(target: "number", groups: "group")).candidates.count == 2)
    }

    @Test func inspection() throws {
        let classes = try data(target: "class")
        let model = try Pipeline(.scaledAndEncoded, LogisticRegression()).fit(classes)
        let importance = try PermutationImportance(of: model, on: classes, seed: 3, score: .rocAUC)
        #expect(
            try importance
                == PermutationImportance(
                    of: model, classes.x, classes.labels(), seed: 3, sampleWeight: classes.weights,
                    score: .rocAUC))
        let dependence = try partialDependence(model, classes, feature: "kind")
        #expect(dependence.categories == ["u", "v"])
        let numbers = try data(target: "number")
        let forest = try RandomForestRegressor(nEstimators: 3).fit(numbers)
        #expect(try partialDependence(forest, numbers, feature: "a", gridSize: 4).grid.count == 4)
        let grouped = try data(target: "class", groups: "group")
        let interval = try model.interval(of: .accuracy, on: grouped, samples: 100)
        #expect(
            try interval
                == model.evaluate(grouped).interval(of: .accuracy, groups: grouped.groups, samples: 100))
    }

    @Test func severalModels() throws {
        let (train, test) = try data(target: "class", groups: "group").split(
            test: 0.5, grouped: true, seed: 1)
        let comparison = try compare(
            [
                "logistic regression": Pipeline(.scaledAndEncoded, LogisticRegression()),
                "forest": RandomForest(nEstimators: 20), "prior": DummyClassifier(),
            ], trainedOn: train, testedOn: test, by: .rocAUC, samples: 100, seed: 42)
        #expect(comparison.names == ["logistic regression", "forest", "prior"])
        let forest = try RandomForest(nEstimators: 20).fit(train).evaluate(test)
        #expect(try comparison["forest"].scores == forest)
        #expect(
            try comparison["forest"].score
                == forest.interval(of: .rocAUC, groups: test.groups, samples: 100, seed: 42))
        #expect(throws: LearnError.self) {
            try compare(["a": DummyClassifier(), "a": DummyClassifier()], trainedOn: train, testedOn: test)
        }
        let numbers = try data(target: "number")
        let regressors = try compare(
            ["ridge": Pipeline(.scaledAndEncoded, Ridge()), "mean": DummyRegressor()], trainedOn: numbers,
            testedOn: numbers, samples: 50)
        #expect(regressors.best.name == "ridge" && regressors.scorer.name == "root mean squared error")
        #expect(regressors.models["mean"] is DummyRegressor.Fitted)
    }

    @Test func scoresWithoutTheModel() throws {
        let (train, test) = try data(target: "class").split(test: 0.5, stratified: true, seed: 3)
        let classifiers: [any Classifier] = [
            Pipeline(.scaledAndEncoded, LogisticRegression()), GradientBoosting(nEstimators: 3),
            Pipeline(.scaledAndEncoded, RandomForest(nEstimators: 5, splitter: .binned(), seed: 1)),
            RandomForest(nEstimators: 5),
        ]
        for classifier in classifiers {
            let scores = try classifier.fitEvaluate(train, on: [test, train])
            let expected = try classifier.fit(train)
            #expect(try scores == [expected.evaluate(test), expected.evaluate(train)])
        }
        #expect(throws: DatasetError.needsClasses(target: "number")) {
            try DummyClassifier().fitEvaluate(data(target: "number"), on: [])
        }
    }

    @Test func rowsRankedByAnExpression() throws {
        let data = try data(target: "class")
        let sums = try data.table.column(col("a") + col("b")).doubles
        #expect(
            try data.rocAUC(rankedBy: col("a") + col("b"))
                == Metrics.rocAUC(data.labels(), scores: sums, sampleWeight: data.weights))
        #expect(throws: DatasetError.needsClasses(target: "number")) {
            try self.data(target: "number").rocAUC(rankedBy: col("a"))
        }
    }

    @Test func scoresByColumn() throws {
        let data = try data(target: "class")
        let score = try Pipeline(.scaledAndEncoded, LogisticRegression()).fit(data).evaluate(data)
        let byKind = try score.by(data.table["kind"])
        #expect(byKind.groups.map(\.name) == ["u", "v", "missing"])
        let table = try byKind.table(of: [.accuracy, .rocAUC])
        #expect(table.columnNames == ["group", "rows", "accuracy", "ROC AUC"])
        #expect(try table["rows"].integers == [20, 20, 20])
        let byClass = try score.by(data.table["class"]).table(of: [.rocAUC])
        #expect(try byClass["ROC AUC"].missingCount == 2)
        let bands = try score.by(data.table["a"], edges: [0])
        #expect(bands.groups.map(\.name) == ["below 0", "0 and above"])
        let named = try score.by(data.table["a"], edges: [0], labels: ["negative", "positive"])
        #expect(named.groups.map(\.name) == ["negative", "positive"])
        #expect(throws: LearnError.self) { try score.by(data.table["a"], edges: [0], labels: ["all"]) }
    }
}
