import Testing

@testable import Render

@Suite("Swift code is split into tokens")
struct SwiftHighlighterTests {
    @Test(arguments: [
        ("let x = 1", "k:let| x = |n:1"),
        ("a.default", "a.default"),
        ("Matrix(x)", "t:Matrix|(x)"),
        ("f(\"a \\(b(\"c\")) d\")", "f(|s:\"a \\(b(\"c\")) d\"|)"),
        ("1_000.5e3 // end", "n:1_000.5e3| |c:// end"),
        ("\"\"\"\nlet\n\"\"\"", "s:\"\"\"\nlet\n\"\"\""),
        ("\"open", "s:\"open"),
        ("/* a */ b", "c:/* a */| b"),
    ])
    func tokens(code: String, expected: String) {
        let tokens = SwiftHighlighter.tokens(of: code).map { token in
            token.kind == .plain ? String(token.text) : "\(token.kind.rawValue.prefix(1)):\(token.text)"
        }
        #expect(tokens.joined(separator: "|") == expected)
    }

    @Test(
        "No character is lost",
        arguments: ["", "\\", "\"\\", "é\r\n\"x", "/*", "#\"a\"#", "🧵"])
    func keepsEverything(code: String) {
        #expect(SwiftHighlighter.tokens(of: code).map(\.text).joined() == code)
    }
}
