import Drawing

/// A thematic break: a thin line.
struct RuleBox: Box {
    let width: Double
    let height = 0.5

    func draw(on sheet: Sheet, at origin: Point) {
        sheet.canvas.fill(Rect(x: origin.x, y: origin.y, width: width, height: height), Palette.rule)
    }
}
