import Learn
import TestSupport
import Testing
import Trees

@testable import Learn

@Suite("A search fits models that are the beginning of another one once")
struct StagedSearchTests {
    private let x = SmallSample.x
    private let folds = StratifiedKFold(splits: 3, shuffle: true, seed: 1)

    @Test func scoresAreThoseOfEachModelAlone() throws {
        let search = GridSearch(
            GradientBoosting(learningRate: 0.3, minSamplesLeaf: 5), over: .init(\.maxLeaves, [2, 4]),
            .init(\.nEstimators, [3, 12, 6]), folds: folds, scoring: [.rocAUC, .logLoss], trainScores: true)
        let found = try search.fit(x, SmallSample.y)
        for candidate in found.candidates {
            let alone = try crossValidate(
                candidate.estimator, x, SmallSample.y, folds: folds, scoring: [.rocAUC, .logLoss],
                trainScores: true)
            #expect(candidate.validation == alone, "\(candidate.name)")
        }
        #expect(Set(found.candidates.map(\.score.values)).count > 3)
        #expect(found.model == (try found.best.estimator.fit(x, SmallSample.y)))
    }

    @Test func regressorsToo() throws {
        let search = GridSearch(
            GradientBoostingRegressor(minSamplesLeaf: 5), over: .init(\.nEstimators, [8, 2]), folds: KFold())
        let found = try search.fit(x, SmallSample.numbers)
        for candidate in found.candidates {
            let alone = try crossValidate(candidate.estimator, x, SmallSample.numbers, folds: KFold())
            #expect(candidate.validation == alone)
        }
    }

    @Test func onlyModelsThatBeginAlikeBelongTogether() {
        let stopping = EarlyStopping()
        let predictors = [
            GradientBoosting(nEstimators: 5), GradientBoosting(nEstimators: 9),
            GradientBoosting(nEstimators: 20, maxLeaves: 4), GradientBoosting(nEstimators: 7),
            GradientBoosting(nEstimators: 3, earlyStopping: stopping),
            GradientBoosting(nEstimators: 8, earlyStopping: stopping), GradientBoosting(nEstimators: -1),
        ]
        #expect(GradientBoosting.longest(predictors) == [1, 1, 2, 1, 4, 5, 6])
        #expect(GradientBoosting.longest([GradientBoosting(), LogisticRegression()]) == [0, 1])
    }

    @Test func aModelThatCannotBeFittedIsAnError() {
        let search = GridSearch(
            GradientBoosting(minSamplesLeaf: 5), over: .init(\.nEstimators, [0, 5]), folds: folds)
        #expect(throws: LearnError.self) { try search.fit(x, SmallSample.y) }
    }
}
