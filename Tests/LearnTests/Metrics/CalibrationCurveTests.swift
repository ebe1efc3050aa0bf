import Numerics
import TestSupport
import Testing

@testable import Learn

/// Reference values of scikit-learn's `calibration_curve`.
@Suite struct CalibrationCurveTests {
    private let truth: Labels
    private let probability = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.95]

    init() throws {
        truth = try Labels([0, 0, 1, 0, 1, 1, 0, 1])
    }

    @Test func binsOfEqualWidth() throws {
        let curve = try CalibrationCurve(truth, probability: probability, bins: 3)
        #expect(isClose(curve.observed, [1 / 3, 2 / 3, 0.5]))
        #expect(isClose(curve.predicted, [0.2, 0.5, 0.825]))
        #expect(curve.support == [3, 3, 2])
    }

    @Test func binsOfEqualSize() throws {
        let curve = try CalibrationCurve(truth, probability: probability, bins: 3, strategy: .quantile)
        #expect(isClose(curve.observed, [1 / 3, 0.5, 2 / 3]))
        #expect(isClose(curve.predicted, [0.2, 0.45, 0.75]))
    }

    @Test func errorsAreDistancesFromTheDiagonal() throws {
        let curve = try CalibrationCurve(truth, probability: probability, bins: 3)
        #expect(isClose(curve.maximumError, 0.325))
        #expect(isClose(curve.expectedError, 0.19375))
        #expect(
            try CalibrationCurve(Labels([0, 1, 0, 1]), probability: [0, 1, 0.5, 0.5], bins: 10).expectedError
                == 0)
    }

    @Test func emptyBinsAreLeftOutAndEdgesBelongBelow() throws {
        let curve = try CalibrationCurve(Labels([0, 1, 1]), probability: [0.25, 0.5, 1], bins: 4)
        #expect(curve.predicted == [0.25, 0.5, 1] && curve.observed == [0, 1, 1])
    }

    @Test func weightsCountAsRepeatedRows() throws {
        let rows = [0, 2, 2, 3, 3, 3, 7]
        let repeated = try CalibrationCurve(truth.rows(rows), probability: rows.map { probability[$0] })
        let weighted = try CalibrationCurve(
            truth, probability: probability, sampleWeight: [1, 0, 2, 3, 0, 0, 0, 1])
        #expect(isClose(repeated.observed, weighted.observed) && repeated.support == weighted.support)
        #expect(isClose(repeated.predicted, weighted.predicted))
    }

    @Test func invalidInput() {
        for bins in [0, -1, .max] {
            #expect(throws: LearnError.self) {
                try CalibrationCurve(truth, probability: probability, bins: bins)
            }
        }
        #expect(throws: LearnError.self) {
            try CalibrationCurve(truth, probability: probability.map { $0 * 2 })
        }
    }
}
