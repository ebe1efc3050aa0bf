import CCairo

/// A raster image.
public final class ImageSurface {
    /// The canvas of the image. Its unit is that of the size, regardless of the scale.
    public let canvas: CairoCanvas

    private let surface: OpaquePointer

    /// An image without content.
    ///
    /// - Parameters:
    ///   - size: the size in units of the canvas.
    ///   - scale: the number of pixels per unit.
    ///   - background: the colour that fills the image; `nil` leaves it transparent.
    /// - Throws: ``DrawingError/invalidSize(width:height:)`` if the size in pixels is not positive or exceeds Cairo's limit.
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

    /// Returns the image as a PNG file.
    ///
    /// - Throws: ``DrawingError/cairo(_:)`` if drawing or encoding failed.
    public func png() throws(DrawingError) -> [UInt8] {
        try canvas.check()
        cairo_surface_flush(surface)
        let sink = ByteSink()
        try DrawingError.check(cairo_surface_write_to_png_stream(surface, ByteSink.write, sink.closure))
        return sink.bytes
    }
}
