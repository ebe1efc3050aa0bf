import Base
import Frames
import Learn
import TestSupport
import Testing

@testable import Datasets

/// Data frames as matrices.
@Suite struct MatrixDataFrameTests {
    @Test func aDataFrameHasColumnsOfBothKinds() throws {
        let frame = try DataFrame([
            Column("text", ["b", nil, "a"]), Column("month", [12, 2, nil]), Column("n", [1.5, 2, 3]),
            Column("flag", [true, false, true]),
        ])
        let x = try Matrix(frame, columns: ["n", "month", "text", "flag"], categorical: ["month"])
        #expect(x.categories == [nil, ["2", "12"], ["a", "b"], nil])
        #expect(isClose(x.values, [1.5, 2, 3, 1, 0, .nan, 1, .nan, 0, 1, 0, 1]))
        #expect(try Matrix(frame).columnNames == ["month", "n"])
        #expect(try Matrix(frame, categorical: ["text"]).columnNames == ["text", "month", "n"])
        #expect(throws: LearnError.self) { try Matrix(frame, columns: ["n"], categorical: ["month"]) }
        #expect(throws: FrameError.self) { try Matrix(frame, columns: ["nn"]) }
    }

    @Test func wholeNumbersWithGapsAreNamedWithoutFraction() throws {
        let frame = try DataFrame([Column("month", [3.0, nil, 11])])
        #expect(try Matrix(frame, categorical: ["month"]).categories == [["3", "11"]])
    }

    @Test func keysTellMatricesOfTheSameTableApart() throws {
        let results = ResultFolder()
        let raw = try DataFrame([
            Column("n", (0..<20_000).map { Double($0 % 7) }), Column("month", (0..<20_000).map { $0 % 12 }),
        ])
        let means = try results.twice {
            // A table that a key stands for.
            let table = try raw.with(["m": col("n") + col("month")])
            #expect(table.knownDigest != nil)
            return try [["n"], ["month"], ["m"]].map { columns in
                let x = try Matrix(table, columns: columns)
                return kept("mean", x) { x.values.reduce(0, +) / Double(x.rowCount) }
            }
        }
        #expect(means.0 == means.1)
        #expect(Set(means.0).count == 3)
        let categories = try results.store().use {
            let table = try raw.with(["m": col("n") + col("month")])
            return try [[], ["month"]].map { categorical in
                let x = try Matrix(table, columns: ["month"], categorical: categorical)
                return kept("categories", x) { x.categories[0]?.count ?? 0 }
            }
        }
        #expect(categories == [0, 12])
    }
}
