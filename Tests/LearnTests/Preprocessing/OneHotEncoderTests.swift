import Testing

@testable import Learn

/// Reference values of scikit-learn's `OneHotEncoder`.
@Suite struct OneHotEncoderTests {
    private let x: Matrix
    private let new: Matrix

    init() throws {
        x = try Matrix.stackingColumns([
            Matrix(categories: ["s": ["b", "a", "c", "a", "b"]]), Matrix(categories: ["n": [3, 1, 3, 2, 1]]),
        ])
        new = try Matrix.stackingColumns([
            Matrix(categories: ["s": ["a", "z", "c"]]), Matrix(categories: ["n": [2, 3, 9]]),
        ])
    }

    private func rows(_ matrix: Matrix) -> [[Double]] { (0..<matrix.rowCount).map { matrix.row(at: $0) } }

    @Test func aColumnForEachCategory() throws {
        let encoded = try OneHotEncoder().fitTransform(x)
        #expect(encoded.columnNames == ["s_a", "s_b", "s_c", "n_1", "n_2", "n_3"])
        #expect(encoded.row(at: 0) == [0, 1, 0, 0, 0, 1])
        #expect(encoded.row(at: 3) == [1, 0, 0, 0, 1, 0])
        #expect(encoded.categories.allSatisfy { $0 == nil })
    }

    @Test func dropFirst() throws {
        let encoder = try OneHotEncoder(drop: .first, unknown: .ignore).fit(x)
        #expect(encoder.outputColumnNames == ["s_b", "s_c", "n_2", "n_3"])
        #expect(try rows(encoder.transform(new)) == [[0, 0, 1, 0], [0, 0, 0, 1], [0, 1, 0, 0]])
    }

    @Test func dropIfBinary() throws {
        let binary = try Matrix(categories: ["b": ["no", "yes", "no", "no", "yes"]])
        let encoded = try OneHotEncoder(drop: .ifBinary).fitTransform(
            Matrix.stackingColumns([x.selecting(["s"]), binary]))
        #expect(encoded.columnNames == ["s_a", "s_b", "s_c", "b_yes"])
    }

    @Test func unknownCategories() throws {
        let strict = try OneHotEncoder().fit(x)
        #expect(throws: LearnError.unknownCategory("z", row: 1, column: "s")) { try strict.transform(new) }
        #expect(throws: LearnError.unknownCategory("None", row: 0, column: "s")) {
            try strict.transform(
                Matrix.stackingColumns([
                    Matrix(categories: ["s": [nil, "a"]]), Matrix(categories: ["n": [1, 1]]),
                ]))
        }
        let lenient = try OneHotEncoder(unknown: .ignore).fit(x)
        #expect(try lenient.transform(new).row(at: 1) == [0, 0, 0, 0, 0, 1])
    }

    @Test func categoriesAreMatchedByName() throws {
        let encoder = try OneHotEncoder().fit(x.selecting(["s"]))
        let other = try Matrix(categories: ["s": ["c", "c", "b"]])
        #expect(try rows(encoder.transform(other)) == [[0, 0, 1], [0, 0, 1], [0, 1, 0]])
    }

    @Test func missingIsACategoryOfItsOwn() throws {
        let encoded = try OneHotEncoder().fitTransform(Matrix(categories: ["s": ["a", nil, "b", "a"]]))
        #expect(encoded.columnNames == ["s_a", "s_b", "s_None"])
        #expect(encoded.row(at: 1) == [0, 0, 1])
        #expect(throws: LearnError.duplicateColumn("s_None")) {
            try OneHotEncoder(drop: .first).fit(Matrix(categories: ["s": ["None", nil]]))
        }
    }

    @Test func numbersAreSortedAsNumbers() throws {
        let encoded = try OneHotEncoder().fitTransform(Matrix(categories: ["month": [1, 12, 3]]))
        #expect(encoded.columnNames == ["month_1", "month_3", "month_12"])
    }

    @Test func rareCategoriesShareAColumn() throws {
        let encoder = try OneHotEncoder(unknown: .infrequent, minFrequency: 2).fit(x)
        #expect(
            encoder.outputColumnNames == ["s_a", "s_b", "s_infrequent", "n_1", "n_3", "n_infrequent"])
        #expect(encoder.infrequentCategories == [["c"], ["2"]])
        #expect(
            try rows(encoder.transform(new)) == [
                [1, 0, 0, 0, 0, 1], [0, 0, 1, 0, 1, 0], [0, 0, 1, 0, 0, 1],
            ])
    }

    @Test func maxCategories() throws {
        let encoder = try OneHotEncoder(unknown: .infrequent, maxCategories: 2).fit(x)
        #expect(encoder.outputColumnNames == ["s_b", "s_infrequent", "n_3", "n_infrequent"])
        #expect(
            try rows(encoder.transform(x)) == [
                [1, 0, 1, 0], [0, 1, 0, 1], [0, 1, 1, 0], [0, 1, 0, 1], [1, 0, 0, 1],
            ])
    }

    @Test func onlyCategoriesThatOccurAreKnown() throws {
        #expect(try OneHotEncoder().fit(x.rows([1, 3])).outputColumnNames == ["s_a", "n_1", "n_2"])
    }

    @Test func invalidInput() throws {
        #expect(throws: LearnError.self) { try OneHotEncoder().fit(x.selecting([])) }
        #expect(throws: LearnError.self) { try OneHotEncoder().fit(x.rows([])) }
        #expect(throws: LearnError.numericColumn("a", estimator: "a one-hot encoder")) {
            try OneHotEncoder().fit(Matrix(["a": [1, 2]]))
        }
        let encoder = try OneHotEncoder().fit(x)
        #expect(throws: LearnError.self) { try encoder.transform(x.selecting(["s"])) }
        #expect(throws: LearnError.self) { try encoder.transform(x.selecting(["n", "s"])) }
    }
}
