import TestSupport
import Testing

@testable import Learn

@Suite struct GainCurveTests {
    private let truth = Labels([true, false, true, true, false, false, false, false, true, false])
    private let scores = [0.9, 0.8, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]

    @Test func rowsOfEqualScoresAreTakenTogether() throws {
        let curve = try GainCurve(truth, scores: scores)
        #expect(isClose(curve.taken, [0, 0.1, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]))
        #expect(isClose(curve.found, [0, 0.25, 0.5, 0.75, 0.75, 0.75, 0.75, 0.75, 1, 1]))
        #expect(curve.thresholds.prefix(3) == [.infinity, 0.9, 0.8])
        #expect(curve.lifts[0].isNaN && isClose(curve.lifts[2], 0.5 / 0.3))
        #expect(isClose(curve.found(taking: 0.2), 0.375) && curve.found(taking: 1) == 1)
        #expect(curve.found(taking: 0) == 0)
    }

    /// The curve is a mixture of the ROC curve's axes, so its area follows from the other.
    @Test func areaFollowsFromTheROCCurve() throws {
        let model = try LogisticRegression().fit(SmallSample.x, SmallSample.y)
        let score = try model.evaluate(SmallSample.x, SmallSample.y)
        let curve = try score.gainCurve()
        let share = Double(SmallSample.y.classCounts[1]) / 60
        let area = trapezoidArea(x: curve.taken, y: curve.found)
        #expect(isClose(area, share / 2 + (1 - share) * score.rocAUC))
    }

    @Test func weightsCountAsRepeatedRows() throws {
        let weights = (0..<10).map { Double($0 % 3) }
        let repeated = (0..<10).flatMap { [Int](repeating: $0, count: $0 % 3) }
        let weighted = try GainCurve(truth, scores: scores, sampleWeight: weights)
        let other = try GainCurve(truth.rows(repeated), scores: repeated.map { scores[$0] })
        #expect(isClose(weighted.found, other.found) && isClose(weighted.taken, other.taken))
    }

    @Test func noPositiveRows() throws {
        let curve = try GainCurve(Labels([false, false]), scores: [1, 2])
        #expect(curve.found.allSatisfy { $0.isNaN } && curve.taken == [0, 0.5, 1])
    }

    @Test func liftByParts() throws {
        let curve = try LiftCurve(truth, scores: scores, parts: 4)
        #expect(curve.parts.map(\.rowCount) == [3, 3, 2, 2])
        #expect(curve.parts.map(\.positiveCount) == [2, 1, 0, 1])
        #expect(curve.parts.map(\.lowestScore) == [0.8, 0.5, 0.3, 0.1])
        let lifts = [1.6666666666666667, 0.8333333333333333, 0, 1.25]
        #expect(isClose(curve.parts.map(\.lift), lifts))
        #expect(isClose(curve.parts.map(\.cumulativeGain), [0.5, 0.75, 0.75, 1]))
        let cumulative = [1.6666666666666667, 1.25, 0.9375, 1]
        #expect(isClose(curve.parts.map(\.cumulativeLift), cumulative))
        let none = try LiftCurve(Labels([false, false]), scores: [1, 2], parts: 2)
        #expect(none.parts[0].lift.isNaN && none.parts[0].rate == 0)
    }

    @Test func badInput() {
        #expect(throws: LearnError.self) { try LiftCurve(truth, scores: scores, parts: 0) }
        #expect(throws: LearnError.self) { try LiftCurve(truth, scores: scores, parts: 11) }
        #expect(throws: LearnError.self) { try GainCurve(truth, scores: [1]) }
        #expect(throws: LearnError.self) { try LiftCurve(SmallSample.y3, scores: scores) }
    }
}
