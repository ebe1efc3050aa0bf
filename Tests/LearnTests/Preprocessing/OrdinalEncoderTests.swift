import TestSupport
import Testing

@testable import Learn

/// Reference values of scikit-learn's `OrdinalEncoder`.
@Suite struct OrdinalEncoderTests {
    private let x: Matrix

    init() throws {
        x = try Matrix.stackingColumns([
            Matrix(categories: ["s": ["b", "a", "c", "a", "b"]]), Matrix(categories: ["n": [3, 1, 3, 2, 1]]),
        ])
    }

    @Test func indicesOfCategories() throws {
        let encoded = try OrdinalEncoder().fitTransform(x)
        #expect(encoded.values == [1, 0, 2, 0, 1, 2, 0, 2, 1, 0])
        #expect(encoded.categories == [nil, nil])
    }

    @Test func unknownAndMissingCategories() throws {
        let new = try Matrix(categories: ["s": ["z", nil, "c"]])
        let train = try x.selecting(["s"])
        #expect(throws: LearnError.unknownCategory("z", row: 0, column: "s")) {
            try OrdinalEncoder().fit(train).transform(new)
        }
        let coded = try OrdinalEncoder(unknown: .value(-1)).fit(train).transform(new)
        #expect(isClose(coded.values, [-1, .nan, 2]))
        #expect(try OrdinalEncoder(unknown: .missing).fit(train).transform(new)[0, 0].isNaN)
    }
}
