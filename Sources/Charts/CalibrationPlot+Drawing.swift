import Base
import Drawing

extension CalibrationPlot {
    /// Draws the points with their intervals over the diagonal of perfect calibration, and below them the number of rows at
    /// each point.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let strip = min(stripHeight, picture.height / 3)
        let upper = Rect(x: picture.x, y: picture.y, width: picture.width, height: picture.height - strip)
        let unit = ValueAxis(0...1, format: .percent, isExact: true)
        let name = outcome.isEmpty ? "" : " of \(outcome)"
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title, xTitle: "Predicted probability\(name)", yTitle: "Observed frequency\(name)",
                x: .values(unit), y: .values(unit), trailing: picture.width * CurveKey.share,
                inset: Size(4, 4), isSquare: true, spacing: Size(72, 64), hasVerticalGrid: true),
            in: upper, theme: theme)
        frame.draw(on: canvas)
        let perfect = Stroke(theme.axis, width: 1.5, dash: [4, 4])
        canvas.marking(.mark) {
            canvas.line(
                from: Point(frame.x(0), frame.y(0)), to: Point(frame.x(1), frame.y(1)), perfect)
            // The first curve is drawn on top.
            for (index, curve) in curves.enumerated().reversed() { draw(curve, index, on: canvas, frame) }
        }
        var entries = curves.enumerated().map { index, curve in
            CurveKey.Entry(
                figure: "off by \(NumberFormat.percent(curve.expectedError))", name: curve.name,
                stroke: theme.line(index))
        }
        entries.append(.init(figure: "", name: "Perfect", stroke: perfect, isReference: true))
        CurveKey(entries: entries).draw(on: canvas, in: frame, edge: picture.maxX)
        let counts = Rect(
            left: frame.plot.minX, top: upper.maxY, right: frame.plot.maxX, bottom: picture.maxY)
        drawCounts(in: counts, edge: picture.maxX, on: canvas, frame)
        return frame.plot.union(counts)
    }

    private func draw(_ curve: Curve, _ index: Int, on canvas: any Canvas, _ frame: PlotFrame) {
        let stroke = frame.theme.line(index)
        let points = curve.bins.map { Point(frame.x($0.predicted), frame.y($0.observed.value)) }
        for (bin, point) in zip(curve.bins, points) where bin.observed.hasInterval {
            let (low, high) = bin.observed.ends
            canvas.drawInterval(
                from: Point(point.x, frame.y(high)), to: Point(point.x, frame.y(low)),
                Stroke(stroke.color.opacity(0.6), width: 1.25), cap: 2)
        }
        if points.count > 1 { canvas.stroke(Path(points), stroke) }
        Marker.category(index).draw(points, on: canvas, size: 7, color: stroke.color)
    }

    /// Draws a bar for the rows of each bin, a line of them for each model.
    private func drawCounts(in strip: Rect, edge: Double, on canvas: any Canvas, _ frame: PlotFrame) {
        let theme = frame.theme
        let heading = TextLabel("Rows at each point", theme.note, width: max(1, edge - strip.minX))
        guard strip.height > heading.height + 8 else { return }
        canvas.draw(heading, at: Point(strip.minX, strip.minY + 4), .topLeft)
        let top = strip.minY + 6 + heading.height
        let height = (strip.maxY - top) / Double(max(1, curves.count))
        for (index, curve) in curves.enumerated() {
            let ground = top + Double(index + 1) * height
            let highest = curve.bins.map(\.count).max() ?? 1
            var bars = Path()
            for bin in curve.bins {
                let middle = min(max(frame.x(bin.predicted), strip.minX + 3), strip.maxX - 3)
                bars.append(
                    Path(
                        Rect(
                            left: middle - 3, top: ground - max(1, (height - 4) * bin.count / highest),
                            right: middle + 3, bottom: ground)))
            }
            canvas.marking(.mark) {
                if !bars.isEmpty { canvas.fill(bars, theme.category(index)) }
            }
            canvas.line(
                from: Point(strip.minX, ground), to: Point(strip.maxX, ground), Stroke(theme.axis))
            let total = TextLabel(
                "n = \(NumberFormat.grouped(Int(curve.count.rounded())))", theme.figures,
                width: max(1, edge - strip.maxX - 20))
            if total.height <= height {
                canvas.draw(total, at: Point(strip.maxX + 20, ground - height / 2), .left)
            }
        }
    }
}
