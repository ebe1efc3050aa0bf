import Testing

@testable import Learn

/// Reference values of scikit-learn's `resample` and `shuffle`.
@Suite struct ResampleTests {
    @Test func withReplacement() throws {
        #expect(try resample(count: 10, seed: 42) == [6, 3, 7, 4, 6, 9, 2, 6, 7, 4])
        #expect(try resample(count: 1000, samples: 5, seed: 42) == [102, 435, 860, 270, 106])
    }

    @Test func withoutReplacement() throws {
        #expect(try resample(count: 10, samples: 6, replace: false, seed: 42) == [8, 1, 5, 0, 7, 2])
    }

    @Test func stratified() throws {
        let labels = try Labels((0..<30).map { [0, 0, 0, 1, 1, 2][$0 % 6] })
        #expect(
            try resample(count: 30, samples: 12, stratify: labels, seed: 42)
                == [12, 15, 9, 6, 17, 13, 24, 28, 17, 26, 19, 21])
        #expect(
            try resample(count: 30, samples: 12, replace: false, stratify: labels, seed: 42)
                == [27, 8, 29, 25, 20, 3, 0, 18, 21, 14, 10, 17])
    }

    @Test func shuffled() {
        #expect(shuffle(count: 12, seed: 42) == [10, 9, 0, 8, 5, 2, 1, 11, 4, 7, 3, 6])
    }

    @Test func invalidInput() throws {
        #expect(throws: LearnError.self) { try resample(count: 3, samples: 4, replace: false) }
        #expect(throws: LearnError.self) { try resample(count: 3, samples: -1) }
        #expect(throws: LearnError.self) { try resample(count: 0) }
        let labels = try Labels([1, 2])
        #expect(throws: LearnError.self) { try resample(count: 3, stratify: labels) }
    }
}
