import TestSupport
import Testing

@testable import Learn

@Suite struct PermutationImportanceTests {
    private let model: LogisticRegression.Fitted

    init() throws {
        model = try LogisticRegression().fit(SmallSample.x, SmallSample.y)
    }

    @Test func columnsThatMatterComeFirst() throws {
        let importance = try PermutationImportance(
            of: model, SmallSample.x, SmallSample.y, seed: 42, score: .rocAUC)
        #expect(importance.columns.map(\.name) == ["a", "b", "c"])
        #expect(importance.baseline == (try model.evaluate(SmallSample.x, SmallSample.y).rocAUC))
        #expect(importance.ranked.map(\.mean) == importance.columns.map(\.mean).sorted(by: >))
        #expect(importance.columns.allSatisfy { $0.importances.count == 5 && $0.standardDeviation >= 0 })
    }

    @Test func shufflesAgreeWithScikitLearn() throws {
        // permutation_importance(random_state: 42) of a model that thresholds its only column.
        let x = try Matrix(["x": (0..<8).map(Double.init)])
        let y = Labels((0..<8).map { $0 > 3 })
        let importance = try PermutationImportance(of: Step(), x, y, repeats: 4, seed: 42)
        #expect(importance.baseline == 1)
        #expect(importance.columns[0].importances == [0.75, 0.75, 0.5, 0.5])
    }

    @Test func importancesOfLossesAreIncreases() throws {
        let importance = try PermutationImportance(of: model, SmallSample.x, SmallSample.y, score: .logLoss)
        #expect(isClose(importance.baseline, try model.evaluate(SmallSample.x, SmallSample.y).logLoss))
        #expect(try #require(importance.ranked.first).mean > 0)
    }

    @Test func theNumberOfThreadsDoesNotMatter() throws {
        let one = try PermutationImportance(of: model, SmallSample.x, SmallSample.y, threadCount: 1)
        #expect(try PermutationImportance(of: model, SmallSample.x, SmallSample.y, threadCount: 4) == one)
    }

    @Test func aColumnThatTheModelIgnoresDoesNotMatter() throws {
        let x = try Matrix(["x": (0..<8).map(Double.init), "noise": [3, 1, 4, 1, 5, 9, 2, 6]])
        let importance = try PermutationImportance(of: Step(), x, Labels((0..<8).map { $0 > 3 }))
        #expect(importance.columns[1].importances == [0, 0, 0, 0, 0])
    }

    @Test func invalidInput() {
        #expect(throws: LearnError.self) {
            try PermutationImportance(of: model, SmallSample.x, SmallSample.y, repeats: 0)
        }
        #expect(throws: LearnError.self) {
            try PermutationImportance(of: model, SmallSample.x.rows([0, 1]), SmallSample.y)
        }
    }

    @Test func cancelling() async {
        let model = model
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try PermutationImportance(of: model, SmallSample.x, SmallSample.y)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}

/// Predicts true if the first column is above 3.
private struct Step: FittedClassifier {
    let classNames = ["false", "true"]

    func predictProbabilities(_ x: Matrix) throws -> Matrix {
        let probability = x.column(at: 0).map { $0 > 3 ? 1.0 : 0 }
        return try Matrix(["false": probability.map { 1 - $0 }, "true": probability])
    }
}
