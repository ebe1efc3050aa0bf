import Drawing

/// The names of curves, each with a figure and a sample of its line: to the right of a plot, or in a legend above it where the
/// picture is narrow.
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
    let entries: [Entry]
    /// The width to be left free to the right of the plot; zero for a legend above it.
    let trailing: Double

    init(_ entries: [Entry], in picture: Rect) {
        self.entries = entries
        trailing = picture.width < 460 ? 0 : picture.width * 0.32
    }

    /// The entries of the legend above the plot; none for a key to its right.
    var legend: [Legend.Entry] {
        trailing > 0
            ? []
            : entries.map { entry in
                let texts = [entry.figure, entry.name].filter { !$0.isEmpty }
                return Legend.Entry(name: texts.joined(separator: "  "), sample: .line(entry.stroke))
            }
    }

    /// Draws the entries that fit to the right of the plot, from its top down.
    ///
    /// - Parameter edge: the right edge of the texts.
    func draw(on canvas: any Canvas, in frame: PlotFrame, edge: Double) {
        guard trailing > 0 else { return }
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
