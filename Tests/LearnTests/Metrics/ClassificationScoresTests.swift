import TestSupport
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
        #expect(isClose(scores.averagePrecision, 0.8333333333333333))
        #expect(isClose(scores.brierScore, 0.158125))
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
        #expect(scores.rocAUC == 1 && scores.averagePrecision.isNaN && scores.brierScore.isNaN)
        #expect(throws: LearnError.self) { try scores.probability() }
    }

    @Test func positiveProbabilitiesAloneSuffice() throws {
        let truth = try Labels(["no", "no", "yes", "yes"])
        let positive = [0.1, 0.4, 0.35, 0.8]
        let one = try ClassificationScores(truth, probability: positive)
        let two = try ClassificationScores(
            truth, probabilities: Matrix(["no": positive.map { 1 - $0 }, "yes": positive]))
        #expect(one == two && one.logLoss == two.logLoss && one.rocAUC == two.rocAUC)
    }

    @Test func theThresholdMovesPredictionsOnly() throws {
        let scores = try ClassificationScores(Labels([0, 0, 1, 1]), probability: [0.1, 0.4, 0.35, 0.8])
        let lower = try scores.withThreshold(0.35)
        #expect(lower.predicted.codes == [0, 1, 1, 1] && lower.recall == 1)
        #expect(lower.rocAUC == scores.rocAUC && lower.logLoss == scores.logLoss)
        #expect(lower != scores)
    }

    @Test func scorers() throws {
        let scores = try ClassificationScores(Labels([0, 0, 1, 1]), probability: [0.1, 0.4, 0.35, 0.8])
        #expect(try Scorer.rocAUC(scores) == 0.75 && Scorer.accuracy(scores) == 0.75)
        #expect(Scorer.all.filter(\.isLoss).map(\.name) == ["log-loss", "Brier score"])
        #expect(Set(Scorer.all.map(\.name)).count == Scorer.all.count)
    }

    @Test func invalidInput() throws {
        let truth = try Labels([0, 1])
        #expect(throws: LearnError.self) { try ClassificationScores(truth, probability: [0.5]) }
        #expect(throws: LearnError.self) { try ClassificationScores(truth, probability: [0.5, 1.5]) }
        #expect(throws: LearnError.self) { try ClassificationScores(truth, probability: [0.5, .nan]) }
        #expect(throws: LearnError.self) {
            try ClassificationScores(truth, probabilities: Matrix(["1": [0, 1], "0": [1, 0]]))
        }
        #expect(throws: LearnError.self) {
            try ClassificationScores(truth, probability: [0.5, 0.5], sampleWeight: [0, 0])
        }
    }
}
