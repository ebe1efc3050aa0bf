import TestSupport
import Testing
import Trees

@testable import Learn

@Suite struct ModelComparisonTests {
    private let x = SmallSample.x
    private let y = SmallSample.y

    private typealias Entry = (name: String, scores: ClassificationScores, model: (any FittedClassifier)?)

    private func entries() throws -> [Entry] {
        let classifiers: [(String, any Classifier)] = [
            ("prior", DummyClassifier()), ("regression", LogisticRegression()),
            ("boosting", GradientBoosting(nEstimators: 30, minSamplesLeaf: 3)),
            ("regression again", LogisticRegression()),
        ]
        return try classifiers.map { name, classifier in
            let model = try classifier.fit(x, y)
            return (name, try model.evaluate(x, y), model)
        }
    }

    @Test func ranksTheBestFirst() throws {
        let comparison = try ModelComparison(entries(), by: .rocAUC, samples: 200, seed: 1)
        #expect(
            comparison.ranking.map(\.name) == ["boosting", "regression", "regression again", "prior"])
        #expect(comparison.ranking.map(\.rank) == [1, 2, 2, 4])
        #expect(comparison.rows.map(\.name) == ["prior", "regression", "boosting", "regression again"])
        #expect(comparison.best.isTied && comparison.best.difference.estimate == 0)
        #expect(try !comparison.isTied(with: "prior"))
        #expect(comparison.scores["prior"]?.rocAUC == 0.5)
        #expect(comparison.models["boosting"] is GradientBoosting.Fitted)
        #expect(throws: LearnError.self) { try comparison["forest"] }
    }

    @Test func differencesAreResampledInPairs() throws {
        let entries = try entries()
        let comparison = try ModelComparison(entries, by: .accuracy, samples: 200, seed: 7)
        let best = comparison.best.scores
        for row in comparison.ranking {
            #expect(
                try row.difference
                    == row.scores.interval(of: .accuracy, minus: best, samples: 200, seed: 7))
            #expect(try row.score == row.scores.interval(of: .accuracy, samples: 200, seed: 7))
        }
    }

    @Test func aModelIsTiedWithItsCopy() throws {
        let regression = try entries()[1]
        let copy: Entry = ("copy", regression.scores, nil)
        let comparison = try ModelComparison([regression, copy], by: .logLoss, samples: 50)
        #expect(try comparison.isTied(with: "copy") && comparison["copy"].rank == 1)
        #expect(comparison.models.count == 1)
    }

    @Test func lossesRankTheSmallestFirst() throws {
        let regressors: [(String, any Regressor)] = [
            ("mean", DummyRegressor()), ("ridge", Ridge()), ("tree", DecisionTreeRegressor(maxDepth: 5)),
        ]
        let entries = try regressors.map {
            name, regressor -> (name: String, scores: RegressionScores, model: (any FittedRegressor)?) in
            let model = try regressor.fit(x, SmallSample.numbers)
            return (name, try model.evaluate(x, SmallSample.numbers), model)
        }
        let comparison = try ModelComparison(entries, by: .meanSquaredError, samples: 100)
        #expect(comparison.ranking.map(\.name) == ["tree", "ridge", "mean"])
        #expect(comparison.ranking.allSatisfy { $0.difference.estimate >= 0 })
    }

    /// Rows that come in equal copies hold no more than one of them does: whole groups make the interval wider.
    @Test func wholeGroupsAreDrawn() throws {
        let rows = (0..<60).flatMap { [Int](repeating: $0, count: 5) }
        let model = try LogisticRegression().fit(x, y)
        let scores = try model.evaluate(x.rows(rows), y.rows(rows))
        let groups = Groups(rows)
        let narrow = try scores.interval(of: .rocAUC, samples: 300)
        let wide = try scores.interval(of: .rocAUC, groups: groups, samples: 300)
        #expect(wide.standardError > 1.8 * narrow.standardError)
        let single = try model.evaluate(x, y).interval(of: .rocAUC, samples: 300)
        #expect(isClose(wide.interval.lowerBound, single.interval.lowerBound))
        #expect(throws: LearnError.self) { try scores.interval(of: .rocAUC, groups: Groups([1, 2])) }
    }

    @Test func badInput() throws {
        let entries = try entries()
        #expect(throws: LearnError.self) {
            try ModelComparison([] as [Entry], by: .accuracy)
        }
        #expect(throws: LearnError.self) { try ModelComparison([entries[0], entries[0]], by: .accuracy) }
        let fewer = try entries[1].scores.rows([0, 1, 2])
        #expect(throws: LearnError.self) {
            try ModelComparison([entries[0], ("fewer", fewer, nil)], by: .accuracy)
        }
        let oneClass = try entries[1].scores.rows((0..<60).filter { y.codes[$0] == 1 })
        #expect(throws: LearnError.self) { try ModelComparison([("one", oneClass, nil)], by: .rocAUC) }
    }
}
