import Numerics
import TestSupport
import Testing

@testable import Learn

@Suite struct DecisionThresholdTests {
    private let truth: Labels
    private let probability = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.95]

    init() throws {
        truth = try Labels([0, 0, 1, 0, 1, 1, 0, 1])
    }

    private func best(_ criterion: DecisionThreshold.Criterion) throws -> DecisionThreshold {
        try DecisionThreshold.maximizing(criterion, truth, probability: probability)
    }

    @Test func theBestF1() throws {
        let chosen = try best(.f1)
        #expect(chosen.threshold == 0.3 && isClose(chosen.f1, 0.8))
        #expect(isClose([chosen.precision, chosen.recall], [4 / 6.0, 1]))
    }

    @Test(arguments: [DecisionThreshold.Criterion.f1, .accuracy, .balancedAccuracy, .matthewsCorrelation])
    func noThresholdIsBetter(criterion: DecisionThreshold.Criterion) throws {
        var random = RandomState(seed: 4)
        let scores = random.random(count: 200).map { ($0 * 40).rounded() / 40 }
        let truth = Labels(scores.map { random.random() < $0 })
        let chosen = try DecisionThreshold.maximizing(criterion, truth, probability: scores)
        func metric(_ threshold: Double) throws -> Double {
            let predicted = Labels(scores.map { $0 >= threshold })
            return switch criterion {
            case .f1: try ConfusionMatrix(truth, predicted).f1()
            case .accuracy: try ConfusionMatrix(truth, predicted).accuracy
            case .balancedAccuracy: try ConfusionMatrix(truth, predicted).balancedAccuracy
            default: try ConfusionMatrix(truth, predicted).matthewsCorrelation
            }
        }
        let all = try Set(scores).map(metric)
        #expect(isClose(try metric(chosen.threshold), try #require(all.max())))
    }

    @Test func metricsAreThoseOfTheThreshold() throws {
        let chosen = try best(.balancedAccuracy)
        let confusion = try ConfusionMatrix(
            truth, Labels(codes: probability.map { $0 >= chosen.threshold ? 1 : 0 }, classNames: ["0", "1"]))
        #expect(
            confusion.cells == [
                [chosen.trueNegatives, chosen.falsePositives], [chosen.falseNegatives, chosen.truePositives],
            ])
        #expect(isClose(chosen.matthewsCorrelation, confusion.matthewsCorrelation))
        #expect(chosen.accuracy == confusion.accuracy && chosen.fBeta(2) == confusion.fBetaScores(beta: 2)[1])
    }

    @Test func recallAtAPrecision() throws {
        let chosen = try best(.recall(minimumPrecision: 0.75))
        #expect(chosen.threshold == 0.5 && chosen.recall == 0.75 && chosen.precision == 0.75)
        // Only the highest score reaches a precision of 1.
        #expect(try best(.recall(minimumPrecision: 1)).threshold == 0.95)
    }

    @Test func precisionAtARecall() throws {
        #expect(try best(.precision(minimumRecall: 0.5)).threshold == 0.5)
        // Of equal precisions the larger recall.
        #expect(
            try DecisionThreshold.maximizing(
                .precision(minimumRecall: 0), Labels([0, 1, 1]), probability: [0.1, 0.5, 0.6]
            ).threshold == 0.5)
    }

    @Test func costMayBeMinimalWithNothingPredictedPositive() throws {
        #expect(try best(.cost(falsePositive: 0, falseNegative: 1)).falseNegatives == 0)
        let never = try best(.cost(falsePositive: 10, falseNegative: 0.1))
        #expect(never.threshold == 0.95 && never.falsePositives == 0)
        let inverted = try DecisionThreshold.maximizing(
            .cost(falsePositive: 1, falseNegative: 0.1), Labels([1, 0, 0]), probability: [0.1, 0.5, 0.6])
        #expect(inverted.threshold == 0.6.nextUp && inverted.truePositives == 0)
    }

    @Test func theHighestOfEquallyGoodThresholds() throws {
        let chosen = try DecisionThreshold.maximizing(
            .accuracy, Labels([0, 1, 0, 1]), probability: [0.1, 0.2, 0.3, 0.4])
        #expect(chosen.threshold == 0.4)
    }

    @Test func weightsCountAsRepeatedRows() throws {
        let rows = [0, 2, 2, 3, 3, 3, 7]
        #expect(
            try DecisionThreshold.maximizing(
                .f1, truth, probability: probability, sampleWeight: [1, 0, 2, 3, 0, 0, 0, 1])
                == DecisionThreshold.maximizing(
                    .f1, truth.rows(rows), probability: rows.map { probability[$0] }))
    }

    @Test func scoresChooseFromTheirOwnRows() throws {
        let scores = try ClassificationScores(truth, probability: probability)
        #expect(try scores.threshold(maximizing: .f1) == best(.f1))
    }

    @Test func invalidInput() throws {
        #expect(throws: LearnError.oneClass("true")) {
            try DecisionThreshold.maximizing(.f1, Labels([true, true]), probability: [0.1, 0.2])
        }
        #expect(throws: LearnError.self) {
            try DecisionThreshold.maximizing(
                .recall(minimumPrecision: 0.9), Labels([1, 0]), probability: [0.1, 0.5])
        }
        #expect(throws: LearnError.self) { try best(.recall(minimumPrecision: 1.5)) }
        #expect(throws: LearnError.self) { try best(.cost(falsePositive: -1, falseNegative: 1)) }
    }
}
