import Base
import Testing

@testable import Learn

@Suite struct TimeSplitTests {
    /// Reference values of scikit-learn's `TimeSeriesSplit`.
    @Test func testRowsComeLater() throws {
        let folds = try TimeSeriesSplit(splits: 4).split(count: 13)
        #expect(folds.map(\.test) == [[5, 6], [7, 8], [9, 10], [11, 12]])
        #expect(folds.map(\.train.count) == [5, 7, 9, 11])
        let some = try TimeSeriesSplit(splits: 2, testSize: 3, maxTrainSize: 4, gap: 2).split(count: 13)
        #expect(some.map(\.train) == [[1, 2, 3, 4], [4, 5, 6, 7]])
        #expect(some.map(\.test) == [[7, 8, 9], [10, 11, 12]])
    }

    @Test func tooFewRowsForTheSplits() {
        #expect(throws: LearnError.self) { try TimeSeriesSplit(splits: 5).split(count: 5) }
        #expect(throws: LearnError.self) { try TimeSeriesSplit(splits: 3, testSize: 4).split(count: 12) }
        #expect(throws: LearnError.self) { try TimeSeriesSplit(splits: 3, gap: -1).split(count: 12) }
    }

    @Test func earlierRowsTrain() throws {
        let split = try trainTestSplit(times: [5, 1, 3, 2, 4], testSize: 0.4)
        #expect(split.train == [1, 3, 2] && split.test == [4, 0])
    }

    @Test func rowsOfOneTimeStayTogether() throws {
        #expect(try trainTestSplit(times: [1, 2, 2, 2, 3, 4], testSize: 3).test == [4, 5])
        #expect(try trainTestSplit(times: [1, 1, 2, 2, 2, 3], testSize: 3).test == [2, 3, 4, 5])
        #expect(try trainTestSplit(times: [1, 1, 1, 2], testSize: 0.75).test == [3])
        #expect(throws: LearnError.self) { try trainTestSplit(times: [7, 7, 7]) }
    }
}
