import Testing

@testable import Learn

/// Figures of scikit-learn's `OneHotEncoder`.
@Suite struct OneHotEncoderTests {
    private let columns = [
        CategoricalColumn("s", ["b", "a", "c", "a", "b"]), CategoricalColumn("n", [3, 1, 3, 2, 1]),
    ]
    private let newColumns = [CategoricalColumn("s", ["a", "z", "c"]), CategoricalColumn("n", [2, 3, 9])]

    @Test func aColumnForEachCategory() throws {
        let encoded = try OneHotEncoder().fitTransform(columns)
        #expect(encoded.columnNames == ["s_a", "s_b", "s_c", "n_1", "n_2", "n_3"])
        #expect(encoded.row(at: 0) == [0, 1, 0, 0, 0, 1])
        #expect(encoded.row(at: 3) == [1, 0, 0, 0, 1, 0])
    }

    @Test func theFirstDropped() throws {
        let encoder = try OneHotEncoder(drop: .first, unknown: .ignore).fit(columns)
        #expect(encoder.outputColumnNames == ["s_b", "s_c", "n_2", "n_3"])
        let encoded = try encoder.transform(newColumns)
        #expect((0..<3).map { encoded.row(at: $0) } == [[0, 0, 1, 0], [0, 0, 0, 1], [0, 1, 0, 0]])
    }

    @Test func theFirstOfTwoDropped() throws {
        let binary = CategoricalColumn("b", ["no", "yes", "no", "no", "yes"])
        let encoded = try OneHotEncoder(drop: .ifBinary).fitTransform([columns[0], binary])
        #expect(encoded.columnNames == ["s_a", "s_b", "s_c", "b_yes"])
    }

    @Test func unknownCategories() throws {
        let strict = try OneHotEncoder().fit(columns)
        #expect(throws: LearnError.unknownCategory("z", row: 1, column: "s")) {
            try strict.transform(newColumns)
        }
        let lenient = try OneHotEncoder(unknown: .ignore).fit(columns)
        #expect(try lenient.transform(newColumns).row(at: 1) == [0, 0, 0, 0, 0, 1])
    }

    @Test func missingIsACategoryOfItsOwn() throws {
        let encoded = try OneHotEncoder().fitTransform([CategoricalColumn("s", ["a", nil, "b", "a"])])
        #expect(encoded.columnNames == ["s_a", "s_b", "s_None"])
        #expect(encoded.row(at: 1) == [0, 0, 1])
        #expect(throws: LearnError.duplicateColumn("s_None")) {
            try OneHotEncoder(drop: .first).fit([CategoricalColumn("s", ["None", nil])])
        }
    }

    @Test func numbersAreSortedAsNumbers() throws {
        let encoded = try OneHotEncoder().fitTransform([CategoricalColumn("month", [1, 12, 3])])
        #expect(encoded.columnNames == ["month_1", "month_3", "month_12"])
    }

    @Test func whatCannotBeEncoded() throws {
        #expect(throws: LearnError.self) { try OneHotEncoder().fit([]) }
        #expect(throws: LearnError.self) { try OneHotEncoder().fit([CategoricalColumn("s", [String]())]) }
        #expect(throws: LearnError.self) {
            try OneHotEncoder().fit([columns[0], CategoricalColumn("t", ["a"])])
        }
        let encoder = try OneHotEncoder().fit(columns)
        #expect(throws: LearnError.self) { try encoder.transform([columns[0]]) }
        #expect(throws: LearnError.self) { try encoder.transform(columns.reversed()) }
    }

    @Test func selectedRowsForgetOtherCategories() throws {
        let rows = try columns[0].rows([1, 3, 0])
        #expect(rows.levels == ["a", "b"])
        #expect(rows.values == ["a", "a", "b"])
        #expect(throws: LearnError.self) { try columns[0].rows([5]) }
    }
}
