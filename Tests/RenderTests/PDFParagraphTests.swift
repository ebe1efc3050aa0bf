import Drawing
import Testing

@testable import Render

@Suite struct PDFParagraphTests {
    private let type = Typography.body

    private func paragraph(lines: Int) -> ParagraphBox {
        let text = (1...lines).map { "line \($0)" }.joined(separator: "\n")
        return ParagraphBox(RichText(text, type.style), type, width: 300)
    }

    /// Returns the numbers of lines before and after the break.
    private func split(lines: Int, room: Int) -> [Int]? {
        paragraph(lines: lines).split(fitting: Double(room) * type.leading, atTop: false).map { parts in
            [parts.head, parts.rest].map { Int(($0.height / type.leading).rounded()) }
        }
    }

    @Test func twoLinesRemainOnEitherSide() {
        #expect(split(lines: 10, room: 6) == [6, 4])
        #expect(split(lines: 10, room: 9) == [8, 2])
        #expect(split(lines: 4, room: 3) == [2, 2])
        #expect(split(lines: 4, room: 2) == [2, 2])
    }

    @Test func noLineIsLeftAlone() {
        #expect(split(lines: 10, room: 1) == nil)
        #expect(split(lines: 3, room: 2) == nil)
        #expect(split(lines: 2, room: 1) == nil)
    }

    @Test func eachLineIsDrawnOnce() throws {
        let parts = try #require(paragraph(lines: 5).split(fitting: 3 * type.leading, atTop: false))
        let canvas = RecordingCanvas()
        parts.head.draw(in: PageContext(canvas: canvas), at: Point(0, 0))
        parts.rest.draw(in: PageContext(canvas: canvas), at: Point(0, 100))
        #expect(canvas.texts == ["line 1\nline 2\nline 3", "line 4\nline 5"])
        #expect(canvas.items[1].bounds.minY >= 100)
    }

    @Test func inlineCodeHasABackground() {
        let text = RichText([.text("see "), .code("a_b")], type.style, links: LinkResolver(identifiers: []))
        let canvas = RecordingCanvas()
        ParagraphBox(text, type, width: 300).draw(in: PageContext(canvas: canvas), at: Point(0, 0))
        #expect(canvas.items.first?.kind == .fill(Palette.codeBackground))
        #expect(canvas.texts == ["see a_b"])
    }
}

@Suite struct LinkResolverTests {
    private let resolver = LinkResolver(identifiers: ["outliers", "größe"])

    @Test(arguments: [
        ("#outliers", PDFDocument.LinkTarget.destination("outliers")),
        ("#größe", .destination("größe")),
        ("#gr%C3%B6%C3%9Fe", .destination("größe")),
        ("https://example.org/?a=1&b=ü", .uri("https://example.org/?a=1&b=%C3%BC")),
        ("exports/rows.csv", .uri("exports/rows.csv")),
        ("mailto:a@example.org", .uri("mailto:a@example.org")),
    ])
    func leadsSomewhere(destination: String, target: PDFDocument.LinkTarget) {
        #expect(resolver.target(of: destination) == target)
    }

    @Test(arguments: ["#nowhere", "", "javascript:alert(1)", "file:///etc/passwd", "JAVASCRIPT:x"])
    func leadsNowhere(destination: String) {
        #expect(resolver.target(of: destination) == nil)
    }
}
