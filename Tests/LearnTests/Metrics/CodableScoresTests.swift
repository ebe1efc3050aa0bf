import Foundation
import Testing

@testable import Learn

@Suite("Scores are written and read without loss, and what does not fit is refused")
struct CodableScoresTests {
    private func again<Value: Codable>(_ value: Value, changed change: (String) -> String = { $0 }) throws
        -> Value
    {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        return try JSONDecoder().decode(Value.self, from: Data(change(text).utf8))
    }

    @Test func classification() throws {
        let truth = try Labels(["no", "no", "yes", "yes"])
        let scores = try ClassificationScores(
            truth, probability: [0.1, 0.4, 0.35, 0.8], threshold: 0.3, sampleWeight: [1, 2, 3, 4])
        #expect(try again(scores) == scores)
        #expect(try again(scores).predicted == scores.predicted)
        #expect(try again(scores).averagePrecision == scores.averagePrecision)
        let three = try ClassificationScores(
            Labels([0, 1, 2]),
            probabilities: Matrix(["0": [0.8, 0.2, 0.2], "1": [0.1, 0.7, 0.5], "2": [0.1, 0.1, 0.3]]))
        #expect(try again(three) == three)
        #expect(throws: LearnError.self) {
            try again(scores) { $0.replacingOccurrences(of: "0.35", with: "1.35") }
        }
        #expect(throws: LearnError.self) {
            try again(scores) { $0.replacingOccurrences(of: "[1,2,3,4]", with: "[1,2,3]") }
        }
        // The predictions, of one row less.
        #expect(throws: LearnError.self) {
            try again(scores) { $0.replacingOccurrences(of: "[0,1,1,1]", with: "[0,1,1]") }
        }
    }

    @Test func labels() throws {
        let labels = try Labels(["b", "a", "b"], positive: "a")
        #expect(try again(labels) == labels)
        #expect(throws: LearnError.self) {
            try again(labels) { $0.replacingOccurrences(of: "[0,1,0]", with: "[0,2,0]") }
        }
    }

    @Test func regression() throws {
        let scores = try RegressionScores([1, 2, 4], predicted: [1, 3, 5], sampleWeight: [1, 0, 2])
        #expect(try again(scores) == scores)
        #expect(throws: LearnError.self) {
            try again(scores) { $0.replacingOccurrences(of: "[1,3,5]", with: "[1,3]") }
        }
    }
}
