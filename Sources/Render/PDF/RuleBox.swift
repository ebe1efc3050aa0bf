import Drawing

/// A thematic break: a thin line.
struct RuleBox: LayoutBox {
    /// The length of the line, in points.
    let width: Double
    /// The thickness of the line, in points.
    let height = 0.5

    func draw(in context: PageContext, at origin: Point) {
        context.canvas.fill(Rect(x: origin.x, y: origin.y, width: width, height: height), Palette.rule)
    }
}
