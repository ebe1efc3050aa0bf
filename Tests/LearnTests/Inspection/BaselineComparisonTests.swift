import TestSupport
import Testing

@testable import Learn

@Suite struct BaselineComparisonTests {
    private let scores: ClassificationScores

    init() throws {
        scores = try ClassificationScores(
            Labels([0, 0, 0, 1]), probability: [0.1, 0.2, 0.6, 0.9])
    }

    @Test func theBaselineIgnoresFeatures() throws {
        let baseline = try scores.baseline()
        #expect(baseline.accuracy == 0.75 && baseline.rocAUC == 0.5 && baseline.f1 == 0)
        #expect(isClose(baseline.brierScore, 0.1875))
    }

    @Test func liftIsPositiveForBetterModels() throws {
        let comparison = try scores.comparedToBaseline()
        #expect(comparison.rows.map(\.name) == Scorer.all.map(\.name))
        #expect(comparison[.accuracy]?.lift == 0 && comparison[.rocAUC]?.lift == 0.5)
        let loss = try #require(comparison[.logLoss])
        #expect(loss.lift > 0 && loss.lift == loss.baseline - loss.score)
    }

    @Test func frequenciesMayComeFromTrainingLabels() throws {
        let training = try Labels([0, 1, 1, 1])
        #expect(try scores.baseline(fittedOn: training).accuracy == 0.25)
        #expect(throws: LearnError.self) { try scores.baseline(fittedOn: Labels([7])) }
    }

    @Test func severalClasses() throws {
        let probabilities = try Matrix(["0": [0.8, 0.2, 0.2], "1": [0.1, 0.7, 0.5], "2": [0.1, 0.1, 0.3]])
        let comparison = try ClassificationScores(Labels([0, 1, 2]), probabilities: probabilities)
            .comparedToBaseline()
        #expect(comparison[.brierScore] == nil && comparison[.rocAUC]?.baseline == 0.5)
    }
}
