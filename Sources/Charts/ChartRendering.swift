import Drawing

extension Chart {
    /// The chart as an SVG document, with letters as outlines.
    ///
    /// - Parameters:
    ///   - theme: ``Theme/adaptive`` for web pages, ``Theme/light`` if the background is unknown.
    ///   - size: the size of the chart in CSS pixels, to which a background adds a margin; `nil` for its natural size.
    /// - Throws: ``DrawingError/invalidSize(width:height:)``.
    public func svg(theme: Theme = .adaptive, size: Size? = nil) throws(DrawingError) -> String {
        try svgDrawing(size: size ?? self.size).document(theme.frame)
    }

    /// The chart as the contents of a PNG file.
    ///
    /// - Parameters:
    ///   - scale: the number of pixels per CSS pixel.
    ///   - size: the size of the chart in CSS pixels, to which a background adds a margin; `nil` for its natural size.
    /// - Throws: ``DrawingError/invalidSize(width:height:)``.
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

    /// The drawing of the chart, which can be written as SVG for any theme, as colours include their replacements.
    func svgDrawing(size: Size) throws(DrawingError) -> SVGDrawing {
        let canvas = try SVGCanvas(size: size)
        draw(on: canvas, in: Rect(size), theme: .adaptive)
        return canvas.drawing()
    }
}
