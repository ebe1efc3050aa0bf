import Testing

@testable import Drawing

struct SVGCanvasTests {
    /// Returns a drawing as SVG elements, without the prefix of names.
    func elements(_ draw: (SVGCanvas) -> Void) throws -> String {
        let canvas = try SVGCanvas(size: Size(100, 80))
        draw(canvas)
        let document = canvas.drawing().document()
        let root = """
            <svg xmlns="http://www.w3.org/2000/svg" width="100" height="80" viewBox="0 0 10000 8000" \
            fill="none" stroke-width="100" stroke-miterlimit="10">
            """
        try #require(document.hasPrefix(root) && document.hasSuffix("</svg>\n"))
        let text = String(document.dropFirst(root.count).dropLast("</svg>\n".count))
        let name = text.firstMatch(of: /(?:class="|id=")([A-Za-z][A-Za-z0-9]{3})/)?.1
        return name.map { text.replacing($0, with: "") } ?? text
    }

    let square = Path(Rect(x: 1, y: 2, width: 3, height: 4))

    @Test func aFillIsOneShortElement() throws {
        #expect(
            try elements { $0.fill(square, Color(hex: 0x123456)) }
                == "<path fill=\"#123456\" d=\"M100 200h300v400h-300z\"/>")
        #expect(
            try elements { $0.fill(square, Color(hex: 0x123456).opacity(0.35)) }
                == "<path fill=\"#123456\" fill-opacity=\"0.35\" d=\"M100 200h300v400h-300z\"/>")
    }

    @Test func aStrokeOmitsDefaults() throws {
        let line = Path([Point(0, 0), Point(1, 1)])
        #expect(
            try elements { $0.stroke(line, Stroke(.black)) }
                == "<path stroke=\"#000000\" d=\"M0 0l100 100\"/>")
        let stroke = Stroke(
            Color.black.opacity(0.5), width: 2.5, dash: [4, 2], cap: .round, join: .bevel)
        #expect(
            try elements { $0.stroke(line, stroke) } == """
                <path stroke="#000000" stroke-opacity="0.5" stroke-width="250" stroke-dasharray="400 200" \
                stroke-linecap="round" stroke-linejoin="bevel" d="M0 0l100 100"/>
                """)
        let other = Stroke(.black, cap: .square, join: .round)
        #expect(
            try elements { $0.stroke(line, other) } == """
                <path stroke="#000000" stroke-linecap="square" stroke-linejoin="round" d="M0 0l100 100"/>
                """)
    }

    @Test func fillAndStrokeOfAPathAreOneElement() throws {
        #expect(
            try elements {
                $0.fill(square, .white)
                $0.stroke(square, Stroke(.black))
            } == "<path fill=\"#ffffff\" stroke=\"#000000\" d=\"M100 200h300v400h-300z\"/>")
        // A second line must not replace the first one.
        let twice = try elements { canvas in
            canvas.fill(square, .white)
            for width in [3.0, 1] { canvas.stroke(square, Stroke(.black, width: width)) }
        }
        #expect(twice.matches(of: #/<path /#).count == 2)
    }

    @Test func neighboursWithTheSamePaintShareAGroup() throws {
        #expect(
            try elements { canvas in
                canvas.fill(Rect(x: 0, y: 0, width: 1, height: 1), .black)
                canvas.fill(Rect(x: 2, y: 0, width: 1, height: 1), .black)
                canvas.fill(Rect(x: 4, y: 0, width: 1, height: 1), .white)
            } == """
                <g fill="#000000"><path d="M0 0h100v100h-100z"/><path d="M200 0h100v100h-100z"/></g>\
                <path fill="#ffffff" d="M400 0h100v100h-100z"/>
                """)
    }

    @Test func colorsWithAReplacementAreClasses() throws {
        let ink = Color(hex: 0x1f2328, dark: 0xe8eaed)
        let text = TextLayout("-", TextStyle(size: 12, color: ink))
        let elements = try elements { canvas in
            canvas.fill(square, ink)
            // The same colour without a replacement stays an attribute.
            canvas.fill(square, Color(hex: 0x1f2328))
            canvas.fill(square, ink.opacity(0.5))
            canvas.stroke(square, Stroke(ink, width: 2))
            canvas.draw(text, at: Point(0, 0))
        }
        #expect(
            elements.replacing(#/ d="[^"]*"/#, with: "") == """
                <style>.a{fill:#1f2328}.b{stroke:#1f2328}@media(prefers-color-scheme:dark)\
                {.a{fill:#e8eaed}.b{stroke:#e8eaed}}</style><path class="a"/><path fill="#1f2328"/>\
                <path class="a b" fill-opacity="0.5" stroke-width="200"/>\
                <g class="a" transform="translate(0 \(hundredths(text.baseline)))"><path/></g>
                """)
    }

    @Test func translationsAreAppliedAndOtherTransformsAreAttributes() throws {
        #expect(
            try elements { canvas in
                canvas.saving {
                    canvas.translate(x: 10, y: 0)
                    canvas.translate(x: 0, y: 5)
                    canvas.fill(square, .black)
                }
                canvas.saving {
                    canvas.translate(x: 10, y: 0)
                    canvas.concatenate(.scale(x: 0.5, y: 2))
                    canvas.fill(square, .white)
                }
                canvas.fill(square, .black)
            } == """
                <path fill="#000000" d="M1100 700h300v400h-300z"/>\
                <path fill="#ffffff" transform="matrix(0.5 0 0 2 1000 0)" d="M100 200h300v400h-300z"/>\
                <path fill="#000000" d="M100 200h300v400h-300z"/>
                """)
    }

    @Test func clipsHoldUntilTheStateIsRestored() throws {
        #expect(
            try elements { canvas in
                canvas.saving {
                    canvas.clip(to: Path(Rect(x: 0, y: 0, width: 50, height: 50)))
                    canvas.translate(x: 1, y: 0)
                    canvas.clip(to: square)
                    canvas.fill(square, .black)
                }
                canvas.fill(square, .black)
                // A clip that is never restored ends with the picture.
                canvas.clip(to: square)
                canvas.fill(square, .black)
            } == """
                <clipPath id="a"><path d="M0 0h5000v5000h-5000z"/></clipPath><g clip-path="url(#a)">\
                <clipPath id="b"><path d="M200 200h300v400h-300z"/></clipPath><g clip-path="url(#b)">\
                <path fill="#000000" d="M200 200h300v400h-300z"/></g></g>\
                <path fill="#000000" d="M100 200h300v400h-300z"/>\
                <clipPath id="c"><path d="M100 200h300v400h-300z"/></clipPath><g clip-path="url(#c)">\
                <path fill="#000000" d="M100 200h300v400h-300z"/></g>
                """)
    }

    @Test func restoringTooOftenIsHarmless() throws {
        #expect(
            try elements { canvas in
                canvas.restore()
                canvas.fill(square, .black)
            } == "<path fill=\"#000000\" d=\"M100 200h300v400h-300z\"/>")
    }

    // MARK: Text

    @Test func repeatedTextIsDefinedOnce() throws {
        let text = try elements { canvas in
            for y in [0.0, 20, 40] { canvas.draw(TextLayout("aba", TextStyle(size: 12)), at: Point(0, y)) }
            canvas.draw(TextLayout("c", TextStyle(size: 12)), at: Point(0, 60))
        }
        // The letter a is used twice in the word and the word three times; b and c are written in place.
        #expect(text.matches(of: #/<path id=/#).count == 1)
        #expect(text.matches(of: #/<g id=/#).count == 1)
        #expect(text.matches(of: #/<use /#).count == 2 + 3)
        #expect(text.matches(of: #/<path /#).count == 3)
    }

    @Test func rotatedTextHasTheSameOutlines() throws {
        let layout = TextLayout("up", TextStyle(size: 12))
        let text = try elements { canvas in
            canvas.draw(layout, at: Point(10, 10))
            canvas.drawUpwards(layout, at: Point(80, 20))
        }
        #expect(text.matches(of: #/<path /#).count == 1)
        let (x, y) = (8000 + hundredths(layout.baseline), hundredths(20 + layout.size.width))
        #expect(text.contains("<use href=\"#a\" transform=\"matrix(0 -1 1 0 \(x) \(y))\"/>"))
    }

    @Test func spacesAndEmptyTextsAreNothing() throws {
        #expect(try elements { $0.draw(TextLayout("", TextStyle(size: 12)), at: Point(0, 0)) } == "")
        #expect(try elements { $0.draw(TextLayout("  ", TextStyle(size: 12)), at: Point(0, 0)) } == "")
    }

    /// The text itself must not be in the document, where it would be read twice and could contain tags.
    @Test func lettersAreOutlinesOnly() throws {
        let text = try elements { $0.draw(TextLayout("<&>", TextStyle(size: 12)), at: Point(0, 0)) }
        #expect(!text.contains("&") && !text.contains("<text"))
        #expect(text.wholeMatch(of: #/<g [^<>]*><path d="[^"]*"/></g>/#) != nil)
    }

    @Test func eachStyleOfALineKeepsItsColor() throws {
        let runs = [
            TextRun("ü", TextStyle(size: 12, color: Color(hex: 0xff0000))),
            TextRun("x", TextStyle(size: 12, color: Color(hex: 0x00ff00))),
        ]
        let layout = TextLayout(runs)
        let text = try elements { $0.draw(layout, at: Point(0, 0)) }
        #expect(text.matches(of: #/<g fill="#ff0000"/#).count == 1)
        let second = try #require(text.firstMatch(of: #/<g fill="#00ff00" transform="translate\((\d+) /#)).1
        let x = try #require(layout.rectangles(of: 2..<3).first?.minX)
        #expect(abs(try #require(Int(second)) - hundredths(x)) <= 1)
    }

    @Test func onlyTheLinesAskedForAreDrawn() throws {
        let layout = TextLayout("x\nxx\nxxx", TextStyle(size: 12), ParagraphStyle(lineLimit: 3))
        let text = try elements { $0.draw(layout, lines: 1..<2, at: Point(0, 30)) }
        let baseline = hundredths(30 + layout.lines[1].baseline - layout.lines[1].bounds.minY)
        #expect(text.hasSuffix("<use href=\"#a\"/><use href=\"#a\" x=\"\(letterDistance)\"/></g>"))
        #expect(text.contains("translate(0 \(baseline))"))
    }

    /// The distance between two letters x, in hundredths of a pixel.
    private var letterDistance: Int {
        let both = TextLayout("xx", TextStyle(size: 12)).rectangles(of: 1..<2)
        return hundredths(both.first?.minX ?? 0)
    }

    @Test func backgroundsUnderlinesAndStrikethroughsAreDrawn() throws {
        let plain = TextStyle(size: 12, color: Color(hex: 0x111111))
        let layout = TextLayout("x", plain)
        let text = try elements { canvas in
            let style = plain.with {
                $0.background = Color(hex: 0xffff00)
                $0.underlined = true
                $0.struckThrough = true
            }
            canvas.draw(TextLayout("x", style), at: Point(0, 0))
        }
        let (width, height) = (hundredths(layout.size.width), hundredths(layout.size.height))
        let ground = "<path fill=\"#ffff00\" d=\"M0 0h\(width)v\(height)h-\(width)z\"/>"
        #expect(text.hasPrefix("\(ground)<g fill=\"#111111\">"))
        let bars = text.matches(of: #/<path d="M0 (\d+)h(\d+)v\d+h-\d+z"/>/#)
        try #require(bars.count == 2)
        let tops = bars.compactMap { Int($0.1) }
        #expect(tops[0] >= hundredths(layout.baseline) && tops[1] < hundredths(layout.baseline))
        #expect(bars.allSatisfy { Int($0.2) == width })
    }

    @Test func raisedTextIsHigher() throws {
        let runs = [
            TextRun("x", TextStyle(size: 12)),
            TextRun("x", TextStyle(size: 12, color: .white, rise: 4)),
        ]
        let text = try elements { $0.draw(TextLayout(runs), at: Point(0, 0)) }
        let places = text.matches(of: #/ y="(\d+)"/#).compactMap { Int($0.1) }
        try #require(places.count == 2)
        #expect(places[0] - places[1] == 400)
    }

    /// The outlines agree with the ink rectangle, which Pango computes in another way.
    @Test(arguments: ["Hxg", "Ünïcödé fi", "العربية", "日本", "a\u{301}q"])
    func outlinesAgreeWithTheInk(text: String) throws {
        let layout = TextLayout(text, TextStyle(size: 12))
        let outlines = GlyphOutlines()
        let bounds = layout.glyphRuns(inLine: 0).flatMap { run in
            run.glyphs.compactMap { glyph, place in
                outlines.outline(of: glyph, in: run.font).bounds?.offset(
                    dx: run.x + place.x, dy: layout.baseline + place.y)
            }
        }
        let first = try #require(bounds.first)
        let all = bounds.dropFirst().reduce(first) { $0.union($1) }
        #expect(all.contains(layout.inkBounds, tolerance: 0.5))
        #expect(layout.inkBounds.contains(all, tolerance: 0.5))
    }
}
