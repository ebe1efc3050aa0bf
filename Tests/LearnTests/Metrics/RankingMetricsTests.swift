import TestSupport
import Testing

@testable import Learn

/// Reference values of scikit-learn's `roc_auc_score`, `top_k_accuracy_score` and `brier_score_loss` for several classes.
@Suite struct RankingMetricsTests {
    private let truth: Labels
    private let probabilities: Matrix

    init() throws {
        truth = try Labels([0, 1, 2, 2, 0, 1])
        probabilities = try Matrix(
            rows: [
                [0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.3, 0.3, 0.4], [0.2, 0.5, 0.3], [0.6, 0.3, 0.1],
                [0.1, 0.2, 0.7],
            ], columnNames: ["0", "1", "2"])
    }

    @Test func areaOfSeveralClasses() throws {
        #expect(isClose(try Metrics.rocAUC(truth, probabilities: probabilities), 0.7708333333333334))
        #expect(
            isClose(
                try Metrics.rocAUC(truth, probabilities: probabilities, multiClass: .oneVersusOne),
                0.7708333333333334))
        #expect(
            isClose(
                try Metrics.rocAUC(truth, probabilities: probabilities, sampleWeight: [1, 2, 3, 1, 2, 3]),
                0.6892857142857144))
    }

    @Test func areaOfTwoClassesIsTheBinaryOne() throws {
        let truth = try Labels([0, 0, 1, 1])
        let scores = [0.1, 0.4, 0.35, 0.8]
        let matrix = try Matrix(["0": scores.map { 1 - $0 }, "1": scores])
        for multiClass in MulticlassAUC.allCases {
            #expect(try Metrics.rocAUC(truth, probabilities: matrix, multiClass: multiClass) == 0.75)
        }
    }

    @Test func pairsDoNotDependOnHowFrequentClassesAre() throws {
        let rows = [0, 0, 0, 1, 2, 3, 4, 4, 4, 5]
        let area = try Metrics.rocAUC(
            truth.rows(rows), probabilities: probabilities.rows(rows), multiClass: .oneVersusOne)
        #expect(isClose(area, 0.7708333333333334))
    }

    @Test func topClasses() throws {
        #expect(isClose(try Metrics.topKAccuracy(truth, probabilities: probabilities, k: 1), 2 / 3))
        #expect(try Metrics.topKAccuracy(truth, probabilities: probabilities, k: 2) == 1)
        // Of equally probable classes the later comes first.
        let even = try Matrix(rows: [[0.5, 0.5], [0.5, 0.5]], columnNames: ["0", "1"])
        #expect(
            try Metrics.topKAccuracy(Labels([0, 1]), probabilities: even, k: 1, sampleWeight: [1, 3]) == 0.75)
    }

    @Test func brierScoreOfSeveralClasses() throws {
        #expect(isClose(try Metrics.brierScore(truth, probabilities: probabilities), 0.48666666666666664))
    }

    @Test func undefinedAreas() throws {
        let absent = try Labels(codes: [0, 0, 1, 1, 0, 1], classNames: ["0", "1", "2"])
        #expect(try Metrics.rocAUC(absent, probabilities: probabilities).isNaN)
        #expect(throws: LearnError.self) {
            try Metrics.rocAUC(truth, probabilities: probabilities, average: .micro)
        }
        #expect(throws: LearnError.self) { try Metrics.rocAUC(truth.rows([0]), probabilities: probabilities) }
        #expect(throws: LearnError.self) {
            try Metrics.topKAccuracy(truth, probabilities: probabilities, k: 0)
        }
    }
}
