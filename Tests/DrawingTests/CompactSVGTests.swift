import Testing

@testable import Drawing

struct CompactSVGTests {
    @Test(arguments: [
        ("M 10 10 L 40 10 L 40 30 L 10 30 Z M 10 10 ", "M10 10h30v20h-30z"),
        ("M 1.5 2.25 L 3 4 L 4.5 4.5 ", "M1.5 2.25l1.5 1.75 1.5.5"),
        // The steps of a rounded third differ, so that they do not drift.
        ("M 0 0 L 0.3333 1 L 0.6667 0 L 1 1 ", "M0 0l.33 1 .34-1 .33 1"),
        ("M 0 0 C 1 1 2 2 3 3 C 2 2 1 1 0.5 0 ", "M0 0c1 1 2 2 3 3-1-1-2-2-2.5-3"),
        ("M 5 5 L 5 5 M 7 5 L 7 5 ", "M5 5h0m2 0h0"),
        ("M 0 0 L 1 1 Z M 9 9 L 8 9 Z M 9 9 ", "M0 0l1 1zm9 9h-1z"),
        ("M 0.001 -0.006 L 0.5 0.049 ", "M0-.01l.5.06"),
        ("", ""),
    ])
    func pathsAreShortened(data: String, expected: String) {
        #expect(String(decoding: CompactPath.rewriting(data[...].utf8), as: UTF8.self) == expected)
    }

    @Test(arguments: [(0, "0"), (5, ".05"), (50, ".5"), (-7, "-.07"), (1234, "12.34"), (-300, "-3")])
    func numbersAreShort(hundredths: Int, text: String) {
        #expect(String(decoding: shortest(hundredths: hundredths), as: UTF8.self) == text)
    }

    @Test func namesAreDistinct() {
        #expect(Set((0..<2000).map(shortName)).count == 2000)
    }

    func picture(_ draw: (CairoCanvas) -> Void, dark: [(light: Color, dark: Color)] = []) throws -> String {
        let surface = try SVGSurface(size: Size(100, 80))
        draw(surface.canvas)
        return String(decoding: try surface.finish(darkColors: dark), as: UTF8.self)
    }

    @Test func aRectangleIsOneShortElement() throws {
        let text = try picture { $0.fill(Rect(x: 1, y: 2, width: 3, height: 4), Color(hex: 0x123456)) }
        #expect(
            text == """
                <svg xmlns="http://www.w3.org/2000/svg" width="100" height="80" viewBox="0 0 100 80" fill="none" \
                stroke-miterlimit="10"><style>.a{fill:#123456}</style><path class="a" d="M1 2h3v4h-3z"/></svg>

                """)
    }

    @Test func onlyTheNamedColorsChangeInTheDark() throws {
        let ink = Color(red: 0.1001, green: 0.2, blue: 0.3)
        let text = try picture(
            {
                $0.fill(Rect(x: 0, y: 0, width: 9, height: 9), ink)
                $0.fill(Rect(x: 9, y: 0, width: 9, height: 9), Color(red: 0.1, green: 0.2, blue: 0.3))
                $0.line(from: Point(0, 0), to: Point(9, 9), Stroke(ink.opacity(0.5), width: 2))
                $0.draw(TextLayout("a", TextStyle(size: 12, color: ink)), at: Point(0, 0))
            }, dark: [(ink, .white)])
        let sheet = try #require(text.split(separator: "</style>").first)
        #expect(
            sheet.hasSuffix(
                """
                .a{fill:#1a334d}.b{fill:#1a334d}.c{stroke-width:2;stroke:#1a334d;stroke-opacity:.5}.d{fill:#1a334d}\
                @media(prefers-color-scheme:dark){.a{fill:#ffffff}.c{stroke:#ffffff}.d{fill:#ffffff}}
                """))
    }

    @Test func neighbouringLabelsShareAGroupAndGlyphs() throws {
        let text = try picture {
            for y in 0..<3 { $0.draw(TextLayout("aba", TextStyle(size: 12)), at: Point(0, Double(y) * 20)) }
        }
        #expect(text.split(separator: "<g ").count == 2)
        #expect(text.split(separator: "<path ").count == 3)
        #expect(text.split(separator: "<use ").count == 10)
    }

    @Test func clipsAreKept() throws {
        let text = try picture { canvas in
            canvas.clip(to: Path(circle: Point(50, 40), radius: 30))
            canvas.fill(Rect(x: 0, y: 0, width: 100, height: 80), .black)
        }
        #expect(
            text.hasSuffix(
                """
                </clipPath></defs><g clip-path="url(#clip1)"><g clip-path="url(#clip2)">\
                <rect class="a" x="0" y="0" width="100" height="80"/></g></g></svg>

                """))
    }
}
