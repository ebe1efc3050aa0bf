import Testing

@testable import Frames

@Suite struct DataFrameTests {
    private func videos() throws -> DataFrame {
        try DataFrame([
            Column("id", [1, 2, 3]), Column("title", ["a", nil, "c"]), Column("likes", [10.5, nil, nil]),
        ])
    }

    @Test func properties() throws {
        let frame = try videos()
        #expect(frame.shape == (3, 3))
        #expect(frame.columnNames == ["id", "title", "likes"])
        #expect(frame.numericColumnNames == ["id", "likes"])
        #expect(frame.row(1) == [2, nil, nil])
        #expect(try frame[2, "title"] == "c")
        #expect(
            frame.dtypes()
                == (try DataFrame([
                    Column("column", ["id", "title", "likes"]), Column("type", ["int64", "str", "float64"]),
                ])))
        #expect(try frame.info()["non-null"] == Column("non-null", [3, 2, 1]))
        #expect(try frame.missingCounts()["missing"] == Column("missing", [0, 1, 2]))
    }

    @Test func refusesInvalidColumns() {
        let duplicate = #expect(throws: FrameError.self) {
            try DataFrame([Column("a", [1]), Column("a", [2])])
        }
        #expect(duplicate?.description == "two columns are named \"a\"; rename one")
        let short = #expect(throws: FrameError.self) {
            try DataFrame([Column("a", [1, 2]), Column("b", [1])])
        }
        #expect(short?.description == "column \"b\" has 1 rows, but the others have 2")
    }

    @Test func suggestsTheNearestName() throws {
        let error = #expect(throws: FrameError.self) { try videos()["like"] }
        #expect(error?.description == "no column \"like\"; did you mean \"likes\"?")
        let far = #expect(throws: FrameError.self) { try videos()["comments"] }
        #expect(far?.description == "no column \"comments\"; the columns are \"id\", \"title\", \"likes\"")
        #expect(throws: FrameError.self) { try videos()[3, "id"] }
    }

    @Test func changesColumns() throws {
        let frame = try videos()
        #expect(try frame.selecting("likes", "id").columnNames == ["likes", "id"])
        #expect(try frame.dropping("title").columnNames == ["id", "likes"])
        #expect(try frame.renaming(["#": "id"]).columnNames == ["#", "title", "likes"])
        #expect(try frame.with(["new": col([1, 2, 3])]).columnNames == ["id", "title", "likes", "new"])
        let replaced = try frame.with(["likes": col(Column("other", [1, 2, 3]))])
        #expect(replaced.columnNames == frame.columnNames)
        #expect(try replaced["likes"] == Column("likes", [1, 2, 3]))

        #expect(throws: QueryError.self) { try frame.selecting("id", "id") }
        #expect(throws: QueryError.self) { try frame.dropping("x") }
        #expect(throws: QueryError.self) { try frame.renaming(["title": "id"]) }
        #expect(throws: QueryError.self) { try frame.with(["likes": col([1])]) }
    }
}
