import Testing

@testable import Learn

/// Reference values of scikit-learn's `train_test_split`.
@Suite struct TrainTestSplitTests {
    @Test func plain() throws {
        let split = try trainTestSplit(count: 10, testSize: 0.3, seed: 42)
        #expect(split == TrainTestSplit(train: [0, 7, 2, 9, 4, 3, 6], test: [8, 1, 5]))
    }

    @Test func stratified() throws {
        let labels = try Labels([0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 1, 0])
        let split = try trainTestSplit(count: 15, testSize: 0.3, stratify: labels, seed: 42)
        #expect(split == TrainTestSplit(train: [1, 6, 12, 5, 9, 13, 0, 14, 2, 10], test: [11, 7, 4, 8, 3]))
    }

    @Test func classesWithoutRowsDoNotChangeTheSplit() throws {
        let labels = try Labels([0, 1, 0, 1, 0, 1, 0, 1, 0, 1])
        let withAnother = try Labels(codes: labels.codes, classNames: ["0", "1", "2"])
        let expected = TrainTestSplit(train: [0, 3, 6, 9, 4, 1, 2, 5], test: [8, 7])
        #expect(try trainTestSplit(count: 10, testSize: 0.2, stratify: labels, seed: 0) == expected)
        #expect(try trainTestSplit(count: 10, testSize: 0.2, stratify: withAnother, seed: 0) == expected)
    }

    @Test func withoutShuffling() throws {
        let split = try trainTestSplit(count: 5, testSize: 2, shuffle: false)
        #expect(split == TrainTestSplit(train: [0, 1, 2], test: [3, 4]))
    }

    @Test(
        arguments: [
            (nil, nil, 7, 3), (0.25, nil, 7, 3), (3, nil, 7, 3), (nil, 0.55, 5, 5), (2, 3, 3, 2),
            (0.2, 0.5, 5, 2),
        ] as [(SplitSize?, SplitSize?, Int, Int)])
    func sizes(test: SplitSize?, train: SplitSize?, trainRows: Int, testRows: Int) throws {
        let split = try trainTestSplit(count: 10, testSize: test, trainSize: train, seed: 1)
        #expect(split.train.count == trainRows && split.test.count == testRows)
    }

    @Test(
        arguments: [
            (0.0, nil), (1.0, nil), (-0.5, nil), (0, nil), (10, nil), (11, nil), (0.6, 0.6),
            (.fraction(.nan), nil),
        ] as [(SplitSize?, SplitSize?)])
    func sizesThatDoNotFit(test: SplitSize?, train: SplitSize?) {
        #expect(throws: LearnError.self) { try trainTestSplit(count: 10, testSize: test, trainSize: train) }
    }

    @Test func tooFewRows() throws {
        #expect(throws: LearnError.noRows(in: "the rows to split")) { try trainTestSplit(count: 0) }
        #expect(throws: LearnError.invalidSplit(count: 1, train: 0, test: 1)) { try trainTestSplit(count: 1) }
    }

    @Test func stratifyingNeedsTwoOfEachClass() throws {
        let lonely = try Labels(["a", "a", "a", "b"])
        #expect(throws: LearnError.classTooSmall("b", members: 1, needed: 2)) {
            try trainTestSplit(count: 4, testSize: 2, stratify: lonely)
        }
        let three = try Labels(["a", "a", "b", "b", "c", "c"])
        #expect(throws: LearnError.self) { try trainTestSplit(count: 6, testSize: 2, stratify: three) }
        #expect(throws: LearnError.self) { try trainTestSplit(count: 7, stratify: three) }
        #expect(throws: LearnError.self) { try trainTestSplit(count: 6, stratify: three, shuffle: false) }
    }

    @Test(arguments: [2, 17, 1000]) func everyRowIsOnOneSide(count: Int) throws {
        let split = try trainTestSplit(count: count, testSize: 0.4, seed: 9)
        #expect((split.train + split.test).sorted() == Array(0..<count))
    }

    @Test func severalSplitsShareAGenerator() throws {
        let splits = try ShuffleSplit(splits: 2, testSize: 0.25, seed: 42).split(count: 12)
        #expect(splits[0] == TrainTestSplit(train: [8, 5, 2, 1, 11, 4, 7, 3, 6], test: [10, 9, 0]))
        #expect(splits[1] == TrainTestSplit(train: [8, 6, 3, 1, 4, 5, 2, 11, 7], test: [10, 9, 0]))
    }
}
