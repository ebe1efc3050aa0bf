import TestSupport
import Testing

@testable import Frames

@Suite struct CorrelationTests {
    static let nan = Double.nan

    private func frame() throws -> DataFrame {
        try DataFrame([
            Column("a", [1, 2, 2, 3, 5, nil, 7, 8]),
            Column("label", ["p", "p", "q", "q", "p", "p", "q", "q"]),
            Column("b", [2, 1, 4, 4, 3, 6, nil, 9]),
            Column("c", [Double](repeating: 5, count: 8)),
            Column("d", [8.0, 7, 6, 5, 4, 3, 2, 1]),
            Column("e", [1, 1, 2, 2, 3, 3, nil, nil]),
        ])
    }

    /// pandas' `corr`: complete pairs only, NaN for a constant.
    @Test(arguments: [
        (
            CorrelationMethod.pearson,
            [
                [1, 0.845619716624328, nan, -0.984355557193437, 0.9063269671749657],
                [0.845619716624328, 1, nan, -0.9018499505645788, 0.7661308776828737],
                [nan, nan, nan, nan, nan],
                [-0.984355557193437, -0.9018499505645788, nan, 1, -0.9561828874675149],
                [0.9063269671749657, 0.7661308776828737, nan, -0.9561828874675149, 1],
            ]
        ),
        (
            .spearman,
            [
                [1, 0.6617647058823529, nan, -0.9910312089651149, 0.8651809126974003],
                [0.6617647058823529, 1, nan, -0.8468812149338254, 0.7276068751089989],
                [nan, nan, nan, nan, nan],
                [-0.9910312089651149, -0.8468812149338254, nan, 1, -0.9561828874675149],
                [0.8651809126974003, 0.7276068751089989, nan, -0.9561828874675149, 1],
            ]
        ),
    ])
    func pandas(_ method: CorrelationMethod, _ expected: [[Double]]) throws {
        let matrix = try frame().correlation(method)
        #expect(matrix.columns == ["a", "b", "c", "d", "e"])
        for (row, values) in zip(matrix.values, expected) { #expect(isClose(row, values)) }
        for (i, first) in matrix.columns.enumerated() {
            for (j, second) in matrix.columns.enumerated() {
                let pair = try frame()[first].correlation(with: frame()[second], method)
                #expect(isClose(pair, expected[i][j]))
            }
        }
    }

    @Test func isExactOnWhatLiesOnALine() throws {
        let frame = try DataFrame([
            Column("x", [1, 2, 3, 4]), Column("y", [2, 4, 6, 8]), Column("z", [3, 2, 1, 0]),
        ])
        let matrix = try frame.correlation()
        #expect(matrix.values == [[1, 1, -1], [1, 1, -1], [-1, -1, 1]])
    }

    @Test func isLabelled() throws {
        let matrix = try frame().correlation(of: ["d", "b"])
        #expect(matrix.columns == ["d", "b"])
        #expect(try matrix["b", "d"] == matrix[0, 1])
        #expect(matrix.frame.columnNames == ["column", "d", "b"])
        let error = #expect(throws: FrameError.self) { try matrix["b", "e"] }
        #expect(error?.description == "no column \"e\"; the columns are \"d\", \"b\"")
        #expect(throws: FrameError.self) { try frame().correlation(of: ["label"]) }
        #expect(throws: FrameError.self) { try Column("x", [1]).correlation(with: Column("y", [1, 2])) }
    }
}
