import Testing

@testable import Learn

/// Figures of scikit-learn's `SimpleImputer`.
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
        #expect(imputer.statistics == expected + [nil])
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
        let columns = [
            CategoricalColumn("s", ["b", "a", "b", "a", nil]),
            CategoricalColumn("t", ["x", nil, "y", "y", "x"]),
        ]
        let imputer = try CategoricalImputer().fit(columns)
        #expect(imputer.statistics == ["a", "x"])
        #expect(try imputer.transform(columns)[1].values == ["x", "x", "y", "y", "x"])
        #expect(
            try CategoricalImputer(strategy: .constant("?")).fit(columns).transform(columns)[0].values[4]
                == "?")
        #expect(throws: LearnError.self) {
            try CategoricalImputer().fit([CategoricalColumn("s", [nil] as [String?])])
        }
        #expect(throws: LearnError.self) { try imputer.transform(columns.reversed()) }
    }
}
