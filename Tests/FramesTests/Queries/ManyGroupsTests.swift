import Base
import Testing

@testable import Frames

/// Groups that are too many for one block of pairs, of a table that comes in chunks.
@Suite struct ManyGroupsTests {
    private let frame: DataFrame

    init() throws {
        var random = Generator(state: 7)
        let rowCount = 240_000
        func numbers(below bound: Int) -> [Int] {
            (0..<rowCount).map { _ in Int.random(in: 0..<bound, using: &random) }
        }
        let texts = numbers(below: 40).map { $0 == 0 ? nil : "text \($0)" }
        frame = try DataFrame([
            Column("k", numbers(below: 100_000)), Column("i", numbers(below: 9)), Column("s", texts),
            Column("x", numbers(below: 4000).map { Double($0) / 7 }),
        ])
    }

    @Test(arguments: [9000, 30_000, 200_000])
    func statesAreAddedInPlace(chunkSize: Int) throws {
        func aggregated(_ table: Query) throws -> DataFrame {
            try table.grouped(by: "k").aggregated([
                "rows": .count, "sum": .sum("i"), "mean": .mean("x"), "std": .std("x"), "last": .last("s"),
                "smallest": .min("s"), "texts": .uniqueCount("s"), "mode": .mode("s"),
                "numbers": .uniqueCount("i"),
                "reals": .uniqueCount("x"), "number": .mode("i"), "median": .median("x"), "list": .list("s"),
            ]).collect()
        }
        let whole = try aggregated(frame.query)
        #expect(whole.rowCount > 1 << 16)
        #expect(try aggregated(frame.scanned(by: chunkSize)) == whole)
    }

    @Test func withoutKeys() throws {
        func aggregated(_ table: Query) throws -> DataFrame {
            try table.aggregated(["rows": .count, "texts": .uniqueCount("s"), "groups": .uniqueCount("k")])
                .collect()
        }
        #expect(try aggregated(frame.scanned(by: 30_000)) == aggregated(frame.query))
    }
}
