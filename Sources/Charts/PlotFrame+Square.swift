import Drawing

extension PlotFrame {
    /// Creates a frame of a square plot at the top of a picture, which may be higher than the frame is.
    ///
    /// - Returns: the frame and its lower edge.
    static func square(_ content: Content, in picture: Rect, theme: Theme) -> (
        frame: PlotFrame, bottom: Double
    ) {
        var content = content
        content.isSquare = false
        let widest = PlotFrame(content, in: picture, theme: theme).plot
        content.isSquare = true
        let excess = max(0, widest.height - widest.width)
        let area = Rect(
            x: picture.x, y: picture.y, width: picture.width, height: max(1, picture.height - excess))
        return (PlotFrame(content, in: area, theme: theme), area.maxY)
    }
}
