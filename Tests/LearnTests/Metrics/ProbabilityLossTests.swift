import TestSupport
import Testing

@testable import Learn

/// Reference values of scikit-learn's `log_loss` and `brier_score_loss`.
@Suite struct ProbabilityLossTests {
    private let truth: Labels
    private let probability = [0.1, 0.4, 0.35, 0.8]

    init() throws {
        truth = try Labels([0, 0, 1, 1])
    }

    @Test func twoClasses() throws {
        let scores = try ClassificationScores(truth, probability: probability)
        #expect(isClose(scores.logLoss, 0.47228795380917615))
        #expect(isClose(scores.brierScore, 0.15812500000000002))
    }

    @Test func severalClasses() throws {
        let probabilities = try Matrix(
            rows: [
                [0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.3, 0.3, 0.4], [0.2, 0.5, 0.3], [0.6, 0.3, 0.1],
                [0.1, 0.2, 0.7],
            ], columnNames: ["0", "1", "2"])
        let truth = try Labels([0, 1, 2, 2, 0, 2])
        let scores = try ClassificationScores(truth, probabilities: probabilities)
        #expect(isClose(scores.logLoss, 0.594597099859626))
    }

    @Test func logLossOfCertainErrorsIsFinite() throws {
        let scores = try ClassificationScores(Labels([false, true]), probability: [0, 0])
        #expect(isClose(scores.logLoss, 18.021826694558577))
    }

    @Test func weightsCountAsRepeatedRows() throws {
        let rows = [0, 0, 1, 3, 3, 3]
        let repeated = try ClassificationScores(truth.rows(rows), probability: rows.map { probability[$0] })
        let weighted = try ClassificationScores(truth, probability: probability, sampleWeight: [2, 1, 0, 3])
        #expect(isClose(weighted.logLoss, repeated.logLoss))
        #expect(isClose(weighted.brierScore, repeated.brierScore))
    }

    @Test func invalidProbabilities() throws {
        for probability in [[0, 1, 2, 0], [0, 1, .nan, 0], [0, 1]] {
            #expect(throws: LearnError.self) { try ClassificationScores(truth, probability: probability) }
        }
        #expect(throws: LearnError.notBinary(classes: ["0", "1", "2"])) {
            try ClassificationScores(Labels([0, 1, 2, 2]), probability: probability)
        }
    }
}
