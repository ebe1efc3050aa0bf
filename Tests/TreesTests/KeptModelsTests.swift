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
        try check {
            try RandomForest(nEstimators: 3, splitter: .binned()).fitPredict(x, y, on: [x]).probabilities
        }
        try check {
            try Pipeline(StandardScaler(), RandomForest(nEstimators: 3, splitter: .binned()))
                .fitPredict(x, y, on: [x, x]).importances
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
    }

    @Test func crossValidations() throws {
        try check {
            try crossValPredict(Pipeline(StandardScaler(), LogisticRegression()), x, y).probabilities
        }
        let store = try results.store()
        let scores = try store.use { try crossValidate(DecisionTree(maxDepth: 3), x, y, trainScores: true) }
        #expect(store.counts.computed == 5)
        let later = try results.store()
        #expect(
            try later.use { try crossValidate(DecisionTree(maxDepth: 3), x, y, trainScores: true) } == scores)
        #expect(later.counts.read == 5 && later.counts.computed == 0)
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

    @Test("What a script defines is computed each time: its models, transformers and metrics")
    func typesOfScripts() throws {
        struct OfAScript: Classifier {
            func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> DummyClassifier.Fitted {
                try DummyClassifier().fit(x, y, sampleWeight: sampleWeight)
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
