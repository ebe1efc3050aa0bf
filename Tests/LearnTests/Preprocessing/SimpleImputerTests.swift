import Testing

@testable import Learn

/// Reference values of scikit-learn's `SimpleImputer`.
@Suite struct SimpleImputerTests {
    private let x: Matrix

    init() throws {
        x = try Matrix(
            rows: [
                [1, .nan, 3, .nan], [.nan, 2, 3, .nan], [7, 2, .nan, .nan], [4, 5, 1, .nan],
                [.nan, 9, 1, .nan],
            ], columnNames: ["a", "b", "c", "empty"])
    }

    @Test(
        arguments: [
            (.mean, [4, 4.5, 2]), (.median, [4, 3.5, 2]), (.mostFrequent, [1, 2, 1]),
            (.constant(-1), [-1, -1, -1]),
        ] as [(SimpleImputer.Strategy, [Double])])
    func statistics(strategy: SimpleImputer.Strategy, expected: [Double]) throws {
        let imputer = try SimpleImputer(strategy: strategy).fit(x)
        #expect(imputer.fills == expected.map(SimpleImputer.Fill.number) + [nil])
        let filled = try imputer.transform(x)
        #expect(filled.columnNames == ["a", "b", "c"])
        #expect([filled[1, 0], filled[0, 1], filled[2, 2]] == expected)
        #expect(filled[0, 0] == 1)
    }

    @Test func indicators() throws {
        let filled = try SimpleImputer(strategy: .median, addIndicator: true).fitTransform(x)
        #expect(
            filled.columnNames.suffix(3) == [
                "missingindicator_a", "missingindicator_b", "missingindicator_c",
            ])
        #expect(filled.row(at: 0) == [1, 3.5, 3, 0, 1, 0])
    }

    @Test func categories() throws {
        let columns = try Matrix(categories: [
            "s": ["b", "a", "b", "a", nil], "t": ["x", nil, "y", "y", "x"],
            "empty": [nil, nil, nil, nil, nil],
        ])
        let imputer = try SimpleImputer(strategy: .mostFrequent).fit(columns)
        #expect(imputer.fills == [.category("a"), .category("x"), nil])
        let filled = try imputer.transform(columns)
        #expect(filled.columnNames == ["s", "t"])
        #expect(try filled.categories(inColumn: "t") == ["x", "x", "y", "y", "x"])
        let constant = try SimpleImputer(strategy: .category("?")).fitTransform(columns)
        #expect(try constant.categories(inColumn: "s") == ["b", "a", "b", "a", "?"])
    }

    @Test func unseenCategoriesAreKept() throws {
        let imputer = try SimpleImputer(strategy: .mostFrequent).fit(
            Matrix(categories: ["s": ["b", "a", "b"]]))
        let filled = try imputer.transform(Matrix(categories: ["s": [nil, "c", "a"]]))
        #expect(try filled.categories(inColumn: "s") == ["b", "c", "a"])
    }

    @Test func strategiesOfAnotherColumnType() throws {
        let categories = try Matrix(categories: ["s": ["a", "b"]])
        for strategy in [.mean, .median, .constant(1)] as [SimpleImputer.Strategy] {
            #expect(throws: LearnError.self) { try SimpleImputer(strategy: strategy).fit(categories) }
        }
        #expect(throws: LearnError.self) { try SimpleImputer(strategy: .category("a")).fit(x) }
        let fitted = try SimpleImputer(strategy: .mostFrequent).fit(categories)
        #expect(throws: LearnError.numericColumn("s", estimator: "the imputer")) {
            try fitted.transform(Matrix(["s": [1]]))
        }
    }
}
