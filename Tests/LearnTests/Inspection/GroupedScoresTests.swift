import TestSupport
import Testing

@testable import Learn

@Suite struct GroupedScoresTests {
    private let x = SmallSample.x
    private let y = SmallSample.y

    private func scores() throws -> ClassificationScores {
        try LogisticRegression().fit(x, y).evaluate(x, y)
    }

    @Test func scoresByGroup() throws {
        let groups = Groups((0..<60).map { $0 % 3 })
        let result = try scores().by(groups)
        #expect(result.groups.map(\.name) == ["0", "1", "2"] && result.groups[0].rowCount == 20)
        let rows = Array(stride(from: 1, to: 60, by: 3))
        let expected = try LogisticRegression().fit(x, y).evaluate(x.rows(rows), y.rows(rows))
        #expect(result.groups[1].scores == expected)
        #expect(try result.values(of: .rocAUC)[1] == expected.rocAUC)
        let points = try result.points(of: .accuracy, samples: 100)
        #expect(points.rowCounts == [20, 20, 20])
        #expect(zip(points.lower, points.values).allSatisfy { $0 <= $1 })
    }

    @Test func aGroupOfOneClassHasNoArea() throws {
        let result = try scores().by(y)
        #expect(try result.values(of: .rocAUC).allSatisfy { $0.isNaN })
        #expect(try result.values(of: .accuracy).allSatisfy { $0.isFinite })
        let points = try result.points(of: .rocAUC)
        #expect(points.lower.allSatisfy { $0.isNaN } && points.names == ["no", "yes"])
    }

    @Test func bandsOfANumber() throws {
        let numbers = [-1, 0, 0.5, 2, .nan, 3]
        let scores = try RegressionScores([1, 2, 3, 4, 5, 6], predicted: [1, 1, 1, 1, 1, 1])
        let result = try scores.by(numbers, edges: [0, 2])
        #expect(result.groups.map(\.name) == ["below 0", "0 to 2", "2 and above", "missing"])
        #expect(result.groups.map(\.rowCount) == [1, 2, 2, 1])
        #expect(try result.values(of: .meanAbsoluteError) == [0, 1.5, 4, 4])
        #expect(try result.values(of: .r2)[0].isNaN)
        #expect(throws: LearnError.self) { try scores.by(numbers, edges: [2, 0]) }
        #expect(throws: LearnError.self) { try scores.by([1], edges: [0]) }
    }

    @Test func probabilitiesOfThePositiveClassAlone() throws {
        let probability = try LogisticRegression().fit(x, y).predictProbability(x)
        let scores = try ClassificationScores(y, probability: probability, threshold: 0.7)
        let part = try scores.rows([5, 3, 8])
        let expected = try ClassificationScores(
            y.rows([5, 3, 8]), probability: [5, 3, 8].map { probability[$0] }, threshold: 0.7)
        #expect(part == expected)
    }

    @Test func partsMayOverlap() throws {
        let result = try GroupedScores(
            scores(), parts: [("all", Array(0..<60)), ("none", []), ("some", [1, 2])])
        #expect(result.groups.map(\.name) == ["all", "some"])
        #expect(throws: LearnError.self) { try GroupedScores(scores(), parts: [("bad", [60])]) }
    }
}
