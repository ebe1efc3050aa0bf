import Drawing

/// The key of a colour scale: a bar of its colours between the values at its ends.
struct ColorKey {
    var label: String
    var lowest: String
    var highest: String
    var colors: any ColorMap
    /// The meaning of cells without a colour; `nil` if there are none.
    var empty: String?

    static let height = 18.0

    func draw(on canvas: some Canvas, at corner: Point, width: Double, theme: Theme) {
        let middle = corner.y + Self.height / 2
        let low = TextLabel(lowest, theme.figures, width: width * 0.2)
        let high = TextLabel(highest, theme.figures, width: width * 0.2)
        let bar = Rect(x: 0, y: middle - 5, width: min(160, width * 0.25), height: 10)
        let name = TextLabel(
            label, theme.note, width: max(1, width - low.width - high.width - bar.width - 32))
        var x = corner.x
        if !label.isEmpty {
            canvas.draw(name, at: Point(x, middle), .left)
            x += name.width + 16
        }
        canvas.draw(low, at: Point(x, middle), .left)
        x += low.width + 8
        // Each step extends to the end of the bar, so that no seams are visible.
        let steps = 32
        for step in 0..<steps {
            let fraction = Double(step) / Double(steps)
            canvas.fill(
                Rect(
                    x: x + fraction * bar.width, y: bar.y, width: (1 - fraction) * bar.width,
                    height: bar.height),
                colors.color(at: Double(step) / Double(steps - 1)))
        }
        canvas.draw(high, at: Point(x + bar.width + 8, middle), .left)
        guard let empty else { return }
        x += bar.width + 8 + high.width + 16
        let note = TextLabel(empty, theme.note)
        guard x + 20 + note.width <= corner.x + width else { return }
        canvas.drawEmptyCells([Rect(x: x, y: bar.y, width: 14, height: 10)], theme)
        canvas.draw(note, at: Point(x + 20, middle), .left)
    }
}

extension Canvas {
    /// Draws cells that have no value: an outline with a diagonal, which no colour of a scale looks like.
    func drawEmptyCells(_ cells: [Rect], _ theme: Theme) {
        var lines = Path()
        for cell in cells {
            lines.append(
                Path(
                    Rect(
                        x: cell.x + 0.5, y: cell.y + 0.5, width: max(0, cell.width - 1),
                        height: max(0, cell.height - 1))))
            lines.append(
                Path([Point(cell.minX + 0.5, cell.maxY - 0.5), Point(cell.maxX - 0.5, cell.minY + 0.5)]))
        }
        if !cells.isEmpty { stroke(lines, Stroke(theme.axis.opacity(0.6), width: 0.75)) }
    }
}
