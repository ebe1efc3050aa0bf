import Testing

@testable import Learn

@Suite struct SplitOverlapTests {
    @Test func copiesOfTrainingRowsAreFound() throws {
        let split = TrainTestSplit(train: [0, 1, 2], test: [3, 4])
        let overlap = try SplitOverlap(split, identities: [7, 8, 9, 8, 5])
        #expect(overlap.repeated == [0] && overlap.count == 1 && overlap.share == 0.5)
        #expect(throws: LearnError.self) { try SplitOverlap(split, identities: [1, 2]) }
    }

    @Test func rowsAreComparedByContent() throws {
        let train = try Matrix(rows: [[1, .nan], [0.0, 2], [3, 4]])
        let test = try Matrix(rows: [[3, 5], [-0.0, 2], [1, .nan]])
        #expect(try SplitOverlap(train: train, test: test).repeated == [1, 2])
        #expect(throws: LearnError.self) {
            try SplitOverlap(train: train, test: train.renamingColumns(["p", "q"]))
        }
    }

    @Test func upsamplingBeforeTheSplitLeaks() throws {
        // Ten rows upsampled to a thousand: hardly one of the test rows is new.
        let drawn = try resample(count: 10, samples: 1000, seed: 1)
        let split = try trainTestSplit(count: 1000, testSize: 0.3, seed: 1)
        #expect(try SplitOverlap(split, identities: drawn).share == 1)
    }
}
