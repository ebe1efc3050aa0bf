import Drawing

extension Chart {
    /// The chart as SVG text, letters as outlines.
    ///
    /// - Parameters:
    ///   - theme: ``Theme/adaptive`` for web pages, ``Theme/light`` where the background is not known.
    ///   - size: the size in CSS pixels; the chart's own unless told otherwise.
    /// - Throws: ``DrawingError/invalidSize(width:height:)`` for a size that cannot be drawn.
    public func svg(theme: Theme = .adaptive, size: Size? = nil) throws(DrawingError) -> String {
        let size = size ?? self.size
        let surface = try SVGSurface(size: size)
        drawPicture(on: surface.canvas, size: size, theme: theme)
        return String(decoding: try surface.finish(darkColors: theme.darkColors), as: UTF8.self)
    }

    /// The chart as a PNG file.
    ///
    /// - Parameters:
    ///   - scale: pixels for each CSS pixel.
    ///   - size: the size in CSS pixels; the chart's own unless told otherwise.
    /// - Throws: ``DrawingError/invalidSize(width:height:)`` for a size that cannot be drawn.
    public func png(theme: Theme = .light, scale: Double = 2, size: Size? = nil) throws(DrawingError)
        -> [UInt8]
    {
        let size = size ?? self.size
        let surface = try ImageSurface(size: size, scale: scale, background: nil)
        drawPicture(on: surface.canvas, size: size, theme: theme)
        return try surface.png()
    }

    /// Draws the chart over its background, from whose edges it keeps some distance.
    private func drawPicture(on canvas: any Canvas, size: Size, theme: Theme) {
        guard let background = theme.background else {
            draw(on: canvas, in: Rect(size), theme: theme)
            return
        }
        canvas.fill(Rect(size), background)
        draw(on: canvas, in: Rect(size).inset(dx: 12, dy: 10), theme: theme)
    }
}
