import Base
import Foundation
import Testing

@testable import Record

@Suite struct ProseTests {
    @Test func numbersHaveFormats() {
        let (accuracy, count, gain) = (0.62603671, 19382, -0.0123)
        let prose: Prose =
            "right in **\(accuracy, .percent)** of \(count), \(accuracy, .decimals(3)), \(gain, .points(1))"
        #expect(prose.markdown == "right in **62.6%** of 19,382, 0.626, −1.2 points")
        #expect(prose.values == [.real(accuracy), .integer(count), .real(accuracy), .real(gain)])
        #expect(prose.wording == "right in **** of , , ")
        let year: Prose = "\(2004, .exact)"
        #expect(year.markdown == "2004")
    }

    @Test("Prose or a table that no script can have shown is not read")
    func damagedRecordsAreRefused() throws {
        let prose: Prose = "\(1) and \(2.5)"
        let written = String(decoding: try JSONEncoder().encode(prose), as: UTF8.self)
        #expect(try JSONDecoder().decode(Prose.self, from: Data(written.utf8)) == prose)
        let without = written.replacing(/"values":\[[^\]]*\]/, with: "\"values\":[]")
        #expect(without != written)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Prose.self, from: Data(without.utf8)) }

        var table = Table(["a", "b"], rows: [[1, 2]])
        table.totalRows = 3
        #expect(try JSONDecoder().decode(Table.self, from: JSONEncoder().encode(table)) == table)
        table.rows[0].removeLast()
        let ragged = try JSONEncoder().encode(table)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Table.self, from: ragged) }
    }

    @Test func missingValuesAreDashes() {
        let (none, number): (Double?, Double?) = (nil, 0.5)
        let prose: Prose =
            "\(none) \(none, .percent) \(number, .percent) \(Double.nan, .decimals(2)) \(Double.nan, .points(1))"
        #expect(prose.markdown == "– – 50.0% – –")
    }

    @Test func textsOfDataAreEscaped() {
        let track = "**[x](y)** <b>"
        let prose: Prose = "“\(track)” and \(track == "" ? "_none_" : "_some_")"
        #expect(prose.markdown == "“\\*\\*\\[x\\](y)\\*\\* \\<b>” and _some_")
        let link: Prose = "[\(track)](https://a.b)"
        #expect(link.markdown == "[\\*\\*\\[x\\](y)\\*\\* \\<b>](https://a.b)")
        // At the beginning of a line a text would be a heading or a list.
        let (heading, list) = ("# a", "1. b")
        let lines: Prose = "\(heading)\n\(list)"
        #expect(lines.markdown == "\\# a\n1\\. b")
        let lineBreaks = "a\nb"
        let joined: Prose = "\(lineBreaks)"
        #expect(joined.markdown == "a b")
    }

    @Test func datesAndValuesOfTables() throws {
        let day = try #require(Timestamp("2024-02-29"))
        let value: Value? = .text("a*b*c")
        let prose: Prose = "\(day), \(value), \(true)"
        #expect(prose.markdown == "2024-02-29, a\\*b\\*c, yes")
        #expect(prose.values == [.date(day)])
    }

    @Test func proseWithinProseKeepsItsValues() {
        let parts = [1.5, 2.5].map { value -> Prose in "`x` \(value)" }
        let prose: Prose = "\(3): \(Prose(parts, separator: ", ")), \(4)"
        #expect(prose.markdown == "3: `x` 1.5, `x` 2.5, 4")
        #expect(prose.values == [.integer(3), .real(1.5), .real(2.5), .integer(4)])
        #expect(
            ProseMarks.pieces(of: prose.marked) == [
                .number("3", index: 0), .text(": `x` "), .number("1.5", index: 1), .text(", `x` "),
                .number("2.5", index: 2), .text(", "), .number("4", index: 3),
            ])
    }

    @Test func marksOfOthersAreRemoved() {
        let odd = "a\u{E000}\u{E100}b\u{E001}"
        let prose: Prose = "x\u{E001}\(odd)\(1)"
        #expect(prose.markdown == "xab1")
        #expect(ProseMarks.pieces(of: "a\u{E000}b\u{E001}c\u{E000}") == [.text("abc")])
    }

    @Test func isTheSameAfterCoding() throws {
        let prose: Prose = "\(1.5, .percent) of \("a_b")"
        let data = try JSONEncoder().encode(prose)
        #expect(try JSONDecoder().decode(Prose.self, from: data) == prose)
    }

    @Test func moreNumbersThanMarks() {
        let prose = Prose((0..<7000).map { "\($0)" as Prose }, separator: " ")
        #expect(prose.markdown.hasSuffix(" 6,999"))
        #expect(prose.values.count == 7000)
    }
}
