import Testing

@testable import Frames

/// Verbs that look at one row at a time share the memory of the columns that they pass on.
@Suite struct SharedColumnsTests {
    private let frame = DataFrame(unchecked: [
        Column("a", (0..<70_000).map(Double.init)), Column("b", (0..<70_000).map { $0 % 7 }),
        Column("c", (0..<70_000).map { "text \($0 % 3)" }),
    ])

    private func address(_ name: String, _ frame: DataFrame) throws -> UnsafePointer<Double>? {
        try frame[name].doubles.withUnsafeBufferPointer(\.baseAddress)
    }

    @Test func passedColumnsAreNotCopied() throws {
        let place = try address("a", frame)
        #expect(try address("a", frame.with(["d": col("b") * 2])) == place)
        #expect(try address("e", frame.selecting(["e": col("a"), "d": col("b") * 2])) == place)
        #expect(try address("a", frame.dropping("b")) == place)
        #expect(try address("a", frame.with(["b": lit(1)])) == place)
    }

    @Test func theValuesAreThoseOfAnyOtherTable() throws {
        let wanted: KeyValuePairs<String, Expr> = [
            "d": col("b") * 2, "b": col("a") - 1, "one": lit(1), "same": col("c"),
        ]
        let direct = try frame.with(wanted)
        // The rows come in chunks from a filter.
        let chunked = try frame.query.filter(col("a") >= 0).with(wanted).collect()
        #expect(direct == chunked)
        #expect(direct.columnNames == ["a", "b", "c", "d", "one", "same"])
        let empty = try frame.filter(col("a") < 0)
        #expect(try empty.with(wanted).rowCount == 0)
        #expect(try empty.with(wanted).dtypes() == direct.dtypes())
        #expect(throws: QueryError.self) { try frame.with(["d": col("z")]) }
    }
}
