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
        let perfect = Stroke(theme.axis, width: 1.5, dash: [4, 4])
        let key = CurveKey(
            curves.enumerated().map { index, curve in
                CurveKey.Entry(
                    figure: "off by \(NumberFormat.percent(curve.expectedError))", name: curve.name,
                    stroke: theme.line(index))
            } + [CurveKey.Entry(figure: "", name: "Perfect", stroke: perfect, isReference: true)], in: picture
        )
        let (frame, top) = PlotFrame.square(
            PlotFrame.Content(
                title: title, legend: key.legend, xTitle: "Predicted probability\(name)",
                yTitle: "Observed frequency\(name)", x: .values(unit), y: .values(unit),
                trailing: key.trailing, inset: Size(5, 5), spacing: Size(72, 64), hasVerticalGrid: true),
            in: upper, theme: theme)
        frame.draw(on: canvas)
        canvas.marking(.mark) {
            canvas.line(
                from: Point(frame.x(0), frame.y(0)), to: Point(frame.x(1), frame.y(1)), perfect)
            // The first curve is drawn on top.
            for (index, curve) in curves.enumerated().reversed() { draw(curve, index, on: canvas, frame) }
        }
        key.draw(on: canvas, in: frame, edge: picture.maxX)
        let counts = Rect(
            left: frame.plot.minX, top: top, right: frame.plot.maxX, bottom: min(top + strip, picture.maxY))
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
        guard strip.height > heading.height + 14 else { return }
        canvas.draw(heading, at: Point(strip.minX, strip.minY + 10), .topLeft)
        let top = strip.minY + 12 + heading.height
        let height = (strip.maxY - top) / Double(max(1, curves.count))
        for (index, curve) in curves.enumerated() {
            let ground = top + Double(index + 1) * height
            let highest = curve.bins.map(\.count).max() ?? 1
            let half = barWidth(of: curve, in: frame) / 2
            var bars = Path()
            for bin in curve.bins {
                let middle = min(max(frame.x(bin.predicted), strip.minX + half), strip.maxX - half)
                bars.append(
                    Path(
                        Rect(
                            left: middle - half, top: ground - max(1, (height - 4) * bin.count / highest),
                            right: middle + half, bottom: ground)))
            }
            canvas.marking(.mark) {
                if !bars.isEmpty { canvas.fill(bars, theme.category(index)) }
            }
            canvas.line(
                from: Point(strip.minX, ground), to: Point(strip.maxX, ground), Stroke(theme.axis))
            let total = TextLabel(
                "n = \(NumberFormat.grouped(Int(curve.count.rounded())))", theme.figures,
                width: max(1, edge - strip.maxX - 20))
            if total.height <= height, !total.isTruncated {
                canvas.draw(total, at: Point(strip.maxX + 20, ground - height / 2), .left)
            }
        }
    }

    /// The width of the bars of a model, which leaves gaps between the closest two.
    private func barWidth(of curve: Curve, in frame: PlotFrame) -> Double {
        let places = curve.bins.map { frame.x($0.predicted) }
        let closest = zip(places, places.dropFirst()).map { $1 - $0 }.min() ?? 14
        return min(max(closest * 0.7, 2), 14, frame.plot.width)
    }
}
