import Base
import Learn
import Numerics
import TestSupport
import Testing

@testable import Trees

@Suite("Models and what is made with them are the same when they are read")
struct KeptModelsTests {
    private let results = ResultFolder()
    private let x: Matrix
    private let y: Labels
    private let targets: [Double]

    init() throws {
        var random = RandomState(seed: 5)
        let count = 400
        let columns = (0..<4).map { _ in (0..<count).map { _ in random.normal() } }
        let names = ["a", "b", "c", "d"]
        x = try Matrix(columns: zip(names, columns).map { (name: $0, values: $1) })
        targets = (0..<count).map { row in columns[0][row] + 0.5 * columns[1][row] * columns[2][row] }
        y = try Labels(codes: targets.map { $0 > 0 ? 1 : 0 }, classNames: ["no", "yes"])
    }

    /// Checks that what is computed in a first run is read in a second one, and equal.
    private func check<Result: Equatable>(
        _ compute: () throws -> Result, location: SourceLocation = #_sourceLocation
    ) throws {
        let computed = try compute()
        let (first, second, isRead) = try ResultFolder().twice(compute)
        #expect(isRead, sourceLocation: location)
        #expect(first == computed && second == computed, sourceLocation: location)
    }

    @Test func classifiers() throws {
        try check { try LogisticRegression().fit(x, y) }
        try check { try DecisionTree(maxDepth: 4).fit(x, y) }
        try check { try RandomForest(nEstimators: 5).fit(x, y) }
        try check { try RandomForest(nEstimators: 5, oobScore: true).fit(x, y).outOfBag?.score }
        try check { try GradientBoosting(nEstimators: 5).fit(x, y) }
        try check { try GradientBoosting(nEstimators: 5).fit(x, y, validation: (x, y)) }
        try check { try Pipeline(StandardScaler(), LogisticRegression()).fit(x, y) }
    }

    @Test func regressors() throws {
        try check { try DecisionTreeRegressor(maxDepth: 3).fit(x, targets) }
        try check { try GradientBoostingRegressor(nEstimators: 5).fit(x, targets) }
        try check { try GradientBoostingRegressor(loss: .quantile(0.9), nEstimators: 5).fit(x, targets) }
        try check { try RandomForestRegressor(nEstimators: 5).fit(x, targets) }
        try check {
            try RandomForestRegressor(nEstimators: 5, oobScore: true).fit(x, targets).outOfBag?.score
        }
        try check { try LinearRegression().fit(x, targets) }
        try check { try Ridge().fit(x, targets) }
        try check { try Lasso(alpha: 0.1).fit(x, targets) }
        try check { try ElasticNet(alpha: 0.1).fit(x, targets) }
        try check {
            try Pipeline(.scaledAndEncoded, DummyRegressor(strategy: .quantile(0.1))).fit(x, targets)
                .estimator
        }
    }

    @Test("Regressors that differ in the loss, the quantile or the penalty are kept apart")
    func parametersOfRegressors() throws {
        let store = try results.store()
        try store.use {
            for loss in [RegressionLoss.squaredError, .absoluteError, .quantile(0.1), .quantile(0.5)] {
                _ = try GradientBoostingRegressor(loss: loss, nEstimators: 2).fit(x, targets)
            }
            for alpha in [0.1, 0.2] {
                _ = try Ridge(alpha: alpha).fit(x, targets)
                _ = try Lasso(alpha: alpha).fit(x, targets)
            }
            _ = try Ridge(alpha: 0.1).fit(x, targets, sampleWeight: targets.map(abs))
        }
        #expect(store.counts.computed == 9 && store.counts.read == 0)
    }

    @Test func clusteringAndDecomposition() throws {
        try check { try KMeans(clusters: 3).fit(x) }
        try check { try KMeans.sweep(2...4, of: x) }
        try check { try PCA(components: 2).fit(x) }
        let labels = try KMeans(clusters: 3).fit(x).labels
        try check { try Metrics.silhouetteSamples(x, labels) }
        try check { try Metrics.silhouetteScore(x, labels, sampleSize: 100) }
    }

    @Test func predictions() throws {
        let boosting = try GradientBoosting(nEstimators: 3, maxLeaves: 4).fit(x, y)
        try check { try boosting.predictProbabilities(x) }
        let forest = try RandomForest(nEstimators: 3, maxDepth: 2).fit(x, y)
        try check { try forest.predictProbabilities(x) }
        let regressor = try GradientBoostingRegressor(nEstimators: 3, maxLeaves: 4).fit(x, targets)
        try check { try regressor.predict(x) }
        let pipeline = try Pipeline(StandardScaler(), LogisticRegression()).fit(x, y)
        try check { try pipeline.predictProbabilities(x) }
        try check { try pipeline.evaluate(x, y) }
        let many = try RandomForestRegressor(nEstimators: 3, maxDepth: 2).fit(x, targets)
        try check { try many.predict(x) }
        let linear = try Pipeline(StandardScaler(), LinearRegression()).fit(x, targets)
        try check { try linear.predict(x) }
        try check { try linear.evaluate(x, targets) }
        try check { try linear.evaluate(x, targets, sampleWeight: targets.map(abs)) }
        try check {
            try RandomForest(nEstimators: 3, splitter: .binned()).fitPredict(x, y, on: [x]).probabilities
        }
        try check {
            try Pipeline(StandardScaler(), RandomForest(nEstimators: 3, splitter: .binned()))
                .fitPredictProbabilities(x, y, on: [x, x], sampleWeight: nil)
        }
    }

    @Test func inspection() throws {
        let model = try GradientBoosting(nEstimators: 3).fit(x, y)
        try check { try model.attributions(x) }
        let forest = try RandomForest(nEstimators: 2, maxDepth: 2).fit(x, y)
        try check { try forest.attributions(x) }
        let tree = try DecisionTree(maxDepth: 2).fit(x, y)
        try check { try tree.attributions(x) }
        try check { try PermutationImportance(of: model, x, y, repeats: 2) }
        let scores = try model.evaluate(x, y)
        let others = try DummyClassifier().fit(x, y).evaluate(x, y)
        try check { try scores.interval(of: .rocAUC, samples: 20) }
        try check { try scores.interval(of: .rocAUC, minus: others, samples: 20) }
        try check { try [scores, others].intervals(of: .accuracy, samples: 20) }
        let groups = Groups((0..<x.rowCount).map { $0 / 4 })
        try check { try scores.interval(of: .accuracy, groups: groups, samples: 20) }
        try check { try partialDependence(model, x, feature: "a", gridSize: 5) }
    }

    @Test func inspectionOfRegressors() throws {
        let model = try GradientBoostingRegressor(nEstimators: 3).fit(x, targets)
        try check { try model.attributions(x) }
        let forest = try RandomForestRegressor(nEstimators: 2, maxDepth: 2).fit(x, targets)
        try check { try forest.attributions(x) }
        let tree = try DecisionTreeRegressor(maxDepth: 2).fit(x, targets)
        try check { try tree.attributions(x) }
        try check { try PermutationImportance(of: model, x, targets, repeats: 2) }
        try check { try partialDependence(model, x, feature: "b", gridSize: 5) }
        let scores = try model.evaluate(x, targets)
        let others = try tree.evaluate(x, targets)
        try check { try scores.interval(of: .r2, samples: 20) }
        try check { try scores.interval(of: .r2, minus: others, samples: 20) }
    }

    @Test("Intervals of other metrics, models or groups are other results")
    func differentIntervals() throws {
        let scores = try DecisionTreeRegressor(maxDepth: 2).fit(x, targets).evaluate(x, targets)
        let others = try DummyRegressor().fit(x, targets).evaluate(x, targets)
        let store = try results.store()
        let intervals = try store.use {
            try [
                scores.interval(of: .meanAbsoluteError, samples: 20),
                scores.interval(of: .pinballLoss(quantile: 0.1), samples: 20),
                scores.interval(of: .pinballLoss(quantile: 0.9), samples: 20),
                others.interval(of: .meanAbsoluteError, samples: 20),
                scores.interval(of: .meanAbsoluteError, minus: others, samples: 20),
                scores.interval(
                    of: .meanAbsoluteError, groups: Groups((0..<x.rowCount).map { $0 / 50 }), samples: 20),
            ]
        }
        #expect(store.counts.computed == 6 && store.counts.read == 0)
        for (index, interval) in intervals.enumerated() {
            #expect(!intervals.prefix(index).contains(interval))
        }
    }

    @Test("Comparisons keep the differences of their models")
    func comparisons() throws {
        let models = try [DecisionTreeRegressor(maxDepth: 1), DecisionTreeRegressor(maxDepth: 3)].map {
            try $0.fit(x, targets).evaluate(x, targets)
        }
        func differences(by scorer: RegressionScorer) throws -> [BootstrapInterval] {
            let comparison = try ModelComparison<RegressionScores>(
                models.enumerated().map { (name: "depth \($0)", scores: $1, model: nil) }, by: scorer,
                samples: 20)
            return comparison.ranking.map(\.difference)
        }
        try check { try differences(by: .r2) }
        let store = try results.store()
        try store.use { _ = try differences(by: RegressionScorer("R²") { $0.r2 }) }
        #expect(store.counts.computed == 0 && store.counts.read == 0)
    }

    @Test("A learning curve keeps each size in each fold")
    func learningCurves() throws {
        func curve(_ sizes: [SplitSize]) throws -> (LearningCurve, ResultStore.Counts) {
            let store = try results.store()
            let curve = try store.use {
                try learningCurve(DecisionTreeRegressor(maxDepth: 3), x, targets, sizes: sizes)
            }
            return (curve, store.counts)
        }
        let (first, computed) = try curve([0.5, .fraction(1)])
        #expect(computed.computed == 10 && computed.read == 0)
        let (second, added) = try curve([0.2, 0.5, .fraction(1)])
        #expect(added.computed == 5 && added.read == 10)
        #expect(second.testScores.suffix(2) == first.testScores.suffix(2))
        #expect(second.trainScores.suffix(2) == first.trainScores.suffix(2))
    }

    @Test func crossValidations() throws {
        try check {
            try crossValPredict(Pipeline(StandardScaler(), LogisticRegression()), x, y).probabilities
        }
        try check { try crossValPredict(Pipeline(StandardScaler(), Ridge()), x, targets) }
        let store = try results.store()
        let scores = try store.use { try crossValidate(DecisionTree(maxDepth: 3), x, y, trainScores: true) }
        #expect(store.counts.computed == 5)
        let later = try results.store()
        #expect(
            try later.use { try crossValidate(DecisionTree(maxDepth: 3), x, y, trainScores: true) } == scores)
        #expect(later.counts.read == 5 && later.counts.computed == 0)
    }

    @Test func crossValidationsOfRegressors() throws {
        func validate(_ quantile: Double) throws -> (CrossValidation, ResultStore.Counts) {
            let store = try results.store()
            let scores = try store.use {
                try crossValidate(Ridge(), x, targets, scoring: [.r2, .pinballLoss(quantile: quantile)])
            }
            return (scores, store.counts)
        }
        let (first, computed) = try validate(0.9)
        #expect(computed.computed == 5 && computed.read == 0)
        let (second, read) = try validate(0.9)
        #expect(read.read == 5 && read.computed == 0 && second == first)
        let (other, changed) = try validate(0.8)
        #expect(changed.computed == 5 && changed.read == 0 && other.testScores[1] != first.testScores[1])
    }

    @Test("A search with one more candidate fits that one only")
    func searches() throws {
        func search(_ depths: [Int?]) throws -> (SearchResult<DecisionTree>, ResultStore.Counts) {
            let store = try results.store()
            let result = try store.use {
                try GridSearch(DecisionTree(), over: ParameterAxis(\.maxDepth, depths)).fit(x, y)
            }
            return (result, store.counts)
        }
        let (first, computed) = try search([1, 2])
        // Two candidates in five folds, and the best on all rows.
        #expect(computed.computed == 11 && computed.read == 0)
        let (second, added) = try search([1, 2, 3])
        #expect(added.read >= 10 && added.computed <= 6 && added.computed + added.read == 16)
        #expect(second.candidates[1].score == first.candidates[1].score)
    }

    @Test func searchesOfBoostings() throws {
        let search = GridSearch(
            GradientBoosting(nEstimators: 5, minSamplesLeaf: 2), over: ParameterAxis(\.maxLeaves, [2, 3]),
            folds: StratifiedKFold(splits: 3, shuffle: true, seed: 42), scoring: [.rocAUC])
        let store = try results.store()
        let first = try store.use { try search.fit(x, y) }
        #expect(store.counts.computed == 7)
        let later = try results.store()
        let second = try later.use { try search.fit(x, y) }
        #expect(later.counts.read == 7 && later.counts.computed == 0)
        #expect(second.candidates.map(\.score) == first.candidates.map(\.score))
    }

    @Test("What a script defines is computed each time: its models, transformers and metrics")
    func typesOfScripts() throws {
        struct OfAScript: Classifier {
            func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> DummyClassifier.Fitted {
                try DummyClassifier().fit(x, y, sampleWeight: sampleWeight)
            }
        }
        struct OwnRegressor: Regressor {
            func fit(_ x: Matrix, _ y: [Double], sampleWeight: [Double]?) throws -> DummyRegressor.Fitted {
                try DummyRegressor().fit(x, y, sampleWeight: sampleWeight)
            }
        }
        struct Unchanged: Transformer, FittedTransformer, Codable {
            var outputColumnNames: [String] = []
            func fit(_ x: Matrix) throws -> Unchanged { Unchanged(outputColumnNames: x.columnNames) }
            func transform(_ x: Matrix) throws -> Matrix { x }
        }
        let model = try GradientBoosting(nEstimators: 3).fit(x, y)
        let store = try results.store()
        try store.use {
            _ = try crossValidate(OfAScript(), x, y)
            _ = try crossValidate(DecisionTree(maxDepth: 1), x, y, scoring: [Scorer("accuracy") { $0.f1 }])
            _ = try model.evaluate(x, y).interval(of: Scorer("accuracy") { $0.f1 }, samples: 5)
            _ = try PermutationImportance(of: model, x, y, repeats: 1, score: Scorer("F1") { $0.accuracy })
        }
        // Fits and predictions of the library within them are kept, each for itself.
        let before = store.counts
        try store.use {
            let parts = ColumnTransformer(.columns(["a"], Unchanged(), name: "own"))
            _ = try Pipeline(parts, OfAScript()).fit(x, y)
            _ = try Pipeline(Unchanged(), OfAScript()).fit(x, y)
            _ = try Pipeline(Unchanged(), OwnRegressor()).fit(x, targets).predict(x)
            _ = try crossValidate(OwnRegressor(), x, targets)
            _ = try crossValPredict(OwnRegressor(), x, targets)
            _ = try learningCurve(OwnRegressor(), x, targets)
        }
        #expect(store.counts == before)
        let again = try results.store()
        let (own, known) = try again.use {
            let custom = Scorer("accuracy") { $0.balancedAccuracy }
            let own = try crossValidate(DecisionTree(maxDepth: 1), x, y, scoring: [custom])
            return (own, try crossValidate(DecisionTree(maxDepth: 1), x, y, scoring: [.balancedAccuracy]))
        }
        #expect(own.score == known.score)
    }

    @Test("A matrix that is changed has another digest, and its copy from before has not")
    func changedMatrices() throws {
        let store = try results.store()
        func digest(_ matrix: Matrix) -> Digest? { store.use { ResultKey("x", matrix)?.digest } }
        var changed = x
        let before = digest(x)
        changed[0, 0] += 1
        #expect(before != nil && digest(changed) != nil && digest(changed) != before)
        #expect(digest(x) == before)
        // Two copies without a digest do not share the one that is computed later.
        var first = try x.rows([0, 1, 2])
        let second = first
        first[1, 1] = 7
        #expect(digest(second) != digest(first))
        #expect(try digest(x.rows([0, 1, 2])) == digest(second))
    }
}
