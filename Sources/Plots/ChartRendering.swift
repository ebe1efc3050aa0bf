import Drawing

extension Chart {
    /// The chart as SVG text, letters as outlines.
    ///
    /// - Parameters:
    ///   - theme: ``Theme/adaptive`` for web pages, ``Theme/light`` where the background is not known.
    ///   - size: the size in CSS pixels; the chart's own, and the background's margin, unless told otherwise.
    /// - Throws: ``DrawingError/invalidSize(width:height:)`` for a size that cannot be drawn.
    public func svg(theme: Theme = .adaptive, size: Size? = nil) throws(DrawingError) -> String {
        try svgDrawing(size: chartSize(in: size, theme)).document(theme.frame)
    }

    /// The chart as a PNG file.
    ///
    /// - Parameters:
    ///   - scale: pixels for each CSS pixel.
    ///   - size: the size in CSS pixels; the chart's own, and the background's margin, unless told otherwise.
    /// - Throws: ``DrawingError/invalidSize(width:height:)`` for a size that cannot be drawn.
    public func png(theme: Theme = .light, scale: Double = 2, size: Size? = nil) throws(DrawingError)
        -> [UInt8]
    {
        let area = Rect(chartSize(in: size, theme))
        let margin = theme.frame.margin
        let surface = try ImageSurface(
            size: area.inset(dx: -margin.width, dy: -margin.height).size, scale: scale,
            background: theme.background)
        surface.canvas.translate(x: margin.width, y: margin.height)
        draw(on: surface.canvas, in: area, theme: theme)
        return try surface.png()
    }

    /// The chart drawn once, to be written as SVG for any theme: its colours know both pages.
    func svgDrawing(size: Size) throws(DrawingError) -> SVGDrawing {
        let canvas = try SVGCanvas(size: size)
        draw(on: canvas, in: Rect(size), theme: .adaptive)
        return canvas.drawing()
    }

    /// The size of the chart itself in a picture of a size.
    private func chartSize(in picture: Size?, _ theme: Theme) -> Size {
        guard let picture else { return size }
        return Size(
            picture.width - 2 * theme.frame.margin.width, picture.height - 2 * theme.frame.margin.height)
    }
}
