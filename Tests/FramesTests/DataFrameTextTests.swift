import Base
import Testing

@testable import Frames

@Suite struct DataFrameTextTests {
    @Test func alignsNumbersToTheRight() throws {
        let frame = try DataFrame([
            Column("name", ["a", nil, "bb"]), Column("v", [1.5, nil, 10.25]), Column("n", [1, 200, nil]),
            Column("ok", [true, nil, false]),
        ])
        #expect(
            frame.description == """
                   name      v    n  ok
                0  a      1.50    1  true
                1               200
                2  bb    10.25       false
                """)
    }

    @Test func leavesOutTheMiddle() throws {
        let frame = try DataFrame([Column("i", Array(0..<100))])
        #expect(
            frame.formatted(maximumRows: 3) == """
                     i
                 0   0
                 1   1
                 …   …
                99  99
                [100 rows × 1 columns]
                """)
    }

    @Test func leavesOutColumns() throws {
        let frame = try DataFrame((0..<30).map { Column("column \($0)", [$0]) })
        let lines = frame.formatted(maximumWidth: 50).split(separator: "\n")
        #expect(lines[0] == "   column 0  column 1  …  column 28  column 29")
        #expect(lines.last == "[1 rows × 30 columns]")
    }

    @Test func shortensText() throws {
        let frame = try DataFrame([Column("t", ["one\ntwo three four five"])])
        #expect(frame.formatted(maximumTextWidth: 10) == "   t\n0  one⏎two t…")
    }

    /// Numbers and their text in a table.
    static let shown: [(values: [Double], texts: [String])] = [
        ([1, 2], ["1.0", "2.0"]),
        ([0.5, 0.125], ["0.500", "0.125"]),
        ([1 / 3, 1e6], ["0.333333", "1000000.000000"]),
        ([1e16, 1], ["1e+16", "1.0"]),
        ([1e-7, 0], ["1e-07", "0.0"]),
        ([.infinity, .nan], ["inf", "NaN"]),
    ]

    @Test(arguments: shown)
    func decimals(_ values: [Double], _ expected: [String]) {
        #expect(Column("x", values).displayTexts(of: [0, 1]) == expected)
    }

    @Test func datesWithoutATimeOfDay() {
        let day = Timestamp("2020-01-02")
        let time = Timestamp("2020-01-02 03:04:05")
        #expect(Column("d", [day, nil]).displayTexts(of: [0, 1]) == ["2020-01-02", ""])
        #expect(Column("d", [day, time]).displayTexts(of: [0]) == ["2020-01-02 00:00:00"])
    }
}
