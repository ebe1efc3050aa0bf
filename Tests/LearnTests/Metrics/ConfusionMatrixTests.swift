import Foundation
import TestSupport
import Testing

@testable import Learn

@Suite struct ConfusionMatrixTests {
    private let truth: Labels
    private let predicted: Labels

    init() throws {
        truth = try Labels(
            ["cat", "dog", "bird", "dog", "cat", "bird", "dog", "cat", "dog", "bird", "cat", "dog"])
        predicted = try Labels(
            ["cat", "dog", "dog", "dog", "bird", "bird", "cat", "cat", "dog", "bird", "cat", "dog"])
    }

    @Test func rowsAreTruthAndColumnsPredictions() throws {
        let confusion = try ConfusionMatrix(truth, predicted)
        #expect(confusion.classNames == ["bird", "cat", "dog"])
        #expect(confusion.truePositives == 4 && confusion.falsePositives == 1)
        #expect(confusion.falseNegatives == 1 && confusion.trueNegatives == 6)
        #expect(confusion.cells == [[2, 0, 1], [1, 3, 0], [0, 1, 4]])
        #expect(
            confusion.support == [3, 4, 5] && confusion.predictedSupport == [3, 4, 5] && confusion.total == 12
        )
        #expect(isClose(confusion.normalizedByTruth[2], [0, 0.2, 0.8]))
    }

    @Test func metricsByClass() throws {
        let confusion = try ConfusionMatrix(truth, predicted)
        #expect(confusion.accuracy == 0.75)
        #expect(isClose(confusion.f1Scores(), [2 / 3, 0.75, 0.8]))
        #expect(isClose(try confusion.f1(), 0.7388888888888889))
    }

    @Test func averages() throws {
        let confusion = try ConfusionMatrix(truth, predicted)
        let all: [ClassAverage] = [.micro, .macro, .weighted]
        #expect(isClose(try all.map { try confusion.f1(average: $0) }, [0.75, 0.7388888888888889, 0.75]))
        #expect(
            isClose(try all.map { try confusion.fBeta(2, average: $0) }, [0.75, 0.7388888888888889, 0.75]))
        #expect(
            isClose(
                try all.map { try confusion.jaccard(average: $0) },
                [0.6, 0.5888888888888889, 0.6027777777777777]))
        #expect(try confusion.precision(average: .micro) == 0.75)
        #expect(throws: LearnError.self) { try confusion.recall(average: .binary) }
        #expect(throws: LearnError.self) { try confusion.fBeta(-1) }
    }

    @Test func recallCountsMoreWithBeta() throws {
        let truth = Labels([true, true, true, false])
        let confusion = try ConfusionMatrix(truth, Labels([true, false, false, false]))
        #expect(try confusion.fBeta(0) == confusion.precision())
        #expect(isClose(try confusion.fBeta(2), 5 / 13))
        #expect(try confusion.jaccard() == 1.0 / 3)
    }

    @Test func agreementBeyondChance() throws {
        let confusion = try ConfusionMatrix(truth, predicted)
        #expect(isClose(confusion.matthewsCorrelation, 0.6170212765957447))
        let kappas = KappaWeights.allCases.map { confusion.cohensKappa(weights: $0) }
        #expect(isClose(kappas, [0.6170212765957447, 0.6129032258064516, 0.6086956521739131]))
        let weights = (0..<12).map { Double($0 % 3) }
        let weighted = try ConfusionMatrix(truth, predicted, sampleWeight: weights)
        #expect(isClose(weighted.matthewsCorrelation, 0.6264578223770826))
        let constant = try ConfusionMatrix(Labels([7, 7]), Labels([7, 7]))
        #expect(constant.matthewsCorrelation == 0 && constant.cohensKappa().isNaN)
    }

    @Test func undefinedMetricsMayBeLeftOutOfMeans() throws {
        let confusion = try ConfusionMatrix(Labels([0, 0, 0, 0]), Labels([0, 1, 0, 2]))
        #expect(try confusion.recall(average: .macro) == 0.5 / 3)
        #expect(try confusion.recall(average: .macro, zeroDivision: .nan) == 0.5)
    }

    @Test func weightsCountAsRepeatedRows() throws {
        let weights = (0..<12).map { Double($0 % 3) }
        let rows = (0..<12).flatMap { [Int](repeating: $0, count: $0 % 3) }
        let repeated = try ConfusionMatrix(truth.rows(rows), predicted.rows(rows))
        #expect(try ConfusionMatrix(truth, predicted, sampleWeight: weights).cells == repeated.cells)
    }

    @Test func aClassThatIsOnlyPredictedComesLast() throws {
        let confusion = try ConfusionMatrix(Labels([0, 0, 0, 0]), Labels([0, 1, 0, 2]))
        #expect(confusion.cells == [[2, 1, 1], [0, 0, 0], [0, 0, 0]])
        #expect(confusion.balancedAccuracy == 0.5)
    }

    @Test func writingAndReading() throws {
        let confusion = try ConfusionMatrix(truth, predicted)
        let written = try JSONEncoder().encode(confusion)
        #expect(try JSONDecoder().decode(ConfusionMatrix.self, from: written) == confusion)
        let ragged = Data(#"{"classNames": ["a", "b"], "cells": [[1, 2]], "isWeighted": false}"#.utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(ConfusionMatrix.self, from: ragged) }
    }

    @Test func undefinedRates() throws {
        let truth = try Labels(codes: [0, 1, 0, 1], classNames: ["0", "1"])
        let never = try Labels(codes: [0, 0, 0, 0], classNames: ["0", "1"])
        let neverPredicted = try ConfusionMatrix(truth, never)
        #expect(try neverPredicted.precision() == 0 && neverPredicted.precision(zeroDivision: 1) == 1)
        let neverTrue = try ConfusionMatrix(never, truth)
        #expect(try neverTrue.recall() == 0 && neverTrue.recall(zeroDivision: .nan).isNaN)
        #expect(try ConfusionMatrix(never, never).f1(zeroDivision: 1) == 1)
    }

    @Test func invalidInput() throws {
        #expect(throws: LearnError.self) { try ConfusionMatrix(truth, predicted.rows([0])) }
        #expect(throws: LearnError.self) { try ConfusionMatrix(truth.rows([]), predicted.rows([])) }
        #expect(throws: LearnError.self) { try ConfusionMatrix(truth, predicted, sampleWeight: [1]) }
    }
}
