import Drawing

/// The names of curves in rows above them, each with a line down to the peak of its curve.
struct PeakLabels {
    private struct Placed {
        var index: Int
        var label: TextLabel
        var left: Double
        var row: Int
        var peak: Double
    }

    private static let rowHeight = 20.0
    private let placed: [Placed]
    private let top: Double
    /// The height of all rows.
    let height: Double

    /// Arranges names in as few rows as they need to not touch each other, those at the left first. Rows that would take more
    /// than half of the plot are left out.
    init(_ names: [(name: String, x: Double)], in plot: Rect, theme: Theme) {
        let order = names.indices.sorted { (names[$0].x, $0) < (names[$1].x, $1) }
        let rowLimit = Int(plot.height / 2 / Self.rowHeight)
        var ends: [Double] = []
        var placed: [Placed] = []
        for index in order {
            let (name, x) = names[index]
            let label = TextLabel(name, theme.label, width: max(1, plot.width * 0.45))
            let left = max(plot.minX, min(x - label.width / 2, plot.maxX - label.width))
            let row = ends.firstIndex { $0 + 10 <= left } ?? ends.count
            guard row < rowLimit else { continue }
            if row == ends.count { ends.append(0) }
            ends[row] = left + label.width
            placed.append(Placed(index: index, label: label, left: left, row: row, peak: x))
        }
        self.placed = placed
        top = plot.minY
        height = Double(ends.count) * Self.rowHeight
    }

    /// Draws the names.
    ///
    /// - Parameters:
    ///   - peak: returns the vertical coordinate of the peak of a curve.
    ///   - stroke: returns the style of a curve.
    func draw(on canvas: any Canvas, _ peak: (Int) -> Double, _ stroke: (Int) -> Stroke) {
        canvas.marking(.annotation) {
            for name in placed {
                let bottom = top + Double(name.row + 1) * Self.rowHeight
                let x = min(max(name.peak, name.left), name.left + name.label.width)
                let end = max(bottom, peak(name.index))
                var line = stroke(name.index)
                line.width = 1
                canvas.line(from: Point(x, bottom - 2), to: Point(x, end), line)
            }
            for name in placed {
                canvas.draw(
                    name.label, at: Point(name.left, top + Double(name.row) * Self.rowHeight), .topLeft)
            }
        }
    }
}
