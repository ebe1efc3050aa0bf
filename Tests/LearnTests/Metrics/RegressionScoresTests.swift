import TestSupport
import Testing

@testable import Learn

@Suite struct RegressionScoresTests {
    private let y = SmallSample.numbers
    private let weights = (0..<60).map { Double($0 % 4) }

    private func values(_ scores: RegressionScores) -> [Double] {
        [
            scores.meanAbsoluteError, scores.meanSquaredError, scores.medianAbsoluteError, scores.r2,
            scores.pinballLoss(quantile: 0.8),
        ]
    }

    /// Reference values of scikit-learn's metrics of a `Ridge` on its training rows.
    @Test func referenceValues() throws {
        let model = try Ridge().fit(SmallSample.x, y)
        let plain = [
            0.9042110087457437, 1.2752519246219085, 0.8408279567497245, 0.3412136200671825,
            0.45210550437287184,
        ]
        let scores = try model.evaluate(SmallSample.x, y)
        #expect(isClose(values(scores), plain, 1e-10))
        let weighted = [
            0.8853549189446012, 1.1751670411364283, 0.8802698934417097, 0.32037951171119716,
            0.49888929747454924,
        ]
        let others = try model.evaluate(SmallSample.x, y, sampleWeight: weights)
        #expect(isClose(values(others), weighted, 1e-10))
        #expect(others == scores.reweighted(weights))
        #expect(
            try Metrics.pinballLoss(y, scores.predicted, quantile: 0.8) == scores.pinballLoss(quantile: 0.8))
        #expect(isClose(scores.pinballLoss(quantile: 0.5) * 2, scores.meanAbsoluteError))
        #expect(throws: LearnError.self) { try Metrics.pinballLoss(y, y, quantile: 2) }
    }

    @Test func someOfTheRows() throws {
        let scores = try RegressionScores([1, 2, 4], predicted: [1, 3, 3], sampleWeight: [1, 2, 3])
        let part = try scores.rows([2, 0])
        #expect(try part == RegressionScores([4, 1], predicted: [3, 1], sampleWeight: [3, 1]))
        #expect(try scores.rows([0]).r2.isNaN)
        #expect(throws: LearnError.noRows(in: "the rows to score")) { try scores.rows([]) }
        #expect(throws: LearnError.self) { try scores.rows([3]) }
    }

    @Test func metricsByName() throws {
        let scores = try RegressionScores([1, 2, 4], predicted: [1, 3, 3])
        let named: [(RegressionScorer, Double)] = [
            (.r2, scores.r2), (.meanAbsoluteError, 2.0 / 3), (.meanSquaredError, 2.0 / 3),
            (.rootMeanSquaredError, (2.0 / 3).squareRoot()), (.medianAbsoluteError, 1),
            (.pinballLoss(quantile: 0.9), 1.0 / 3),
        ]
        for (scorer, value) in named { #expect(isClose(try scorer(scores) ?? .nan, value)) }
        #expect(RegressionScorer.standard.name == "R²" && Scorer.standard.name == "accuracy")
    }

    @Test func intervals() throws {
        let model = try Ridge().fit(SmallSample.x, y)
        let scores = try model.evaluate(SmallSample.x, y)
        let interval = try scores.interval(of: .meanAbsoluteError, samples: 200, seed: 5)
        let direct = try bootstrap(count: 60, samples: 200, seed: 5) { rows in
            try scores.rows(rows).meanAbsoluteError
        }
        #expect(isClose(interval.interval.lowerBound, direct.interval.lowerBound))
        #expect(isClose(interval.estimate, scores.meanAbsoluteError))
    }
}
