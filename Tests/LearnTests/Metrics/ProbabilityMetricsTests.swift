import TestSupport
import Testing

@testable import Learn

/// Figures of scikit-learn's `log_loss` and `brier_score_loss`.
@Suite struct ProbabilityMetricsTests {
    private let truth: Labels
    private let probability = [0.1, 0.4, 0.35, 0.8]

    init() throws {
        truth = try Labels([0, 0, 1, 1])
    }

    @Test func twoClasses() throws {
        #expect(isClose(try Metrics.logLoss(truth, probability: probability), 0.47228795380917615))
        #expect(isClose(try Metrics.brierScore(truth, probability: probability), 0.15812500000000002))
    }

    @Test func severalClasses() throws {
        let probabilities = try Matrix(
            rows: [
                [0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.3, 0.3, 0.4], [0.2, 0.5, 0.3], [0.6, 0.3, 0.1],
                [0.1, 0.2, 0.7],
            ], columnNames: ["0", "1", "2"])
        let loss = try Metrics.logLoss(Labels([0, 1, 2, 2, 0, 2]), probabilities: probabilities)
        #expect(isClose(loss, 0.594597099859626))
    }

    @Test func certaintyThatWasWrongIsFinite() throws {
        #expect(
            isClose(try Metrics.logLoss(Labels([false, true]), probability: [0, 0]), 18.021826694558577))
    }

    @Test func weightsCountAsRepeatedRows() throws {
        let rows = [0, 0, 1, 3, 3, 3]
        let (labels, values) = (try truth.rows(rows), rows.map { probability[$0] })
        let weights: [Double] = [2, 1, 0, 3]
        #expect(
            isClose(
                try Metrics.logLoss(truth, probability: probability, sampleWeight: weights),
                try Metrics.logLoss(labels, probability: values)))
        #expect(
            isClose(
                try Metrics.brierScore(truth, probability: probability, sampleWeight: weights),
                try Metrics.brierScore(labels, probability: values)))
    }

    @Test func whatIsNoProbability() throws {
        #expect(throws: LearnError.self) { try Metrics.logLoss(truth, probability: [0, 1, 2, 0]) }
        #expect(throws: LearnError.self) { try Metrics.logLoss(truth, probability: [0, 1, .nan, 0]) }
        #expect(throws: LearnError.self) { try Metrics.brierScore(truth, probability: [0, 1]) }
        #expect(throws: LearnError.self) {
            try Metrics.brierScore(Labels([0, 1, 2, 2]), probability: probability)
        }
    }
}
