import Learn
import Numerics
import TestSupport
import Testing

@testable import Trees

/// Predicting while a forest grows gives what the fitted forest predicts.
@Suite struct FitPredictTests {
    /// Training rows, or prediction rows with values partly between those of the training rows: real numbers, whole
    /// numbers, two values, categories, with some values missing.
    private static func rows(_ count: Int, seed: UInt32, holes: Double, categories: [String]) throws -> Matrix
    {
        var random = RandomState(seed: seed)
        let number = random.normal(count: count)
        let whole = random.normal(count: count).map { ($0 * 6).rounded() / (seed == 1 ? 1 : 2) }
        let bit = random.random(count: count).map { $0 < 0.3 ? 1.0 : 0 }
        let category = random.random(count: count).map { ($0 * Double(categories.count)).rounded(.down) }
        var columns = [number, whole, bit, category]
        for column in columns.indices {
            for row in 0..<count where random.random() < holes { columns[column][row] = .nan }
        }
        return Matrix(
            uncheckedRowCount: count, columnNames: ["number", "whole", "bit", "category"],
            categories: [nil, nil, nil, categories], values: columns.flatMap(\.self))
    }

    private static let trainingCategories = ["a", "b", "c", "d"]
    private static let newCategories = ["d", "new", "a", "c"]

    private static func labels(_ x: Matrix, classCount: Int) -> Labels {
        var random = RandomState(seed: 8)
        let codes = (0..<x.rowCount).map { row in
            let value = x[row, 0].isNaN ? 0 : x[row, 0]
            return value + random.normal() > 0.4 ? classCount - 1 : random.randint(0..<classCount)
        }
        return Labels(
            codes: codes.map(Int32.init), uncheckedClassNames: ["p", "q", "r"].prefix(classCount).map(\.self))
    }

    @Test(arguments: [TreeSplitter.binned(), .binned(maxBins: 12), .binned(maxBins: 2000), .exact], [2, 3])
    func predictsAsTheFittedForest(splitter: TreeSplitter, classCount: Int) throws {
        for holes in [(0.0, 0.0), (0.2, 0.0), (0.0, 0.2), (0.2, 0.2)] {
            let x = try Self.rows(400, seed: 1, holes: holes.0, categories: Self.trainingCategories)
            let sets = [
                try Self.rows(300, seed: 2, holes: holes.1, categories: Self.newCategories),
                try Self.rows(70, seed: 3, holes: 0, categories: Self.trainingCategories), x,
            ]
            let y = Self.labels(x, classCount: classCount)
            let forest = RandomForest(nEstimators: 12, splitter: splitter, seed: 5)
            let fitted = try forest.fit(x, y)
            let predictions = try forest.fitPredict(x, y, on: sets)
            #expect(try predictions.probabilities == sets.map(fitted.predictProbabilities))
            #expect(predictions.importances == fitted.importances)
        }
    }

    @Test func treesWithLimitedLeavesPredictOnceTheyAreComplete() throws {
        let forest = RandomForest(nEstimators: 6, maxLeafNodes: 7, splitter: .binned())
        let sets = try [SmallSample.x, SmallSample.x.rows([5, 3])]
        let predictions = try forest.fitPredict(SmallSample.x, SmallSample.y3, on: sets)
        let fitted = try forest.fit(SmallSample.x, SmallSample.y3)
        #expect(try predictions.probabilities == sets.map(fitted.predictProbabilities))
        #expect(predictions.nodeCount == 6 * 13)
    }

    @Test func anyNumberOfThreadsGivesTheSame() throws {
        let predictions = try [1, 2, 7].map { threadCount in
            try RandomForest(nEstimators: 30, splitter: .binned(), seed: 3, threadCount: threadCount)
                .fitPredict(SmallSample.x, SmallSample.y, on: [SmallSample.x]).probabilities
        }
        #expect(predictions[0] == predictions[1] && predictions[0] == predictions[2])
    }

    @Test func setsWithOtherColumnsAreRejected() throws {
        let other = try Matrix(["a": [1, 2]])
        #expect(throws: LearnError.self) {
            try RandomForest(nEstimators: 2)
                .fitPredict(SmallSample.x, SmallSample.y, on: [SmallSample.x, other])
        }
    }

    @Test(arguments: [TreeSplitter.binned(), .exact]) func emptySetsAndNone(splitter: TreeSplitter) throws {
        let forest = RandomForest(nEstimators: 2, splitter: splitter)
        let sets = try [SmallSample.x.rows([]), SmallSample.x.rows([1])]
        let some = try forest.fitPredict(SmallSample.x, SmallSample.y, on: sets)
        #expect(some.probabilities.map(\.rowCount) == [0, 1])
        let none = try forest.fitPredict(SmallSample.x, SmallSample.y, on: [])
        #expect(none.probabilities.isEmpty && none.nodeCount == some.nodeCount)
    }
}
