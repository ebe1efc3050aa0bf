import TestSupport
import Testing

@testable import Learn

@Suite struct ScaledAndEncodedTests {
    private func mixed() throws -> Matrix {
        try Matrix.stackingColumns([
            Matrix(["size": [1, 2, .nan, 5]]), Matrix(categories: ["island": ["b", "a", nil, "b"]]),
            Matrix(["mass": [4, 4, 6, 8]]),
        ])
    }

    @Test func numbersAreScaledAndCategoriesEncoded() throws {
        let fitted = try ScaledAndEncoded().fit(mixed())
        #expect(fitted.outputColumnNames == ["size", "mass", "island_a", "island_b", "island_None"])
        let result = try fitted.transform(mixed())
        let filled = try Matrix(["size": [1, 2, 2, 5]])
        #expect(try result.column("size") == StandardScaler().fitTransform(filled).column("size"))
        #expect(try result.column("island_b") == [1, 0, 0, 1])
        #expect(try result.column("island_None") == [0, 0, 1, 0])
    }

    @Test func aCategoryThatWasNotSeenIsZero() throws {
        let fitted = try ScaledAndEncoded().fit(mixed())
        let others = try Matrix.stackingColumns([
            Matrix(["mass": [5]]), Matrix(categories: ["island": ["new"]]), Matrix(["size": [.nan]]),
        ])
        #expect(try fitted.transform(others).row(at: 0).suffix(3) == [0, 0, 0])
    }

    @Test func columnsOfOneKind() throws {
        let numbers = try ScaledAndEncoded().fit(SmallSample.x)
        #expect(numbers.outputColumnNames == ["a", "b", "c"])
        let categories = try ScaledAndEncoded(drop: .first).fit(Matrix(categories: ["k": ["u", "v", "u"]]))
        #expect(categories.outputColumnNames == ["k_v"])
        #expect(throws: LearnError.self) { try ScaledAndEncoded().fit(SmallSample.x.rows([])) }
    }
}
