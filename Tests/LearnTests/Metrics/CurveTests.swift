import Numerics
import TestSupport
import Testing

@testable import Learn

/// Reference values of scikit-learn's `roc_curve`, `precision_recall_curve` and the metrics derived from them.
@Suite struct CurveTests {
    private let truth: Labels
    private let scores = [0.1, 0.4, 0.35, 0.8]

    init() throws {
        truth = try Labels([0, 0, 1, 1])
    }

    @Test func rocCurve() throws {
        let curve = try ROCCurve(truth, scores: scores)
        #expect(curve.falsePositiveRates == [0, 0, 0.5, 0.5, 1])
        #expect(curve.truePositiveRates == [0, 0.5, 0.5, 1, 1])
        #expect(curve.thresholds == [.infinity, 0.8, 0.4, 0.35, 0.1])
        #expect(curve.area == 0.75)
    }

    @Test func pointsOnAStraightLineCanBeDropped() throws {
        let scores = [0.1, 0.4, 0.6, 0.9]
        #expect(try ROCCurve(truth, scores: scores).thresholds == [.infinity, 0.9, 0.6, 0.1])
        let all = try ROCCurve(truth, scores: scores, dropIntermediate: false)
        #expect(all.thresholds == [.infinity, 0.9, 0.6, 0.4, 0.1])
        #expect(all.falsePositiveRates == [0, 0, 0, 0.5, 1])
    }

    @Test func tiesCountHalf() throws {
        #expect(try Metrics.rocAUC(Labels([0, 1, 0, 1, 1]), scores: [0.5, 0.5, 0.5, 0.5, 0.5]) == 0.5)
    }

    @Test func onlyTheOrderOfScoresMatters() throws {
        var random = RandomState(seed: 8)
        let scores = random.random(count: 300).map { ($0 * 50).rounded() / 50 }
        let truth = Labels(scores.map { random.random() < $0 })
        let area = try Metrics.rocAUC(truth, scores: scores)
        #expect(try Metrics.rocAUC(truth, scores: scores.map { $0 * 1000 - 7 }) == area)
        #expect(try Metrics.rocAUC(truth, scores: scores.map { $0 * $0 * $0 }) == area)
        #expect(isClose(try Metrics.rocAUC(truth, scores: scores.map { -$0 }), 1 - area))
    }

    @Test func areaIsTheFractionOfOrderedPairs() throws {
        var random = RandomState(seed: 9)
        let scores = random.randint(0..<20, count: 120).map(Double.init)
        let truth = Labels(random.random(count: 120).map { $0 < 0.4 })
        let positive = scores.indices.filter { truth.codes[$0] == 1 }
        let negative = scores.indices.filter { truth.codes[$0] == 0 }
        let pairs = positive.flatMap { p in
            negative.map { scores[p] > scores[$0] ? 1 : scores[p] == scores[$0] ? 0.5 : 0 }
        }
        let fraction = pairs.reduce(0, +) / Double(pairs.count)
        #expect(isClose(try Metrics.rocAUC(truth, scores: scores), fraction))
    }

    @Test func oneClassHasNoArea() throws {
        #expect(try Metrics.rocAUC(Labels([true, true]), scores: [0.1, 0.2]).isNaN)
    }

    @Test func weightsCountAsRepeatedRows() throws {
        let weights = [2.0, 1, 0, 3]
        let rows = [0, 0, 1, 3, 3, 3]
        let repeated = try ROCCurve(truth.rows(rows), scores: rows.map { scores[$0] })
        #expect(try ROCCurve(truth, scores: scores, sampleWeight: weights) == repeated)
    }

    @Test func precisionRecallCurve() throws {
        let curve = try PrecisionRecallCurve(truth, scores: scores)
        #expect(curve.precisions == [0.5, 2.0 / 3, 0.5, 1, 1])
        #expect(curve.recalls == [1, 1, 0.5, 0.5, 0])
        #expect(curve.thresholds == [0.1, 0.35, 0.4, 0.8])
        #expect(isClose(curve.averagePrecision, 0.8333333333333333))
    }

    @Test func invalidInput() throws {
        #expect(throws: LearnError.self) { try ROCCurve(Labels([0, 1, 2]), scores: [1, 2, 3]) }
        #expect(throws: LearnError.self) { try ROCCurve(truth, scores: [1]) }
        #expect(throws: LearnError.self) { try ROCCurve(truth, scores: [1, 2, .nan, 3]) }
        #expect(throws: LearnError.self) { try PrecisionRecallCurve(truth.rows([]), scores: []) }
    }
}
