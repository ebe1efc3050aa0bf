import CCairo

/// A raster image.
public final class ImageSurface {
    /// The canvas, in units of the requested size, independent of the scale.
    public let canvas: CairoCanvas

    private let surface: OpaquePointer

    /// Creates an image of `size` units, with `scale` pixels per unit.
    ///
    /// - Parameter background: the colour of the background; `nil` for a transparent one.
    public init(size: Size, scale: Double = 2, background: Color? = .white) throws(DrawingError) {
        let pixels = Size((size.width * scale).rounded(.up), (size.height * scale).rounded(.up))
        try DrawingError.check(pixels)
        guard
            let surface = cairo_image_surface_create(
                CAIRO_FORMAT_ARGB32, Int32(pixels.width), Int32(pixels.height))
        else { throw .cairo("out of memory") }
        cairo_surface_set_device_scale(surface, scale, scale)
        canvas = try CairoCanvas(surface: surface)
        self.surface = surface
        if let background { canvas.fill(Rect(size).inset(dx: -1, dy: -1), background) }
    }

    deinit {
        cairo_surface_finish(surface)
        cairo_surface_destroy(surface)
    }

    /// The contents of a PNG file of the image.
    public func png() throws(DrawingError) -> [UInt8] {
        try canvas.check()
        cairo_surface_flush(surface)
        let sink = ByteSink()
        try DrawingError.check(cairo_surface_write_to_png_stream(surface, ByteSink.write, sink.closure))
        return sink.bytes
    }
}
