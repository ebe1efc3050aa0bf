import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Render

@Suite("Markdown is parsed into blocks and written as HTML")
struct MarkdownReaderTests {
    private func html(_ markdown: String) -> String {
        var reader = MarkdownReader()
        return reader.blocks(of: markdown).html
    }

    @Test(arguments: [
        ("# A *b*", "<h1 id=\"a-b\">A <em>b</em></h1>"),
        ("a\nb", "<p>a b</p>"),
        ("a  \nb", "<p>a<br>b</p>"),
        ("`x < y` & **z**", "<p><code>x &lt; y</code> &amp; <strong>z</strong></p>"),
        ("~~no~~", "<p><s>no</s></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>"),
        ("> q", "<blockquote>\n<p>q</p>\n</blockquote>"),
        ("---", "<hr>"),
        ("[w](https://example.org)", "<p><a href=\"https://example.org\">w</a></p>"),
        ("[w](#data)", "<p><a href=\"#data\">w</a></p>"),
        ("[w](javascript:alert(1))", "<p>w</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("![a bird](bird.png)", "<p>a bird</p>"),
        ("```\na < b\n```", "<pre tabindex=\"0\"><code>a &lt; b</code></pre>"),
    ])
    func rendersHTML(markdown: String, expected: String) {
        #expect(html(markdown) == expected)
    }

    @Test func severalThreadsCanRead() {
        let text = Array(repeating: "~~no~~ yes", count: 50).joined(separator: "\n\n")
        let expected = html(text)
        let differences = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 200) { _ in
            if html(text) != expected { differences.withLock { $0 += 1 } }
        }
        #expect(differences.withLock { $0 } == 0)
    }

    @Test func headingsHaveUniqueIdentifiers() {
        var reader = MarkdownReader()
        let blocks = reader.blocks(of: "## Data\n\n## Data") + reader.blocks(of: "## Data")
        let ids = blocks.map { if case .heading(_, _, let id) = $0 { id } else { "" } }
        #expect(ids == ["data", "data-2", "data-3"])
    }

    /// A link in the table of contents would lead to the parts of the page that have these identifiers.
    @Test func headingsHaveOtherIdentifiersThanThePage() throws {
        var reader = MarkdownReader()
        let blocks = reader.blocks(of: "## Content\n\n## Parameters\n\n## Data read\n\n## Content 2")
        let ids = blocks.map { if case .heading(_, _, let id) = $0 { id } else { "" } }
        #expect(ids == ["content-2", "parameters-2", "data-read-2", "content-2-2"])
        let page = try String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "templates/report.mustache"), encoding: .utf8)
        let own = page.matches(of: /id="([a-z-]+)"/).map { String($0.1) }
        #expect(!own.isEmpty && Set(own).isDisjoint(with: ids))
    }

    @Test func namesOfLongCaptionsAreCut() {
        var names = UniqueNames()
        let first = names.name(for: String(repeating: "日", count: 84))
        #expect(first == String(repeating: "日", count: 66))
        #expect(names.name(for: String(repeating: "日", count: 90)) == first + "-2")
        #expect(names.name(for: String(repeating: "a", count: 252)).utf8.count == 200)
    }

    @Test func asidesAreRemovedFromTheirList() {
        let text = html("- Note: mind *this*\n- Callout(A title): text\n- plain")
        #expect(
            text.contains(
                "<aside class=\"note\"><p class=\"aside-title\">Note</p>\n<p>mind <em>this</em></p>"))
        #expect(text.contains("<aside class=\"callout\"><p class=\"aside-title\">A title</p>"))
        #expect(text.hasSuffix("<ul>\n<li>plain</li>\n</ul>"))
    }

    @Test func tablesKeepTheirAlignment() {
        let text = html("| a | b |\n| --- | ---: |\n| 1 | 2 |")
        #expect(text.contains("<th scope=\"col\">a</th><th scope=\"col\" class=\"n\">b</th>"))
        #expect(text.contains("<td>1</td><td class=\"n\">2</td>"))
    }

    @Test(
        "What is nested beyond all sense becomes text",
        arguments: [
            String(repeating: "> ", count: 5000) + "deep", String(repeating: "- ", count: 5000) + "deep",
            String(repeating: "*a **b ", count: 5000) + "deep" + String(repeating: "** *", count: 5000),
        ])
    func nestingIsBounded(markdown: String) {
        let html = html(markdown)
        #expect(html.contains("deep"))
        #expect(html.count { $0 == "<" } < 30_000)
    }

    @Test("What is nested as people do it stays")
    func ordinaryNestingStays() {
        #expect(html("> - a\n>   > **b *c***").contains("<strong>b <em>c</em></strong>"))
    }
}
