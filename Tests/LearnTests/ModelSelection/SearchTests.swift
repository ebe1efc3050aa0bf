import TestSupport
import Datasets
import Testing

@testable import Learn

@Suite struct SearchTests {
    private let x = SmallSample.x
    private let y = SmallSample.y
    private let folds = StratifiedKFold(splits: 3, shuffle: true, seed: 42)

    private var search: GridSearch<Pipeline<StandardScaler, LogisticRegression>> {
        GridSearch(
            Pipeline(StandardScaler(), LogisticRegression()),
            over: .init(\.classifier.penalty, [.l2(C: 0.001), .l2(C: 1)]),
            .init(\.classifier.classWeight, [.none, .balanced], name: "weights"), folds: folds,
            scoring: [.accuracy, .rocAUC])
    }

    @Test func theLastParameterChangesFastest() {
        #expect(
            search.candidates.map(\.name) == [
                "penalty: l2(C: 0.001), weights: none",
                "penalty: l2(C: 0.001), weights: balanced",
                "penalty: l2(C: 1.0), weights: none",
                "penalty: l2(C: 1.0), weights: balanced",
            ])
        #expect(search.candidates[3].estimator.classifier.classWeight == .balanced)
    }

    /// Reference values of scikit-learn's `GridSearchCV`.
    @Test func referenceValues() throws {
        let result = try search.fit(x, y)
        #expect(
            isClose(
                result.candidates.map(\.score.mean),
                [0.5833333333333334, 0.7333333333333333, 0.6499999999999999, 0.6833333333333332]))
        #expect(
            isClose(
                result.candidates.map(\.score.standardDeviation),
                [0.023570226039551553, 0.12472191289246475, 0.04082482904638629, 0.062360956446232366]))
        let areas = result.candidates.map { $0.validation.testScores[1].mean }
        #expect(
            isClose(areas, [0.7513678451178452, 0.7513678451178452, 0.7416877104377105, 0.7416877104377105]))
        #expect(result.candidates.map(\.rank) == [4, 1, 3, 2])
        #expect(result.bestIndex == 1)
    }

    @Test func aSearchIsAClassifier() throws {
        let result = try search.fit(x, y)
        let best = try result.best.estimator.fit(x, y)
        #expect(result.model == best)
        #expect(try result.predictProbability(x) == best.predictProbability(x))
        let nested = try crossValidate(search, x, y, folds: folds)
        #expect(nested.score.values.count == 3)
    }

    @Test func customCandidates() throws {
        let search = GridSearch(
            candidates: [
                Candidate("shares", DummyClassifier()),
                Candidate("largest", DummyClassifier(strategy: .mostFrequent)),
            ], scoring: [.accuracy])
        let result = try search.fit(x, y)
        #expect(result.candidates.map(\.rank) == [1, 1] && result.best.name == "shares")
        #expect(
            try result.table().columnNames == [
                "candidate", "rank", "mean accuracy", "standard deviation of accuracy",
            ])
    }

    @Test func lossesAreMinimised() throws {
        let search = GridSearch(
            candidates: [
                Candidate("most frequent", DummyClassifier(strategy: .mostFrequent)),
                Candidate("prior", DummyClassifier()),
            ], scoring: [.logLoss])
        let result = try search.fit(x, y)
        #expect(result.best.name == "prior" && result.candidates.map(\.rank) == [2, 1])
        #expect(result.candidates[0].score.mean > result.best.score.mean)
    }

    @Test func parametersSetByAFunction() {
        let search = GridSearch(
            LogisticRegression(), over: .init("C", [0.5, 2]) { $0.penalty = .l2(C: $1) })
        #expect(search.candidates.map(\.name) == ["C: 0.5", "C: 2.0"])
        #expect(search.candidates[1].estimator.penalty == .l2(C: 2))
        #expect(GridSearch(LogisticRegression()).candidates.map(\.name) == ["as given"])
    }

    @Test func invalidInput() {
        #expect(throws: LearnError.self) {
            try GridSearch(LogisticRegression(), over: .init(\.penalty, [])).fit(x, y)
        }
        let twice = GridSearch(LogisticRegression(), over: .init(\.penalty, [.none, .none]))
        #expect(throws: LearnError.self) { try twice.fit(x, y) }
    }

    @Test func randomCombinationsAreDistinct() throws {
        let search = RandomizedSearch(
            LogisticRegression(), over: .init(\.penalty, (1...5).map { .l2(C: Double($0)) }),
            .init(\.classWeight, [.none, .balanced]), iterations: 6, seed: 3)
        let names = try search.candidates().map(\.name)
        #expect(names.count == 6 && Set(names).count == 6)
        #expect(try search.candidates().map(\.name) == names)
        var more = search
        more.iterations = 100
        #expect(try more.candidates().count == 10)
        more.iterations = 0
        #expect(throws: LearnError.self) { try more.candidates() }
    }

    @Test func parametersFromDistributions() throws {
        let search = RandomizedSearch(
            LogisticRegression(), over: .init(\.penalty) { .l2(C: $0.logUniform(0.01, 100)) }, iterations: 20,
            seed: 1)
        let strengths = try search.candidates().map { candidate -> Double in
            guard case .l2(let c) = candidate.estimator.penalty else { return .nan }
            return c
        }
        #expect(strengths.allSatisfy { 0.01...100 ~= $0 } && Set(strengths).count == 20)
        #expect(strengths.contains { $0 < 1 } && strengths.contains { $0 > 1 })
        #expect(try search.fit(x, y).candidates.count == 20)
    }
}
