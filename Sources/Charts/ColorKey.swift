import Drawing

/// The key of a colour scale: a bar of its colours between the values at its ends.
struct ColorKey {
    var label: String
    var lowest: String
    var highest: String
    var colors: any ColorMap

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
    }
}
