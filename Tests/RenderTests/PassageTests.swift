import Testing

@testable import Render

@Suite("Code hosts show prose as its author wrote it")
struct PassageTests {
    private func markdown(_ source: String) -> String {
        var reader = MarkdownReader()
        return reader.passage(of: source).markdown
    }

    @Test(arguments: [
        "Columns such as video_like_count and `a | b`, *emphasis*, _too_, 2 * 3 = 6, a < b, R&D & more.",
        "## A *heading*\n\nSetext\n------\n\n- a\n- b\n   - c\n\n\n+ d",
        "3) c\n4) d\n\n* * *\n\n> quoted\nlazily\n>\n> twice",
        "| a | b |\n|---|:-:|\n| `x\\|y` | <https://example.org> |",
        "A [link](https://example.org/a_b \"title\"), [one][ref], <me@example.org>, www.example.org.\n\n[ref]: #data",
        "```swift\nlet a: [Int] = []  // <b>\n```\n\n    indented <i>\n\n~~struck~~ \\# &amp; \\\nbroken",
        "`<b>` and ``a ` <i>`` in code",
    ])
    func staysAsItIs(source: String) {
        #expect(markdown(source) == source)
    }

    @Test(arguments: [
        ("a  \nb", "a\\\nb"), ("a \nb ", "a\nb"), ("a\\ \nb", "a\\\\\nb"), ("`a`\t\n\nb", "`a`\n\nb"),
        ("```\na  \n```", "```\na\n```"), ("## a  \nb", "## a\nb"),
    ])
    func noLineHasTrailingBlanks(source: String, expected: String) {
        #expect(markdown(source) == expected)
    }

    @Test(
        "Asides, which code hosts do not know, become quotations",
        arguments: [
            ("- Note: mind *this*", "> **Note**\n>\n> mind *this*"),
            ("* Important:\n  a\n  b\n\n  - c\n\nd", "> **Important**\n>\n> a\n> b\n>\n> - c\n\nd"),
            ("- a\n- Callout(On a_b*): c\n- d", "- a\n\n> **On a_b\\***\n>\n> c\n\n- d"),
            ("- Note: a\nlazy", "> **Note**\n>\n> a\n> lazy"),
            ("- Note: # no heading", "> **Note**\n>\n> \\# no heading"),
            ("> q\n>\n> - Note: a\n>   b", "> q\n>\n> > **Note**\n> >\n> > a\n> > b"),
            ("- a\n  - Note: b\n    c\n- d", "- a\n  > **Note**\n  >\n  > b\n  > c\n- d"),
            (
                "- Note: a\n  - Important: b\n\n  c",
                "> **Note**\n>\n> a\n>\n> > **Important**\n> >\n> > b\n>\n> c"
            ),
            ("- Note: a\n\n  ```\n  b\n\n    c\n  ```", "> **Note**\n>\n> a\n>\n> ```\n> b\n>\n>   c\n> ```"),
            ("1. Note: no aside", "1. Note: no aside"),
        ])
    func asidesBecomeQuotations(source: String, expected: String) {
        #expect(markdown(source) == expected)
    }

    @Test func anOpenBlockOfCodeIsClosed() {
        #expect(markdown("```\na") == "```\na\n```")
        #expect(markdown("~~~~\na\n```") == "~~~~\na\n```\n~~~~")
        #expect(markdown("```\na\n```") == "```\na\n```")
    }

    @Test(
        "Raw HTML, pictures and disallowed links become text",
        arguments: [
            ("a <b>c</b> *d*", "a \\<b>c\\</b> *d*"),
            ("List<Int>, `<b>` and <br/>", "List\\<Int>, `<b>` and \\<br/>"),
            ("<img src=x onerror=\"alert('*')\"> a", "\\<img src=x onerror=\"alert('\\*')\"> a"),
            ("<div>\n*x*\n\n- b", "\\<div>\n\\*x\\*\n\n- b"),
            ("> <div>\n> - x", "> \\<div>\n> \\- x"),
            (
                "# t\n\nx <!-- c -->\n\n| a |\n| --- |\n| `a\\|b` <i> |\n\nb *c*",
                "# t\n\nx \\<!-- c -->\n\n| a |\n| --- |\n| `a\\|b` \\<i> |\n\nb *c*"
            ),
            (
                "# t\n\n[a\nb](data:c)\n| a |\n| --- |\n\n*d*",
                "# t\n\n\\[a\nb](data:c)\n\\| a \\|\n\\| --- \\|\n\n*d*"
            ),
            ("- <div>\n  a\n- b", "- \\<div>\n  a\n- b"),
            ("| a |\n| --- |\n| <i>x</i> |", "| a |\n| --- |\n| \\<i>x\\</i> |"),
            ("![a *bird*](bird.png) b", "a *bird* b"),
            ("![# a](b)", "\\# a"),
            ("[w](javascript:alert(1)) and [ok](https://example.org)", "w and [ok](https://example.org)"),
            ("[`w`](JavaScript:alert(1)), <vbscript:x>", "`w`, vbscript:x"),
            ("[![w](a)](data:b)", "w"),
            ("see ftp://example.org/a_b", "see ftp\\://example.org/a_b"),
            ("[a]: javascript:x\n\n[a]", "\\[a]: javascript:x\n\n[a]"),
            ("xmpp:a@b.c", "`xmpp`:a@b.c"),
            // Escaped, the inner `<` would make a definition of the line.
            ("[b]\n\n[b]: <java: <java script:1>", "[b]\n\n\\[b]: <java: \\<java script:1>"),
            ("...mailto:a@b.c, mailto:a@b.c", "...`mailto`:a@b.c, mailto:a@b.c"),
            // cmark's positions are wrong in these, so they are escaped.
            ("[a\nb](javascript:c) <i\nd>*x*", "\\[a\nb](javascript:c) \\<i\nd>\\*x\\*"),
            ("a\u{1B}[31mb\u{9B}c\u{0}", "a\u{FFFD}[31mb\u{FFFD}c\u{FFFD}"),
        ])
    func nothingIsLive(source: String, expected: String) {
        #expect(markdown(source) == expected)
    }

    @Test(
        "Disallowed Markdown never remains, and all formats show the same text",
        arguments: [
            "a\n<i\n title='*'> b", "[a]: http://x\n[b]: data:z\ntext <b> [a] [b] ![p](q)",
            "para <b>\n| a |\n|---|\n| <i> |", "![a\nb](c) [d\ne](javascript:f)",
            "- <!--\n\n  a -->\n> <?php\n> ?>",
            "[a\nb]: javascript:c\n\nd [a b] e", "<a title=\"`\"> `<b c=\"x\">`", "[x](<img src=x onerror=y>",
            "[![![![![![![![![![a](b)](c)](d)](e)](f)](g)](h)](i)](j)](data:k)",
            "[\\*a](javascript:b) ![](c)",
            "- Note: <b>\n  <script>alert(1)\n  </script>\n", "<https://a.b/<i>> <javascript:x> FTP://a.b",
            "| a\\|<b> | ![c](d) |\n|--|--|\n|`|`|<u>|",
            "[a](javascript&colon;b) [c](java\\script:d) [e](\tdata:f)",
            "# <b> ![c](d) #\n<i>\n===\n", "\t<b>\n\n1. <b>\n   <u>\n\n\t- <s>",
            "<div>\n    a\n\n    b\n\n</div>",
        ])
    func nothingIsEverLive(source: String) {
        var reader = MarkdownReader()
        let passage = reader.passage(of: source)
        let live = MarkdownNode.withDocument(of: passage.markdown) { $0.live }
        #expect(live == [], "\(passage.markdown)")
        #expect(reader.passage(of: passage.markdown).markdown == passage.markdown)
        #expect(!passage.markdown.split(separator: "\n").contains { $0.hasSuffix(" ") })
        var second = MarkdownReader()
        #expect(second.blocks(of: passage.markdown).text == passage.blocks.text)
    }

    @Test(
        "A passage that begins with blanks does not continue a list of the one before",
        arguments: [
            "\t<pre>", "    <pre>", "\u{FEFF}\u{FEFF}  ```\n<b>x</b>\n```", "  ```\n<b>x</b>\n```",
            "  - a\n\n      <pre>", "   <pre>",
        ])
    func listsEnd(source: String) {
        let page = [markdown("- [a]()"), markdown(source)].markdownPage
        #expect(MarkdownNode.withDocument(of: page) { $0.live } == [], "\(page)")
        var reader = MarkdownReader()
        let blocks = reader.blocks(of: page)
        var second = MarkdownReader()
        #expect(blocks.dropFirst().map(\.plainText) == second.passage(of: source).blocks.map(\.plainText))
    }

    @Test func aLinkAcrossPiecesOfProseIsNotLive() {
        let page = markdown("[a]: javascript:x") + "\n\n" + markdown("[a] and [a][a]")
        #expect(MarkdownNode.withDocument(of: page) { $0.live } == [])
    }
}

extension MarkdownNode {
    /// The types of the nodes within this one that a report does not allow.
    var live: [String] {
        let own =
            ["html_block", "html_inline", "image"].contains(type)
            || type == "link" && !LinkPolicy.allows(destination)
        return (own ? [type] : []) + children.flatMap(\.live)
    }
}

extension [Block] {
    /// The text of the blocks without markup.
    fileprivate var text: String {
        map { block in
            switch block {
            case .heading(_, let content, _), .paragraph(let content): content.plainText
            case .list(let items, _, _): items.map(\.text).joined(separator: " ")
            case .quote(let content): content.text
            case .aside(_, let title, let content): "\(title) \(content.text)"
            case .code(_, let text): text
            case .table(let header, _, let rows):
                ([header] + rows).map { $0.map(\.plainText).joined(separator: " ") }.joined(separator: " ")
            case .rule: ""
            }
        }.joined(separator: " ")
    }
}
