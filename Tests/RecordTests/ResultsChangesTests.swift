import Base
import Foundation
import Testing

@testable import Record

@Suite("Changes of results are told as a reader compares them")
struct ResultsChangesTests {
    private func changes(_ old: String, _ new: String) throws -> [ReportChanges.Section] {
        try Results(json: Data(new.utf8)).changes(from: Results(json: Data(old.utf8)))
    }

    @Test func equalResultsHaveNoChanges() throws {
        let text = #"{"values": {"x": 1.5}, "tables": {"t": {"columns": ["a"], "rows": [[1], [null]]}}}"#
        #expect(try changes(text, text).isEmpty)
        #expect(
            ReportChanges(name: "a", title: "A", sections: try changes(text, text)).overview == "no change")
    }

    @Test func valuesHaveTheDigitsThatTellThemApart() throws {
        let sections = try changes(
            #"{"values": {"a": 0.5, "b": 1000, "c": 0.123456789, "d": "x", "e": true, "gone": 1, "zero": 0}}"#,
            #"{"values": {"a": 0.25, "b": 2500, "c": 0.123456795, "d": "y", "e": false, "new": 2, "zero": 3}}"#
        )
        #expect(
            sections == [
                ReportChanges.Section(
                    "Values", columns: ["Value", "Before", "After", "Change"],
                    rows: [
                        ["a", "0.5", "0.25", "−0.25 (−50.0%)"],
                        ["b", "1,000", "2,500", "+1,500 (+150.0%)"],
                        ["c", "0.123456789", "0.123456795", "+6×10⁻⁹"],
                        ["d", "x", "y", ""],
                        ["e", "yes", "no", ""],
                        ["gone", "1", "–", ""],
                        ["new", "–", "2", ""],
                        ["zero", "0", "3", "+3"],
                    ])
            ])
    }

    @Test func theLastDigitsOfANumberAreCountedOnly() throws {
        let sections = try changes(
            #"{"values": {"a": 0.1, "b": 2, "c": 5}}"#,
            #"{"values": {"a": 0.10000000000000002, "b": 2, "c": 6}}"#)
        #expect(sections.map(\.rows) == [[["c", "5", "6", "+1 (+20.0%)"]]])
        #expect(sections[0].notes == ["1 value differs by less than a billionth of its size."])
    }

    @Test func aClaimThatHoldsNoLongerStandsFirst() throws {
        let sections = try changes(
            #"""
            {"claims": {"a": {"holds": true, "text": "Few buy."}, "b": {"holds": true, "text": "Most stay."},
            "old-words": {"holds": true, "text": "By the calendar plays have changed by 5% in a week."}}}
            """#,
            #"""
            {"claims": {"a": {"holds": true, "text": "Some buy."}, "b": {"holds": false, "text": "Most stay."},
            "new-words": {"holds": true, "text": "By the calendar plays changed by 5% in a week."}}}
            """#)
        #expect(
            sections.map(\.rows) == [
                [
                    ["b", "Most stay.", "Does not hold: Most stay."],
                    ["a", "Few buy.", "Some buy."],
                    [
                        "new-words (before: old-words)",
                        "By the calendar plays have changed by 5% in a week.",
                        "By the calendar plays changed by 5% in a week.",
                    ],
                ]
            ])
    }

    @Test func rowsAreMatchedByTheFirstColumnWhereItIdentifiesThem() throws {
        let sections = try changes(
            #"""
            {"tables": {"models": {"columns": ["model", "area", "old"],
            "rows": [["forest", 0.9, 1], ["boosting", 0.8, 1], ["naive", 0.5, 1]]}}}
            """#,
            #"""
            {"tables": {"models": {"columns": ["model", "new", "area"],
            "rows": [["boosting", 1, 0.85], ["forest", 1, 0.9], ["ridge", 1, 0.7]]}}}
            """#)
        #expect(
            sections == [
                ReportChanges.Section(
                    "Table “models”", columns: ["model", "Column", "Before", "After", "Change"],
                    rows: [["boosting", "area", "0.8", "0.85", "+0.05 (+6.2%)"]],
                    notes: [
                        "Columns gone: “old”.", "New columns: “new”.", "Rows gone: “naive”.",
                        "New rows: “ridge”.",
                        "The rows are in another order.",
                    ])
            ])
    }

    @Test func otherRowsAreMatchedByTheirNumber() throws {
        let sections = try changes(
            #"{"tables": {"t": {"columns": ["x", "y"], "rows": [[1, "a"], [1, "b"]]}}}"#,
            #"{"tables": {"t": {"columns": ["x", "y"], "rows": [[1, "a"], [1, "c"], [2, "d"]]}}}"#)
        #expect(sections.map(\.columns) == [["Row", "Column", "Before", "After", "Change"]])
        #expect(sections.map(\.rows) == [[["2", "y", "b", "c", ""]]])
        #expect(
            sections.map(\.notes) == [
                ["No column identifies the rows: they are matched in their order.", "New rows: 3."]
            ])
    }

    @Test func anotherOrderIsSaid() throws {
        let table = { (rows: String) in #"{"tables": {"t": {"columns": ["k", "v"], "rows": [\#(rows)]}}}"# }
        let sections = try changes(table(#"["a", 1], ["b", 2]"#), table(#"["b", 2], ["a", 1]"#))
        #expect(sections.map(\.notes) == [["The rows are in another order."]])
    }

    @Test func manyChangesAreCutAndCounted() throws {
        let table = { (offset: Int) in
            let rows = (0..<50).map { "[\($0), \($0 + offset)]" }.joined(separator: ", ")
            return #"{"tables": {"t": {"columns": ["k", "v"], "rows": [\#(rows)]}}}"#
        }
        let sections = try changes(table(0), table(1))
        #expect(sections.map(\.rows.count) == [20])
        #expect(sections.map(\.notes) == [["30 more cells differ."]])
    }

    @Test func shortRowsOfAForeignFileAreMissingCells() throws {
        let sections = try changes(
            #"{"tables": {"t": {"columns": ["k", "v"], "rows": [["a"], []]}}}"#,
            #"{"tables": {"t": {"columns": ["k", "v"], "rows": [["a", 1], []]}}}"#)
        #expect(sections.map(\.rows) == [[["a", "v", "–", "1", ""]]])
    }

    @Test func equalRowsAreMatchedFirst() throws {
        let sections = try changes(
            #"{"tables": {"t": {"columns": ["m", "v"], "rows": [["a", 1], ["a", 2], ["b", 3]]}}}"#,
            #"{"tables": {"t": {"columns": ["m", "v"], "rows": [["new", 9], ["a", 1], ["a", 2], ["b", 3]]}}}"#
        )
        #expect(sections.map(\.rows) == [[]])
        #expect(sections.map(\.notes) == [["New rows: 1."]])
    }

    @Test func aRenamedTableIsComparedWithWhatItWas() throws {
        let sections = try changes(
            #"{"tables": {"old-caption": {"columns": ["m", "v"], "rows": [["a", 1], ["b", 2]]}}}"#,
            #"{"tables": {"new-caption": {"columns": ["m", "v"], "rows": [["a", 1], ["b", 5]]}}}"#)
        #expect(sections.map(\.heading) == ["Table “new-caption”"])
        #expect(sections.map(\.rows) == [[["b", "v", "2", "5", "+3 (+150.0%)"]]])
        #expect(sections.map(\.notes) == [["Before, the table was called “old-caption”."]])
    }

    @Test func aRenamedColumnKeepsItsCells() throws {
        let sections = try changes(
            #"{"tables": {"t": {"columns": ["m", "v"], "rows": [["a", 1], ["b", 2]]}}}"#,
            #"{"tables": {"t": {"columns": ["n", "v"], "rows": [["a", 1], ["b", 3]]}}}"#)
        #expect(sections.map(\.rows) == [[["b", "v", "2", "3", "+1 (+50.0%)"]]])
        #expect(sections.map(\.notes) == [["The column “m” is called “n” now."]])
    }

    @Test func integersDifferByOne() throws {
        let sections = try changes(
            #"{"values": {"id": 9007199254740992, "n": 2000000000}}"#,
            #"{"values": {"id": 9007199254740993, "n": 2000000001}}"#)
        #expect(
            sections.map(\.rows) == [
                [
                    ["id", "9,007,199,254,740,992", "9,007,199,254,740,993", "+1"],
                    ["n", "2,000,000,000", "2,000,000,001", "+1"],
                ]
            ])
    }

    @Test func valuesOfTwoTypesAreToldApart() throws {
        let sections = try changes(
            #"{"values": {"a": true, "b": "3"}}"#, #"{"values": {"a": "yes", "b": 3}}"#)
        #expect(
            sections.map(\.rows) == [
                [["a", "true", "the text “yes”", ""], ["b", "the text “3”", "the value 3", ""]]
            ])
    }

    @Test func theMostSimilarClaimsBelongTogether() throws {
        let claim = { (name: String, text: String, holds: Bool) in
            #""\#(name)": {"holds": \#(holds), "text": "\#(text)"}"#
        }
        let sections = try changes(
            #"{"claims": {\#(claim("m", "Sales in the north grew by 5% over the year.", true))}}"#,
            #"""
            {"claims": {\#(claim("a", "Sales in the south grew by 7% over the year.", true)),
            \#(claim("z", "Sales in the north grew by 6% over the year.", false))}}
            """#)
        #expect(sections.map { $0.rows.map(\.first) } == [["z (before: m)", "a"]])
    }

    @Test func anInsertedAnswerMovesNoOther() throws {
        let sections = try changes(
            #"{"summary": ["Most stay.", "Few buy."]}"#,
            #"{"summary": ["All is new.", "Most stay.", "Few buy."]}"#)
        #expect(sections.map(\.rows) == [[["–", "All is new."]]])
    }

    @Test func nothingThatDiffersIsCalledTheSame() throws {
        let sections = try changes(
            #"{"tables": {"t": {"columns": ["k"], "rows": [["a", 1]]}}}"#,
            #"{"tables": {"t": {"columns": ["k"], "rows": [["a", 2]]}}}"#)
        #expect(sections.map(\.notes) == [["results.json differs in what is not listed here."]])
    }

    @Test func paragraphsAreComparedWithoutClaimsTablesAndFigures() throws {
        let results = try Results(
            json: Data(#"{"claims": {"c": {"holds": true, "text": "Sales rose by 5%."}}}"#.utf8))
        let page = { (verb: String) in
            """
            # Sales

            Sales **\(verb)** in
            the north.

            Sales rose by **5%**.

            | a | b |
            | --- | --- |
            | 1 | \(verb) |

            *Figure 1. Sales by \(verb)*

            """
        }
        let section = TextChanges(from: page("rose"), to: page("fell"), results: (results, results)).section
        #expect(
            section.rows == [
                ["Sales rose in the north.", "Sales fell in the north."], ["Sales by rose", "Sales by fell"],
            ])
        let same = TextChanges(from: page("rose"), to: page("rose"), results: (results, results))
        #expect(same.section.isEmpty)
    }

    @Test func whatTheResultsAreMadeFromIsCompared() throws {
        let file = { (rows: Int, hash: String) in
            #"{"name": "a.csv", "rows": \#(rows), "bytes": 1000, "sha256": "\#(hash)"}"#
        }
        let sections = try changes(
            #"{"data": {"origin": "sample", "files": [\#(file(5, "aa"))]}, "parameters": {"year": 2020}}"#,
            #"{"data": {"origin": "real", "files": [\#(file(5, "bb"))]}, "parameters": {"year": 2021, "k": 3}}"#
        )
        #expect(
            sections.map(\.rows) == [
                [
                    ["origin", "sample", "real"],
                    ["a.csv", "5 rows, 1,000 bytes", "5 rows, 1,000 bytes, other content"],
                ],
                [["k", "–", "3"], ["year", "2020", "2021"]],
            ])
        let report = ReportChanges(name: "a", title: "A", sections: sections)
        #expect(report.overview == "data: 2, parameters: 2")
    }
}
