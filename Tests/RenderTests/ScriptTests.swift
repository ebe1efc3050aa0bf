import Testing
import Record

@testable import Render

@Suite("A script is parsed into prose and cells")
struct ScriptTests {
    private func chunks(_ source: String) throws -> [String] {
        try Script(source).chunks.compactMap { chunk in
            switch chunk {
            case .prose(let text, let line): "prose \(line): \(text)"
            case .code(let cell): "code \(cell.firstLine): \(cell.source)"
            case .outputs: nil
            }
        }
    }

    @Test(
        arguments: [
            ("", []),
            ("let a = 1", ["code 1: let a = 1"]),
            ("//: # Title\nlet a = 1", ["prose 1: # Title", "code 2: let a = 1"]),
            ("//: one\n//: two", ["prose 1: one\ntwo"]),
            ("//:no blank", ["prose 1: no blank"]),
            ("/*: one line */\nf()", ["prose 1: one line", "code 2: f()"]),
            ("/*:\n # T\n\n Text\n*/\nf()", ["prose 1: # T\n\nText", "code 6: f()"]),
            ("/*:\n - a\n   - b\n*/", ["prose 1: - a\n  - b"]),
            ("f()\n\n\ng()", ["code 1: f()\n\n\ng()"]),
            ("f()\n//: p\ng()", ["code 1: f()", "prose 2: p", "code 3: g()"]),
            ("  //: indented", ["prose 1: indented"]),
            ("let s = 1 //: not prose", ["code 1: let s = 1 //: not prose"]),
            ("let s = \"\"\"\n//: text\n\"\"\"", ["code 1: let s = \"\"\"\n//: text\n\"\"\""]),
            ("//: a\r\nf()\r\n", ["prose 1: a", "code 2: f()"]),
            ("/*:\n use //\\: and /*\\: … *\\/\n*/", ["prose 1: use //: and /*: … */"]),
        ] as [(String, [String])])
    func parses(source: String, expected: [String]) throws {
        #expect(try chunks(source) == expected)
    }

    @Test func hidesMarkedCode() throws {
        let script = try Script("a()\n// snippet.hide\nb()\n// snippet.show\nc()")
        #expect(script.cells.map(\.source) == ["a()\nc()"])
        #expect(script.files[0].fileLines == [1, 3, 5])
    }

    @Test(arguments: [
        ("f()\n/*: open\n\ng()", ScriptError.unclosedProse(line: 2)),
        ("/*: a */ f()", ScriptError.textAfterProse(line: 1, text: "f()")),
        ("/*:\n a\n*/ f()", ScriptError.textAfterProse(line: 3, text: "f()")),
    ])
    func refuses(source: String, error: ScriptError) {
        #expect(throws: error) { try Script(source) }
    }

    @Test func errorsNameTheLine() {
        #expect(ScriptError.unclosedProse(line: 7).description.hasPrefix("line 7: "))
    }

    @Test("A change of prose or of a comment moves no place in the code")
    func wordsDoNotCount() throws {
        let before = try Script("//: a\nf()\n\n//: b\ng(\n  1)\nh()")
        let after = try Script(
            "//: a\n//: more\n\n\nf()\n/*:\n b\n*/\ng(\n  1) // one\n// Then:\nh() /* at\n last */")
        #expect(before.codePlace(of: .main(7)) == after.codePlace(of: .main(12)))
        #expect(before.cells.map(\.codeLines) == after.cells.map(\.codeLines))
    }

    @Test("A cell of comments alone is shown, and nothing happens in it")
    func commentsMakeACell() throws {
        let script = try Script("f()\n//: p\n// Words.\n/* More\n words. */\n//: q\ng()\n//: r\n// End.")
        #expect(script.cells.map(\.codeLines) == [0..<1, 1..<1, 1..<2, 2..<2])
        #expect(script.cells[1].source == "// Words.\n/* More\n words. */" && script.cells[1].firstLine == 3)
        #expect(script.files[0].fileLines == [1, 7])
        #expect(script.cell(holding: .main(1))?.number == 3)
    }

    @Test func findsTheCellOfALine() throws {
        let script = try Script("f()\n//: p\ng(\n  1)\nh()\n//: q\ni()")
        func cell(at line: Int, _ find: (Place) -> Script.Cell?) -> Int? {
            script.codePlace(of: .main(line)).flatMap(find)?.number
        }
        #expect(cell(at: 4, script.cell(holding:)) == 2)
        #expect(cell(at: 1, script.cell(after:)) == 2)
        #expect(cell(at: 3, script.cell(after:)) == 2)
        #expect(cell(at: 7, script.cell(after:)) == 3)
        #expect(script.codePlace(of: Place(file: "Other.swift", line: 1)) == nil)
    }

    @Test(
        "Prose in a function is unindented",
        arguments: [
            ("    //: a\n    //:  b", "a\n b"),
            ("    /*:\n     - a\n       - b\n    */", "- a\n  - b"),
            ("    /*: a\n        b\n\n        c\n    */", "a\nb\n\nc"),
            ("    //: ## T\n    /*:\n        a\n    */", "## T\na"),
        ])
    func proseIsUnindented(source: String, text: String) throws {
        #expect(try Script(source).chunks == [.prose(text, line: 1)])
    }

    @Test(
        "Code loses its common indentation",
        arguments: [
            ("    f()\n\n      g()", "f()\n\n  g()"), ("    f()\n    g()\n}", "f()\ng()\n}"),
            ("    if a {\n        f()\n    }\n", "if a {\n    f()\n}"), ("f()\n    g()", "f()\n    g()"),
        ])
    func codeIsUnindented(source: String, text: String) throws {
        #expect(try Script(source).cells.map(\.source) == [text])
    }
}

extension Place {
    /// A line of `main.swift`.
    static func main(_ line: Int) -> Place { Place(file: "main.swift", line: line) }
}
