import CCairo

/// A picture as SVG text. Letters become outlines, so that it looks the same wherever it is shown.
public final class SVGSurface {
    /// What to draw on.
    public let canvas: CairoCanvas

    private let surface: OpaquePointer
    private let sink = ByteSink()

    /// A transparent picture of `size` CSS pixels.
    public init(size: Size) throws(DrawingError) {
        try DrawingError.check(size)
        guard
            let surface = cairo_svg_surface_create_for_stream(
                ByteSink.write, sink.closure, size.width, size.height)
        else { throw .cairo("out of memory") }
        cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX)
        canvas = try CairoCanvas(surface: surface)
        self.surface = surface
    }

    deinit {
        cairo_surface_finish(surface)
        cairo_surface_destroy(surface)
    }

    /// Ends the drawing and returns the document, UTF-8, with coordinates to a hundredth of a pixel. Nothing can be
    /// drawn afterwards.
    ///
    /// - Parameter darkColors: the colours that give way to others where the reader prefers a dark page (in an
    ///   `<img>`, too). A drawn colour counts as one of them where it is the same to 16 bits a channel.
    public func finish(darkColors: [(light: Color, dark: Color)] = []) throws(DrawingError) -> [UInt8] {
        try canvas.check()
        cairo_surface_finish(surface)
        try DrawingError.check(cairo_surface_status(surface))
        return CompactSVG.rewriting(sink.bytes, darkColors: darkColors)
    }
}
