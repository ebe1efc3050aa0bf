import TestSupport
import Testing

@testable import Learn

/// Reference values of scikit-learn's regression metrics.
@Suite struct RegressionMetricsTests {
    private let truth = [3.0, -0.5, 2, 7, 4.2]
    private let predicted = [2.5, 0.0, 2, 8, 4.2]
    private let weights = [1.0, 2, 3, 1, 1]

    private func all(_ weights: [Double]?) throws -> [Double] {
        [
            try Metrics.meanAbsoluteError(truth, predicted, sampleWeight: weights),
            try Metrics.meanSquaredError(truth, predicted, sampleWeight: weights),
            try Metrics.rootMeanSquaredError(truth, predicted, sampleWeight: weights),
            try Metrics.meanAbsolutePercentageError(truth, predicted, sampleWeight: weights),
            try Metrics.medianAbsoluteError(truth, predicted, sampleWeight: weights),
            try Metrics.r2(truth, predicted, sampleWeight: weights),
            try Metrics.explainedVariance(truth, predicted, sampleWeight: weights),
        ]
    }

    @Test func unweighted() throws {
        let expected = [
            0.4, 0.3, 0.5477225575051661, 0.2619047619047619, 0.5, 0.9509675732217573, 0.957505230125523,
        ]
        #expect(isClose(try all(nil), expected))
        #expect(isClose(try all([2, 2, 2, 2, 2]), expected))
        #expect(try Metrics.maxError(truth, predicted) == 1)
    }

    @Test func weighted() throws {
        let expected = [
            0.3125, 0.21875, 0.46770717334674267, 0.28869047619047616, 0.25, 0.9583927722301474,
            0.9650796481217309,
        ]
        #expect(isClose(try all(weights), expected))
    }

    @Test func constantTruth() throws {
        #expect(try Metrics.r2([2, 2], [2, 2]) == 1 && Metrics.r2([2, 2], [2, 3]) == 0)
        #expect(try Metrics.explainedVariance([2, 2], [3, 3]) == 1)
    }

    @Test func invalidInput() {
        #expect(throws: LearnError.self) { try Metrics.r2([1, 2], [1]) }
        #expect(throws: LearnError.self) { try Metrics.meanSquaredError([], []) }
        #expect(throws: LearnError.notFinite(row: 1, column: "prediction", value: .infinity)) {
            try Metrics.meanAbsoluteError([1, 2], [1, .infinity])
        }
    }
}
