import TestSupport
import Testing

@testable import Learn

@Suite struct MatrixTests {
    private let matrix: Matrix

    init() throws {
        matrix = try Matrix(["a": [1, 2, 3], "b": [4, 5, 6]])
    }

    @Test func storageIsColumnMajor() {
        #expect(matrix.values == [1, 2, 3, 4, 5, 6])
        #expect(matrix[2, 1] == 6)
        #expect(matrix.row(at: 1) == [2, 5])
        #expect(Array(matrix.column(at: 1)) == [4, 5, 6])
    }

    @Test func rowsMakeTheSameMatrix() throws {
        #expect(try Matrix(rows: [[1, 4], [2, 5], [3, 6]], columnNames: ["a", "b"]) == matrix)
        #expect(try Matrix(rows: [[1, 2]]).columnNames == ["x0", "x1"])
    }

    @Test func rowsAreStackedWithTheCategoriesOfAll() throws {
        #expect(try Matrix.stackingRows([matrix, matrix.rows([1])]).column("b") == [4, 5, 6, 5])
        let parts = [["x", "y"], ["z", "x"]].map { categories in
            Matrix(uncheckedRowCount: 2, columnNames: ["c"], categories: [categories], values: [0, 1])
        }
        let stacked = try Matrix.stackingRows(parts)
        #expect(stacked.categories == [["x", "y", "z"]] && stacked.values == [0, 1, 2, 0])
        #expect(throws: LearnError.self) { try Matrix.stackingRows([matrix, parts[0]]) }
        #expect(try Matrix.stackingRows([]).rowCount == 0)
    }

    @Test func columnsAreReplaced() throws {
        let other = try matrix.replacingColumns(["b": [7, 8, 9]])
        #expect(try other.column("a") == [1, 2, 3] && other.column("b") == [7, 8, 9])
        #expect(throws: LearnError.self) { try matrix.replacingColumns(["b": [1]]) }
        #expect(throws: LearnError.self) { try matrix.replacingColumns(["q": [1, 2, 3]]) }
    }

    @Test func columnsAreFoundByName() throws {
        #expect(try matrix.column("b") == [4, 5, 6])
        #expect(try matrix.selecting(["b"]).values == [4, 5, 6])
    }

    @Test func unknownNamesSuggestTheNearest() throws {
        let videos = try Matrix(["video_like_count": [1], "video_view_count": [2]])
        let error = #expect(throws: LearnError.self) { try videos.column("video_like_cout") }
        #expect(error == .unknownColumn("video_like_cout", nearest: "video_like_count"))
        #expect(error?.description == "no column “video_like_cout”; did you mean “video_like_count”?")
    }

    @Test func rowsAreSelectedInOrder() throws {
        #expect(try matrix.rows([2, 0, 2]).values == [3, 1, 3, 6, 4, 6])
        #expect(try matrix.rows([]).rowCount == 0)
        #expect(throws: LearnError.indexOutOfRange(3, rowCount: 3)) { try matrix.rows([3]) }
        #expect(throws: LearnError.indexOutOfRange(-1, rowCount: 3)) { try matrix.rows([-1]) }
    }

    @Test func stackedColumns() throws {
        let other = try Matrix(["c": [7, 8, 9]])
        let both = try Matrix.stackingColumns([matrix, other])
        #expect(both.columnNames == ["a", "b", "c"])
        #expect(both.row(at: 0) == [1, 4, 7])
        #expect(throws: LearnError.duplicateColumn("a")) { try Matrix.stackingColumns([matrix, matrix]) }
        #expect(throws: LearnError.self) { try Matrix.stackingColumns([matrix, Matrix(["c": [1]])]) }
    }

    @Test func mismatchedShapesAreRejected() {
        #expect(throws: LearnError.self) { try Matrix(["a": [1], "b": [1, 2]]) }
        #expect(throws: LearnError.raggedRow(row: 1, count: 1, expected: 2)) {
            try Matrix(rows: [[1, 2], [3]])
        }
        #expect(throws: LearnError.self) { try Matrix(rowCount: 2, columnNames: ["a"], values: [1]) }
        #expect(throws: LearnError.self) {
            try Matrix(rowCount: .max, columnNames: ["a", "b", "c"], values: [])
        }
        #expect(throws: LearnError.duplicateColumn("a")) { try Matrix(["a": [1], "a": [2]]) }
    }

    @Test func theFirstInvalidNumberIsReported() throws {
        var values = [Double](repeating: 1, count: 10)
        values[7] = .nan
        let bad = try Matrix(["good": [Double](repeating: 0, count: 10), "bad": values])
        let error = #expect(throws: LearnError.self) { try bad.requireFinite() }
        #expect(error?.description == "row 7 of column “bad” is nan; impute or drop it first")
        try bad.requireFinite(allowingNaN: true)
        values[9] = -.infinity
        let worse = try Matrix(["bad": values])
        #expect(throws: LearnError.notFinite(row: 9, column: "bad", value: -.infinity)) {
            try worse.requireFinite(allowingNaN: true)
        }
    }
}

@Suite struct CategoriesInMatrixTests {
    @Test func categoriesAreSorted() throws {
        let x = try Matrix(categories: ["s": ["é", "b", nil, "B"]])
        #expect(x.categories == [["B", "b", "é"]])
        #expect(isClose(x.values, [2, 1, .nan, 0]))
        #expect(try x.categories(inColumn: "s") == ["é", "b", nil, "B"])
        #expect(try Matrix(categories: ["m": [12, 1, 2]]).categories == [["1", "2", "12"]])
    }

    @Test func numbersAsCategories() throws {
        let x = try Matrix(["n": [1, 2], "m": [10, 2.5]]).categorizing(["m"])
        #expect(x.categories == [nil, ["2.5", "10"]])
        #expect(x.values == [1, 2, 1, 0])
        #expect(throws: LearnError.self) { try Matrix(["m": [.infinity]]).categorizing(["m"]) }
        #expect(throws: LearnError.numericColumn("n", estimator: "a list of categories")) {
            try x.categories(inColumn: "n")
        }
    }
}
