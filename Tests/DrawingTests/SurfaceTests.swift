import Testing

@testable import Drawing

struct SurfaceTests {
    /// Draws an item of each kind.
    func scribble(on canvas: some Canvas) {
        canvas.fill(Rect(x: 10, y: 10, width: 30, height: 20), Color(hex: 0x0072b2))
        canvas.saving {
            canvas.clip(to: Path(Rect(x: 0, y: 0, width: 50, height: 50)))
            canvas.stroke(
                Path(circle: Point(50, 50), radius: 20), Stroke(.black, width: 2, dash: [4, 2], cap: .round))
        }
        canvas.draw(TextLayout("Tea & coffee", TextStyle(size: 12)), at: Point(10, 60))
        canvas.drawUpwards(TextLayout("up", TextStyle(size: 12)), at: Point(80, 60))
    }

    @Test func svgIsStable() throws {
        let pictures = try (0..<2).map { _ in
            let canvas = try SVGCanvas(size: Size(100, 80))
            scribble(on: canvas)
            return canvas.drawing().document()
        }
        #expect(pictures[0].hasSuffix("</svg>\n"))
        #expect(pictures[0] == pictures[1])
    }

    @Test func pngIsStableAndHasTheScaledSize() throws {
        let pictures = try (0..<2).map { _ in
            let surface = try ImageSurface(size: Size(100, 80), scale: 2)
            scribble(on: surface.canvas)
            return try surface.png()
        }
        #expect(pictures[0] == pictures[1])
        #expect(pictures[0].starts(with: [0x89, 0x50, 0x4e, 0x47]))
        // The header contains width and height as 32-bit big-endian integers.
        #expect(Array(pictures[0][16..<24]) == [0, 0, 0, 200, 0, 0, 0, 160])
    }

    @Test(arguments: [Size(0, 10), Size(10, -1), Size(.nan, 10), Size(10, .infinity), Size(1e6, 10)])
    func impossibleSizesAreErrors(size: Size) {
        #expect(throws: DrawingError.self) { try SVGCanvas(size: size) }
        #expect(throws: DrawingError.self) { try ImageSurface(size: size) }
        #expect(throws: DrawingError.self) {
            try PDFDocument(pageSize: size, metadata: PDFDocument.Metadata(title: "t"))
        }
    }

    @Test func recordingsHaveBoundsAndRoles() throws {
        let canvas = RecordingCanvas()
        scribble(on: canvas)
        #expect(canvas.texts == ["Tea & coffee", "up"])
        #expect(canvas.items[0].bounds == Rect(x: 10, y: 10, width: 30, height: 20))
        #expect(canvas.items[1].bounds == Rect(x: 30, y: 30, width: 20, height: 20))
        let upwards = try #require(canvas.items.last).bounds
        #expect(upwards.height > 0 && upwards.minX >= 80 && upwards.minY >= 60)

        canvas.marking(.mark) { canvas.line(from: Point(0, 0), to: Point(1, 1), Stroke(.black)) }
        canvas.line(from: Point(0, 0), to: Point(1, 1), Stroke(.black))
        #expect(canvas.items.suffix(2).map(\.role) == [.mark, .frame])
    }
}
