import Testing

@testable import Learn

@Suite struct ClassificationScoresTests {
    @Test func twoClasses() throws {
        let truth = try Labels(["no", "no", "yes", "yes"])
        let positive = [0.1, 0.4, 0.35, 0.8]
        let probabilities = try Matrix(["no": positive.map { 1 - $0 }, "yes": positive])
        let scores = try ClassificationScores(truth, probabilities: probabilities)
        #expect(scores.confusion.cells == [[2, 0], [1, 1]])
        #expect(scores.accuracy == 0.75 && scores.balancedAccuracy == 0.75)
        #expect(scores.precision == 1 && scores.recall == 0.5 && isClose(scores.f1, 2 / 3))
        #expect(scores.rocAUC == 0.75)
        #expect(isClose(try #require(scores.averagePrecision), 0.8333333333333333))
        #expect(isClose(try #require(scores.brierScore), 0.158125))
        #expect(isClose(scores.logLoss, 0.47228795380917615))
        #expect(try scores.rocCurve().thresholds.count == 5)
        #expect(try scores.precisionRecallCurve().thresholds.count == 4)
        #expect(scores.report.classes.map(\.name) == ["no", "yes"])
    }

    @Test func moreClassesHaveNoCurves() throws {
        let truth = try Labels([0, 1, 2])
        let probabilities = try Matrix(["0": [0.8, 0.2, 0.2], "1": [0.1, 0.7, 0.5], "2": [0.1, 0.1, 0.3]])
        let scores = try ClassificationScores(truth, probabilities: probabilities)
        #expect(scores.predicted.codes == [0, 1, 1])
        #expect(isClose([scores.precision, scores.recall], [0.5, 2 / 3]))
        #expect(scores.rocAUC == 1 && scores.averagePrecision == nil && scores.brierScore == nil)
        #expect(throws: LearnError.self) { try scores.probability() }
    }
}
