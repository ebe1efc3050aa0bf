import Foundation
import Testing

@testable import Render

@Suite("The code of a Swift file is its text without comments")
struct SwiftCodeTests {
    private func code(_ source: String) -> String {
        String(decoding: SwiftCode(source).bytes, as: UTF8.self)
    }

    @Test(
        arguments: [
            ("", ""),
            ("f()", "f()\n"),
            ("f() // words", "f()\n"),
            ("// words\n\nf()  \n\t\n", "f()\n"),
            ("//: prose\n/*:\n more\n*/\nf()", "f()\n"),
            ("a/* b */c", "a c\n"), ("a /* b */ c", "a c\n"),
            ("a /* b\n c */ d", "a\n d\n"),
            ("a /* b /* c */ d */ e", "a e\n"),
            ("f()\r\n// words\r\ng()\r\n", "f()\ng()\n"),
            ("  f() // ä", "  f()\n"),
            ("/**/f()", "f()\n"),
            ("let a = b*/*c*/d", "let a = b* d\n"),
        ])
    func leavesCommentsOut(source: String, expected: String) {
        #expect(code(source) == expected)
    }

    @Test(
        "What looks like a comment within a literal is none",
        arguments: [
            #"let a = "https://x.org" + "/* b */""#,
            #"let a = "\"//" + "\\""#,
            #"let a = "\(b("//", c: "/*")) //""#,
            #"let a = "\(b(")", "\(c(")"))"))//""#,
            ##"let a = #"a \" // b"# + #"\#(c("//"))"#"##,
            ###"let a = ##"a"# // "##"###,
            ##"let a = #"""# + "//""##,
            "let a = \"\"\"\n  // b\n\n  c \"\" // \\\"\"\"\n    /*\n  \"\"\"",
            "let a = #\"\"\"\n  // \\(b) \\#(c(\"//\"))  \n  \"\"\"#",
            #"let a = /https?:\/\/[^\/]*/"#,
            #"let a = b.matches(of: /"\/\/|\/*/)"#,
            #"let a = [/a"b/, /\//, /c/]"#,
            "let a = #/\n  http:// # words\n  \\/#*/\n/#",
            "func `a // b`() {}",
        ])
    func keepsLiterals(source: String) {
        #expect(code(source) == source + "\n")
        #expect(code(source + " // words\n/* more */") == source + "\n")
    }

    @Test(
        "A slash that is an operator begins no literal",
        arguments: [
            ("let a = b / c // d / e", "let a = b / c\n"),
            ("let a = b/c // d", "let a = b/c\n"),
            ("let a = b.reduce(1, /) // c / d", "let a = b.reduce(1, /)\n"),
            ("let a = (b + c)/d /* e */ / f", "let a = (b + c)/d / f\n"),
        ])
    func tellsDivisions(source: String, expected: String) {
        #expect(code(source) == expected)
    }

    @Test("An interpolation is code again, with comments of its own")
    func leavesCommentsInInterpolationsOut() {
        #expect(
            code("let a = \"\"\"\n  \\(b /* c */)\n  // d\n  \"\"\" // e")
                == "let a = \"\"\"\n  \\(b )\n  // d\n  \"\"\"\n")
    }

    @Test(
        "A text that can't be told apart is kept whole",
        arguments: [
            "f() // a\n/* b", "// a\nlet b = \"c\nd", "// a\nlet b = \"\"\"\nc", "// a\n`b", "// a\n#/b",
        ])
    func keepsWhatIsBroken(source: String) {
        #expect(code(source) == source)
        #expect(SwiftCode(source).holdsCode(line: 1))
    }

    @Test func knowsTheLinesThatHoldCode() {
        let code = SwiftCode("// a\nf() // b\n\nlet c = \"\"\"\n  // d\n\n  \"\"\"\n/* e\n */ g()\n")
        #expect((1...10).filter { code.holdsCode(line: $0) } == [2, 4, 5, 6, 7, 9])
        #expect((1...10).filter { code.beginsInLiteral(line: $0) } == [5, 6, 7])
    }

    @Test("The project's own sources: taken apart twice they are the same, and no line is a comment")
    func readsTheProject() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: "Sources").path)
        let files = names.filter { $0.hasSuffix(".swift") }
        #expect(files.count > 100)
        for name in files {
            let text = try String(contentsOf: root.appending(path: "Sources/\(name)"), encoding: .utf8)
            let once = SwiftCode(text)
            #expect(once.bytes.count < text.utf8.count, "\(name) has no comments?")
            let again = SwiftCode(String(decoding: once.bytes, as: UTF8.self))
            #expect(again.bytes == once.bytes, "\(name)")
            let lines = String(decoding: once.bytes, as: UTF8.self).split(separator: "\n")
            for (index, line) in lines.enumerated() where !again.beginsInLiteral(line: index + 1) {
                #expect(!line.trimmingPrefix(while: \.isWhitespace).hasPrefix("//"), "\(name): \(line)")
            }
        }
    }
}
