import Drawing

extension Chart {
    /// Returns the chart as an SVG document, with text as outlines.
    ///
    /// - Parameters:
    ///   - theme: ``Theme/adaptive`` for web pages, ``Theme/light`` if the background is not known.
    ///   - size: the size of the chart in CSS pixels; its own size by default. A background adds a margin.
    /// - Throws: `DrawingError.invalidSize` if the size is not positive or exceeds Cairo's limit.
    public func svg(theme: Theme = .adaptive, size: Size? = nil) throws(DrawingError) -> String {
        try svgDrawing(size: size ?? self.size).document(theme.frame)
    }

    /// Returns the chart as a PNG file.
    ///
    /// - Parameters:
    ///   - theme: the colours of the chart.
    ///   - scale: the number of pixels per CSS pixel.
    ///   - size: the size of the chart in CSS pixels; its own size by default. A background adds a margin.
    /// - Throws: `DrawingError.invalidSize` if the size is not positive or exceeds Cairo's limit, `DrawingError.cairo` if
    ///   Cairo fails.
    public func png(theme: Theme = .light, scale: Double = 2, size: Size? = nil) throws(DrawingError)
        -> [UInt8]
    {
        let size = size ?? self.size
        guard size.width >= 1, size.height >= 1 else {
            throw .invalidSize(width: size.width, height: size.height)
        }
        let margin = theme.frame.margin
        let surface = try ImageSurface(
            size: Size(size.width + 2 * margin.width, size.height + 2 * margin.height), scale: scale,
            background: theme.background)
        surface.canvas.translate(x: margin.width, y: margin.height)
        draw(on: surface.canvas, in: Rect(size), theme: theme)
        return try surface.png()
    }

    /// Returns a drawing that can be written as SVG for any theme, because its colours include those for dark pages.
    func svgDrawing(size: Size) throws(DrawingError) -> SVGDrawing {
        let canvas = try SVGCanvas(size: size)
        draw(on: canvas, in: Rect(size), theme: .adaptive)
        return canvas.drawing()
    }
}
