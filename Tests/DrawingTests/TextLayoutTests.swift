import Testing

@testable import Drawing

struct TextLayoutTests {
    let style = TextStyle(size: 12)

    @Test func aWordHasInkWithinItsLine() {
        let layout = TextLayout("Hxg", style)
        #expect(layout.lines.count == 1)
        #expect(layout.size.width > 10 && layout.size.width < 40)
        #expect(layout.bounds.contains(layout.inkBounds, tolerance: 1))
        #expect(layout.baseline > 6 && layout.baseline < layout.size.height)
    }

    @Test func emptyTextStillHasALine() {
        let layout = TextLayout("", style)
        #expect(layout.lines.count == 1)
        #expect(layout.size.width == 0)
        #expect(layout.size.height > 0)
    }

    @Test func linesCoverTheTextInOrder() {
        let text = "Some words that need several lines, ünïcödé too"
        let layout = TextLayout(text, style, ParagraphStyle(width: 80))
        #expect(layout.lines.count > 2)
        #expect(layout.bounds.width <= 80)
        #expect(layout.lines.first?.range.lowerBound == 0)
        #expect(layout.lines.last?.range.upperBound == text.utf8.count)
        for (line, next) in zip(layout.lines, layout.lines.dropFirst()) {
            #expect(line.range.upperBound <= next.range.lowerBound)
            #expect(line.baseline < next.baseline)
        }
    }

    @Test func lineHeightIsExactWhateverTheFonts() {
        let layout = TextLayout(
            [TextRun("words and ", style), TextRun("code", .code(size: 16)), TextRun(" and words", style)],
            ParagraphStyle(width: 60, lineHeight: 20))
        #expect(layout.lines.count > 1)
        #expect(layout.size.height == 20 * Double(layout.lines.count))
        for (line, next) in zip(layout.lines, layout.lines.dropFirst()) {
            #expect(abs(next.baseline - line.baseline - 20) < 1e-9)
        }
    }

    @Test func truncationKeepsTheWidthAndTheNumberOfLines() {
        let text = "one two three four five six seven"
        let cut = TextLayout(text, style, ParagraphStyle(width: 60, truncation: .end, lineLimit: 2))
        #expect(cut.isTruncated)
        #expect(cut.lines.count == 2)
        #expect(cut.size.width <= 60)
        #expect(!TextLayout("one", style, ParagraphStyle(width: 60, truncation: .end)).isTruncated)
    }

    @Test func alignmentMovesShortLines() {
        let right = TextLayout("abc", style, ParagraphStyle(width: 100, alignment: .right))
        #expect(abs(right.bounds.maxX - 100) < 0.01)
        let middle = TextLayout("abc", style, ParagraphStyle(width: 100, alignment: .center))
        #expect(abs(middle.bounds.midX - 50) < 0.01)
    }

    @Test func linksCoverTheirWords() throws {
        let before = "See "
        let link = "the documentation of the library"
        let layout = TextLayout(before + link + " for more", style, ParagraphStyle(width: 120))
        let range = before.utf8.count..<(before + link).utf8.count
        let areas = layout.rectangles(of: range)
        #expect(areas.count >= 2)
        let start = TextLayout(before, style).size.width
        #expect(abs(try #require(areas.first).minX - start) < 0.01)
        for area in areas { #expect(layout.bounds.contains(area, tolerance: 0.01)) }
        #expect(layout.rectangles(of: 0..<0).isEmpty)
    }

    @Test func tabularFiguresHaveOneWidth() {
        let tabular = style.tabularFigures
        #expect(TextLayout("1111", tabular).size.width == TextLayout("0000", tabular).size.width)
    }

    @Test func zeroBytesDoNotEndTheText() {
        #expect(TextLayout("a\0b", style).text == "a\u{fffd}b")
    }

    @Test func boldIsWiderAndAttributesKeepToTheirRange() {
        let plain = TextLayout("weight and see", style)
        let bold = TextLayout(
            [TextRun("weight", style.with { $0.weight = .bold }), TextRun(" and see", style)])
        #expect(bold.size.width > plain.size.width)
        let rest = 7..<14
        #expect(
            plain.rectangles(of: rest).map(\.width).reduce(0, +)
                == bold.rectangles(of: rest).map(\.width).reduce(0, +))
    }
}
