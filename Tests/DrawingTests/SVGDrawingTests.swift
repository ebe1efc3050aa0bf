import Testing

@testable import Drawing

struct SVGDrawingTests {
    let ink = Color(hex: 0x1f2328, dark: 0xe8eaed)

    func drawing(_ text: String = "aha", size: Size = Size(100, 80.126)) throws -> SVGDrawing {
        let canvas = try SVGCanvas(size: size)
        canvas.fill(Rect(x: 1, y: 2, width: 3, height: 4), ink)
        canvas.draw(TextLayout(text, TextStyle(size: 12, color: ink)), at: Point(0, 0))
        return canvas.drawing()
    }

    @Test func theSameDrawingGivesTheSameBytes() throws {
        #expect(try drawing().document() == drawing().document())
    }

    @Test func aFrameGoesAroundThePicture() throws {
        let frame = SVGDrawing.Frame(isAdaptive: false, background: .white, margin: Size(12, 10))
        let document = try drawing().document(frame)
        #expect(document.contains(" width=\"124\" height=\"100.13\" viewBox=\"-1200 -1000 12400 10013\" "))
        #expect(document.contains("</style><path fill=\"#ffffff\" d=\"M-1200-1000h12400v10013h-12400z\"/>"))
        #expect(!document.contains("@media") && !document.contains(ink.dark.hexText))
    }

    /// A background with a replacement for dark pages follows the reader's colour scheme.
    @Test func aBackgroundCanFollowTheReader() throws {
        let page = Color(hex: 0xffffff, dark: 0x0d1117)
        let document = try drawing().document(SVGDrawing.Frame(background: page))
        let dark = try #require(document.split(separator: "@media").last)
        #expect(dark.contains("{fill:#0d1117}"))
    }

    @Test func bothDocumentsShowTheSamePicture() throws {
        let drawing = try drawing()
        let documents = [drawing.document(), drawing.document(SVGDrawing.Frame(isAdaptive: false))]
        let pictures = documents.compactMap { $0.split(separator: "</style>").last }
        #expect(documents[0] != documents[1])
        #expect(pictures[0] == pictures[1])
    }

    @Test func documentsCanShareAPage() throws {
        func names(_ document: String) -> Set<Substring> {
            Set(document.matches(of: #/ id="[^"]*"/#).map(\.0))
                .union(document.matches(of: /\.[A-Za-z0-9]+\{/).map(\.0))
        }
        let documents = try (0..<40).map { try drawing("a\($0)aa").document() }
        let all = documents.map(names)
        #expect(all.allSatisfy { $0.count >= 2 })
        #expect(all.reduce(0) { $0 + $1.count } == all.reduce(into: Set()) { $0.formUnion($1) }.count)
        // Drawings that differ only in colours have different names.
        let red = try SVGCanvas(size: Size(9, 9))
        let green = try SVGCanvas(size: Size(9, 9))
        red.fill(Rect(x: 0, y: 0, width: 9, height: 9), Color(hex: 0xff0000, dark: 0))
        green.fill(Rect(x: 0, y: 0, width: 9, height: 9), Color(hex: 0x00ff00, dark: 0))
        #expect(names(red.drawing().document()).isDisjoint(with: names(green.drawing().document())))
    }

    @Test func namesAreDistinct() {
        #expect(Set((0..<2000).map(SVGWriter.name)).count == 2000)
        #expect([0, 25, 26, 675, 676].map(SVGWriter.name) == ["\0a", "\0z", "\0ba", "\0zz", "\0baa"])
    }

    @Test(arguments: [
        (0.5, "0.5"), (-0.25, "-0.25"), (0, "0"), (1, "1"), (12.05, "12.05"), (0.00014, "0.0001"),
        (-0.00004, "0"), (-3, "-3"), (1.0 / 3, "0.3333"), (.nan, "0"), (.infinity, "0"),
    ])
    func decimalsAreShort(number: Double, text: String) {
        #expect(decimal(number) == text)
    }

    // MARK: Metadata

    let metadata = SVGDrawing.Metadata(
        title: "Likes < views & more", description: "One line.\r\n]]> \"Two\" lines.",
        source: "{\"a\":\"<b>&lt;\"}")

    @Test func aDocumentHasMetadata() throws {
        let document = try drawing().document(.init(), metadata)
        #expect(document.contains("<title>Likes &lt; views &amp; more</title>\n"))
        #expect(document.contains("<desc>One line.&#13;\n]]&gt; \"Two\" lines.</desc>\n"))
        #expect(document.contains("<metadata>{\"a\":\"&lt;b&gt;&amp;lt;\"}</metadata>\n"))
        #expect(SVGDrawing.Metadata(of: document) == metadata)
    }

    @Test func metadataCanBeMissing() throws {
        #expect(SVGDrawing.Metadata(of: try drawing().document()) == nil)
        #expect(SVGDrawing.Metadata(of: "") == nil)
        #expect(SVGDrawing.Metadata(of: "<svg><title>a</title><desc>b</desc><metadata>c") == nil)
    }

    @Test(arguments: [
        ("a\0b", "a\u{fffd}b"), ("\u{1b}[31m", "\u{fffd}[31m"), ("\u{fffe}\u{ffff}", "\u{fffd}\u{fffd}"),
        ("tab\tline\n", "tab\tline\n"), ("e\u{301} 👩‍👩‍👧 \u{10ffff}", "e\u{301} 👩‍👩‍👧 \u{10ffff}"),
    ])
    func disallowedCharactersAreReplaced(text: String, expected: String) {
        #expect(text.xmlEscaped == expected)
    }
}
