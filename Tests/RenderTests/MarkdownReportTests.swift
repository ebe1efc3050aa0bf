import Charts
import Testing
import Record

@testable import Render

@Suite("The Markdown page shows data unchanged")
struct MarkdownReportTests {
    private static let hostile = [
        "video_like_count", "_a_ __b__ a_b_ _c", "*a* **b** 2 * 3 4*5", "`a` ``b", "a|b \\| `c|d`", "\\",
        "a\\", "C:\\dir\\*",
        "<b>x</b>", "<!-- x -->", "a < b > c", "<img src=x onerror=alert(1)>",
        "&lt;b&gt; &amp; &#60; &#x3C; R&D &c", "[a](b)",
        "![a](b)", "[a]", "[a][b] ]", "~x~ ~~y~~ ~5", "# a", "## a #", "- a", "+ a", "1. a", "1) a", "> a",
        "---", "***", "===",
        "```", "~~~", ":--", "| --- |", "http://a.b/c_d*e", "https://x.y", "www.x.y/_z_", "ftp://a.b",
        "<javascript:x>",
        "[x](javascript:y)", "naïve_ü_ß", "_ü", "ü_", "e\u{301}_a", "💥_x_", "a*b*c", "**", "_", "*", "!",
        "![", "a!",
        "\"quoted\" 'text'", "\\_ \\* \\\\", "a  b", "名前_値", "§_1_", "(_a_)", "(0, 1]", "😀|😀",
        "&", "&;", "&a;",
    ]

    private func blocks(of texts: [String]) throws -> (report: Report, page: [Block]) {
        let table = Table(
            columns: texts.map { Table.Column($0) },
            rows: [texts.map { .text($0) }, texts.reversed().map { .text($0) }])
        let chart = BarChart(texts.map { ($0, 1) }, valueLabel: "n")
        let contents = texts.flatMap { text -> [Content] in
            [
                .export(text, caption: text), .measurements(Table(["a"], rows: []), caption: text),
                .chart(AnyChart(chart), caption: text), .table(table, caption: text),
            ]
        }
        let report = try Report.sample("# Title", outputs: contents)
        var reader = MarkdownReader()
        return (report, reader.blocks(of: report.markdown))
    }

    @Test func cellsCaptionsAndDescriptionsShowTheirTexts() throws {
        let (report, page) = try blocks(of: Self.hostile)
        #expect(MarkdownNode.withDocument(of: report.markdown) { $0.live.filter { $0 != "image" } } == [])
        let texts = Self.hostile
        let tables = page.compactMap {
            if case .table(let header, _, let rows) = $0 { [header] + rows } else { nil }
        }
        #expect(tables.count == texts.count + 1)
        for table in tables.dropLast() {
            #expect(table.map { $0.map(\.plainText) } == [texts, texts, texts.reversed()])
        }
        let paragraphs = page.compactMap { if case .paragraph(let content) = $0 { content } else { nil } }
        var expected: [String] = []
        for (index, text) in texts.enumerated() {
            expected += [
                "\(text): \(text)",
                "Table \(2 * index + 1). \(text) (measured anew in each run; the HTML and PDF reports show it).",
                report.figures[index].chart.description, "Figure \(index + 1). \(text)",
                "Table \(2 * index + 2). \(text)",
            ]
        }
        #expect(Array(paragraphs.map(\.plainText).prefix(expected.count)) == expected)
        for caption in paragraphs where caption.plainText.hasPrefix("Figure") {
            guard case .emphasis? = caption.first, caption.count == 1 else {
                Issue.record("not in italics: \(caption)")
                continue
            }
        }
    }

    @Test(
        "White space and control characters are replaced",
        arguments: [
            ("a\nb", "a b"), ("a\r\nb", "a b"), (" a ", "a"),
            ("\u{1B}[2J\u{7}\u{9B}", "\u{FFFD}[2J\u{FFFD}\u{FFFD}"),
            ("a\u{2028}b\u{85}c\td", "a b c d"), ("\u{A0}a\u{A0}", "a"), ("", ""),
        ])
    func whiteSpace(text: String, shown: String) throws {
        let (report, page) = try blocks(of: [text])
        let paragraphs = page.compactMap {
            if case .paragraph(let content) = $0 { content.plainText } else { nil }
        }
        #expect(paragraphs.contains("Figure 1. \(shown)".trimmingWhitespace))
        guard
            case .table(_, _, let rows)? = page.first(where: { if case .table = $0 { true } else { false } })
        else {
            Issue.record("there is no table")
            return
        }
        #expect(rows[0][0].plainText.trimmingWhitespace == shown)
        #expect(!report.markdown.unicodeScalars.contains { $0.isControl && $0 != "\n" })
        #expect(!report.markdown.split(separator: "\n").contains { $0.hasSuffix(" ") })
    }

    @Test(
        "Only characters that would be markup are escaped",
        arguments: [
            ("video_like_count", "video\u{5F}like\u{5F}count"), ("a < b", "a < b"), ("2 * 3", "2 * 3"),
            ("R&D", "R&D"),
            ("C:\\dir", "C:\\dir"), ("a_", "a\\_"), ("*", "\\*"), ("x]", "x]"), ("#1", "#1"),
            ("a - b", "a - b"),
        ])
    func escapesLittle(text: String, expected: String) {
        #expect(text.markdownEscaped == expected)
    }

    @Test("The addresses of chats, which code hosts would link, are none in data and in prose")
    func chatAddressesAreNoLinks() throws {
        for text in [
            "xmpp:a@b.c", "see xmpp:a@b.c/d, xmpp:e@f.g", "xmpp:", "..mailto:a@b.c",
            "a-1.mailto:a@b.c, mailto:d@e.f",
        ] {
            var reader = MarkdownReader()
            let pages = [text.markdownEscaped, text.markdownCell, reader.passage(of: text).markdown]
            for page in pages {
                let blocks = reader.blocks(of: page)
                #expect(blocks.map(\.plainText) == [text])
                #expect(!"\(blocks)".contains(/destination: "(xmpp|[^"m]+mailto)/), "\(page)")
            }
        }
    }

    @Test(
        "The title and the address of a work can't leave their brackets",
        arguments: [
            (
                "T", "https://a.b/c>d<img src=x>`|\\e f\n# g",
                "[T](<https://a.b/c%3Ed%3Cimg%20src=x%3E%60%7C%5Ce%20f%0A#%20g>)"
            ),
            (
                "a [b](javascript:c) d](https://e.f)", "https://g.h",
                "[a \\[b\\](javascript:c) d\\](https\\://e.f)](<https://g.h>)"
            ),
        ])
    func works(title: String, url: String, link: String) throws {
        let report = try Report.sample(
            "# Title", outputs: [.reference(Reference(title: title, url: url))])
        #expect(report.markdown.contains(link), "\(report.markdown)")
        #expect(MarkdownNode.withDocument(of: report.markdown) { $0.live } == [])
    }

    @Test("What turns the direction of a line does not get into the page")
    func directionsAreNotTurned() {
        #expect("a\u{202e}b\u{2066}c\u{200f}d".markdownEscaped == "a\u{fffd}b\u{fffd}c\u{200f}d")
    }

    @Test(arguments: Self.hostile)
    func aTitleShowsAsItIs(text: String) {
        var reader = MarkdownReader()
        guard case .heading(1, let content, _)? = reader.blocks(of: text.markdownHeading(level: 1)).first
        else {
            Issue.record("no heading")
            return
        }
        #expect(content.plainText == text)
    }

    @Test(arguments: Self.hostile)
    func aParagraphShowsAsItIs(text: String) {
        var reader = MarkdownReader()
        let blocks = reader.blocks(of: text.markdownEscaped.markdownParagraphStart)
        guard case .paragraph(let content)? = blocks.first, blocks.count == 1 else {
            Issue.record("not a paragraph: \(blocks)")
            return
        }
        #expect(content.plainText == text)
    }

    @Test(arguments: [
        "a`b|c.csv", "a\\|b", "<img src=x>", "[x](javascript:y).json", "plain name.csv", " a", "`", "a_b_",
    ])
    func theNamesOfDataFilesShowAsTheyAre(name: String) throws {
        let report = Report(
            name: "sample", script: try Script(""), record: Record(outputs: [], files: [], parameters: [:]),
            data: DataSummary(origin: .real, files: [.init(name: name, rows: 1, bytes: 2, sha256: "abc")]))
        var reader = MarkdownReader()
        let page = reader.blocks(of: report.markdown)
        guard case .table(_, _, let rows)? = page.last else {
            Issue.record("there is no table")
            return
        }
        #expect(rows.map { $0.map(\.plainText) } == [[name.trimmingWhitespace, "1", "2", "abc"]])
    }

    @Test func theMastheadAndTheProseAreUnchanged() throws {
        let report = try Report.sample(
            """
            # A_b *c* #1

            - Audience: the `x_y` team
            - Question: does a_b
              *hold*?

            Lead with a_b.
            """, outputs: [.text("It is **1** of a_b.\n\n- Note: x")])
        #expect(
            report.markdown.hasPrefix(
                """
                # A_b c #1

                - **Audience:** the `x_y` team
                - **Question:** does a_b
                  *hold*?
                - **Data:** Collected

                Lead with a_b.

                It is **1** of a_b.

                > **Note**
                >
                > x

                """))
    }
}
