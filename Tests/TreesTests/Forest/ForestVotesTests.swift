import Learn
import Numerics
import TestSupport
import Testing

@testable import Trees

/// What trees say of rows that ride along is what the forest would say.
@Suite struct ForestVotesTests {
    /// Rows to learn from and others to ask about, whose values partly lie between those learned from: numbers of any
    /// value, whole numbers, two values, categories, missing ones here or there.
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

    private static let learned = ["a", "b", "c", "d"]
    private static let asked = ["d", "new", "a", "c"]

    private static func labels(_ x: Matrix, classCount: Int) -> Labels {
        var random = RandomState(seed: 8)
        let codes = (0..<x.rowCount).map { row in
            let value = x[row, 0].isNaN ? 0 : x[row, 0]
            return value + random.normal() > 0.4 ? classCount - 1 : random.randint(0..<classCount)
        }
        return Labels(codes: codes, uncheckedClassNames: ["p", "q", "r"].prefix(classCount).map(\.self))
    }

    @Test(arguments: [TreeSplitter.binned(), .binned(maxBins: 12), .binned(maxBins: 2000), .exact], [2, 3])
    func sayWhatTheForestSays(splitter: TreeSplitter, classCount: Int) throws {
        for holes in [(0.0, 0.0), (0.2, 0.0), (0.0, 0.2), (0.2, 0.2)] {
            let x = try Self.rows(400, seed: 1, holes: holes.0, categories: Self.learned)
            let judged = try Self.rows(300, seed: 2, holes: holes.1, categories: Self.asked)
            let y = Self.labels(x, classCount: classCount)
            let forest = RandomForest(nEstimators: 12, splitter: splitter, seed: 5)
            let model = try forest.fit(x, y)
            let votes = try forest.votes(on: judged, fitting: x, y)
            #expect(try votes.probabilities == model.predictProbabilities(judged))
            #expect(votes.importances == model.importances)
        }
    }

    @Test func limitedLeavesAreAskedAfterwards() throws {
        let forest = RandomForest(nEstimators: 6, maxLeafNodes: 7, splitter: .binned())
        let votes = try forest.votes(on: SmallSample.x, fitting: SmallSample.x, SmallSample.y3)
        let model = try forest.fit(SmallSample.x, SmallSample.y3)
        #expect(try votes.probabilities == model.predictProbabilities(SmallSample.x))
        #expect(votes.nodeCount == 6 * 13)
    }

    @Test func anyNumberOfThreadsGivesTheSame() throws {
        let votes = try [1, 2, 7].map { threadCount in
            try RandomForest(nEstimators: 30, splitter: .binned(), seed: 3, threadCount: threadCount)
                .votes(on: SmallSample.x, fitting: SmallSample.x, SmallSample.y).probabilities
        }
        #expect(votes[0] == votes[1] && votes[0] == votes[2])
    }

    @Test func otherColumnsAreRefused() throws {
        let other = try Matrix(["a": [1, 2]])
        #expect(throws: LearnError.self) {
            try RandomForest(nEstimators: 2).votes(on: other, fitting: SmallSample.x, SmallSample.y)
        }
    }

    @Test func noRowsAreAskedAbout() throws {
        let votes = try RandomForest(nEstimators: 2, splitter: .binned())
            .votes(on: SmallSample.x.rows([]), fitting: SmallSample.x, SmallSample.y)
        #expect(votes.probabilities.rowCount == 0)
    }
}
