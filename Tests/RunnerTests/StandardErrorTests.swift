import Testing

@testable import Runner

@Suite("Messages hold nothing that a terminal would obey")
struct StandardErrorTests {
    @Test(arguments: [
        ("a\tb\nc é 日本 👍", "a\tb\nc é 日本 👍"), ("\u{1b}[31mred\u{7}", "\\u{1b}[31mred\\u{7}"),
        ("\u{9b}2J\u{85}", "\\u{9b}2J\\u{85}"), ("user\u{202e}txt.exe", "user\\u{202e}txt.exe"),
        ("a\rb", "a\\u{d}b"),
    ])
    func printable(text: String, shown: String) {
        #expect(text.printable == shown)
    }
}
