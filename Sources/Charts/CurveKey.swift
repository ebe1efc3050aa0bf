import Drawing

/// The names of curves, each with a figure and a sample of its line, to the right of a plot.
struct CurveKey {
    /// A curve.
    struct Entry {
        /// A figure of the curve, such as `AUC 0.861`; empty for none.
        var figure: String
        var name: String
        var stroke: Stroke
        /// Whether it is a line for comparison rather than data.
        var isReference = false
    }

    /// The curves from top to bottom.
    var entries: [Entry]

    /// The fraction of a picture's width that a key needs.
    static let share = 0.32

    /// Draws the entries that fit, from the top of the plot down.
    ///
    /// - Parameter edge: the right edge of the texts.
    func draw(on canvas: any Canvas, in frame: PlotFrame, edge: Double) {
        let theme = frame.theme
        var y = frame.plot.minY
        let x = frame.plot.maxX + 20
        let textWidth = max(1, edge - x - 26)
        let strong = theme.label.with { $0.weight = .semibold }
        for entry in entries {
            let name = entry.isReference ? theme.note : theme.label
            var runs: [TextRun] = []
            if !entry.figure.isEmpty { runs.append(TextRun(entry.figure, strong)) }
            if !entry.name.isEmpty { runs.append(TextRun((runs.isEmpty ? "" : "  ") + entry.name, name)) }
            let label = TextLabel(runs, width: textWidth, lines: 3)
            guard y + label.height <= frame.plot.maxY else { continue }
            canvas.line(from: Point(x, y + 8), to: Point(x + 18, y + 8), entry.stroke)
            canvas.draw(label, at: Point(x + 26, y), .topLeft)
            y += label.height + 8
        }
    }
}
