import Testing

@testable import Learn

/// Reference values of scikit-learn's `KFold` and `StratifiedKFold`.
@Suite struct KFoldTests {
    private let labels: Labels

    init() throws {
        labels = try Labels([0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 1, 0])
    }

    @Test func neighbours() throws {
        let folds = try KFold(splits: 3).split(count: 10)
        #expect(folds.map(\.test) == [[0, 1, 2, 3], [4, 5, 6], [7, 8, 9]])
        #expect(folds[1].train == [0, 1, 2, 3, 7, 8, 9])
    }

    @Test func shuffled() throws {
        let folds = try KFold(splits: 3, shuffle: true, seed: 42).split(count: 10)
        #expect(folds.map(\.test) == [[0, 1, 5, 8], [2, 7, 9], [3, 4, 6]])
    }

    @Test func stratified() throws {
        let folds = try StratifiedKFold(splits: 3).split(labels)
        #expect(folds.map(\.test) == [[0, 1, 2, 6, 9], [3, 4, 7, 8, 10], [5, 11, 12, 13, 14]])
    }

    @Test func stratifiedAndShuffled() throws {
        let folds = try StratifiedKFold(splits: 3, shuffle: true, seed: 42).split(labels)
        #expect(folds.map(\.test) == [[0, 1, 3, 10, 13], [4, 5, 6, 7, 12], [2, 8, 9, 11, 14]])
    }

    @Test func everyRowIsATestRowOnce() throws {
        for validator in [KFold(splits: 4, shuffle: true), StratifiedKFold(splits: 4)] as [any CrossValidator]
        {
            let folds = try validator.split(labels)
            #expect(folds.flatMap(\.test).sorted() == Array(0..<15))
            #expect(folds.allSatisfy { ($0.train + $0.test).sorted() == Array(0..<15) })
        }
    }

    @Test func invalidNumbersOfFolds() throws {
        #expect(throws: LearnError.self) { try KFold(splits: 1).split(count: 10) }
        #expect(throws: LearnError.self) { try KFold(splits: 11).split(count: 10) }
        #expect(throws: LearnError.self) { try StratifiedKFold(splits: 8).split(labels) }
    }
}
