import Testing

@testable import Drawing

@Suite("Characters that no font has are found")
struct FontCoverageTests {
    /// The fonts of a fresh installation: Latin, Greek, Cyrillic and such.
    private func isLatin(_ scalars: some Sequence<Unicode.Scalar>) -> Bool {
        scalars.allSatisfy { $0.value < 0x590 }
    }

    @Test func eachKindHasItsPackage() {
        let texts = ["Łódź, Жук", "日本 한국 ไทย", "שלום", "सा", "شكرا", "Hi 😀", "\u{13080}", "\u{E000}\u{200D}"]
        let missing = FontCoverage.missing(in: texts, isCovered: isLatin)
        let kinds = missing.map(\.kind)
        #expect(
            kinds == [
                "Hebrew", "Arabic", "Devanagari", "Thai", "Chinese, Japanese and Korean",
                "emoji and other symbols",
                "other",
            ])
        let core = "fonts-noto-core"
        #expect(missing.map(\.package) == [core, core, core, core, "fonts-noto-cjk", "fonts-symbola", core])
        #expect(missing[4].example == "日" && missing[4].codePoint == "U+65E5")
    }

    @Test func installedFontsCoverWhatReportsAreWrittenIn() {
        #expect(FontCoverage.missing(in: ["Łódź – “x” αβγ Жук × ⁻⁷ …", "plain", ""]).isEmpty)
    }

    /// A character of private use, which no font has.
    @Test func boxesAreCounted() {
        #expect(TextLayout("a\u{10FFFD}b", TextStyle(size: 10)).missingGlyphCount == 1)
        #expect(TextLayout("ab", TextStyle(size: 10)).missingGlyphCount == 0)
    }

    @Test("What a line with an ellipsis does not show is not laid out")
    func longTexts() {
        let style = TextStyle(size: 10)
        let long = String(repeating: "word ", count: 1_000_000)
        let end = TextLayout(long, style, ParagraphStyle(width: 200, truncation: .end))
        #expect(end.isTruncated && end.text.utf8.count < 2000 && end.lines.count == 1)
        let middle = TextLayout("a" + long + "z", style, ParagraphStyle(width: 200, truncation: .middle))
        #expect(
            middle.text.hasPrefix("aword") && middle.text.hasSuffix("word z") && middle.text.utf8.count < 2000
        )
        let lines = TextLayout(
            "\(long)\nb", style, ParagraphStyle(width: 200, truncation: .end, lineLimit: 6))
        #expect(lines.text.hasSuffix("\nb") && lines.lines.count == 7)
        #expect(TextLayout("a b", style, ParagraphStyle(truncation: .end)).text == "a b")
    }
}
