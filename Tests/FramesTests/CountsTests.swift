import Testing

@testable import Frames

@Suite struct CountsTests {
    /// pandas 3's `value_counts`: ties in order of first appearance.
    @Test func valueCounts() throws {
        let texts = Column("s", ["b", "a", "c", "a", "b", "d", nil, "e", "e", "e"])
        let expected = try DataFrame([
            Column("s", ["e", "b", "a", "c", "d"]), Column("count", [3, 2, 2, 1, 1]),
        ])
        #expect(texts.valueCounts() == expected)
        let shares = try texts.valueCounts(normalize: true)["proportion"].doubles
        #expect(shares == [3, 2, 2, 1, 1].map { $0 / 9.0 })
        let integers = Column("i", [5, 3, 3, 5, 1, 9, 1, 2]).valueCounts()
        #expect(try integers["i"] == Column("i", [5, 3, 1, 9, 2]))
        #expect(try integers["count"] == Column("count", [2, 2, 2, 1, 1]))
        #expect(Column("t", [String?.none]).valueCounts().rowCount == 0)
    }

    /// pandas' `crosstab`.
    @Test func crossTabulation() throws {
        let frame = try Reference.grouped()
        let counts = try frame.crossTabulation("k1", "k2")
        #expect(
            counts
                == (try DataFrame([
                    Column("k1", ["a", "b", "c"]), Column("0", [3, 3, 1]), Column("1", [2, 3, 3]),
                    Column("2", [5, 5, 4]),
                ])))
        let rows = try frame.crossTabulation("k1", "k2", normalize: .row)
        #expect(try rows["0"].doubles == [0.3, 3.0 / 11, 0.125])
        let columns = try frame.crossTabulation("k1", "k2", normalize: .column)
        #expect(try columns["1"].doubles == [0.25, 0.375, 0.375])
        let all = try frame.crossTabulation("k1", "k2", normalize: .total)
        #expect(try all["2"].doubles == [5.0 / 29, 5.0 / 29, 4.0 / 29])
        #expect(throws: FrameError.self) { try frame.crossTabulation("k1", "k3") }
    }
}
