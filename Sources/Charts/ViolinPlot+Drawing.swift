import Base
import Drawing

extension ViolinPlot {
    /// The natural size of the chart, in CSS pixels. Its height depends on the number of groups.
    public var size: Size {
        Size(
            Self.width,
            (title == nil ? 0 : 28) + 60 + Double(max(1, groups.count)) * (groups.count > 6 ? 44 : 64))
    }

    /// Draws violins and strips from top to bottom over vertical grid lines, with the number of values at the right.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let numbers = groups.flatMap { [$0.smallest, $0.largest] + ($0.curve?.x ?? []) }
        let counts = RowLabels(
            groups.map { "n = \(NumberFormat.grouped($0.count))" }, width: picture.width, theme: theme)
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title, xTitle: valueLabel,
                x: .values(ValueAxis(around: numbers, isLogarithmic: isLogarithmic)),
                y: .bands(BandScale(count: max(1, groups.count), padding: 0.2), names: groups.map(\.name)),
                trailing: counts.width, inset: Size(6, 0), hasVerticalGrid: true, hasHorizontalGrid: false),
            in: picture, theme: theme)
        frame.draw(on: canvas)
        canvas.marking(.mark) {
            for (index, group) in groups.enumerated() {
                let band = frame.band(index)
                draw(
                    group, around: (band.top + band.bottom) / 2, height: band.bottom - band.top, on: canvas,
                    frame)
            }
        }
        counts.draw(on: canvas, edge: picture.maxX) { frame.y(Double($0)) }
        return frame.plot
    }

    private func draw(
        _ group: Group, around middle: Double, height: Double, on canvas: any Canvas, _ frame: PlotFrame
    ) {
        let theme = frame.theme
        let color = theme.category(0)
        let half = min(height, 64) / 2
        if let curve = group.curve, let peak = curve.peak, curve.density[peak] > 0 {
            let widths = curve.density.map { $0 / curve.density[peak] * half }
            let x = curve.x.map(frame.x)
            let outline = Path(
                between: zip(x, widths).map { Point($0, middle - $1) },
                and: zip(x, widths).map { Point($0, middle + $1) })
            canvas.fill(outline, color.opacity(0.3))
            canvas.stroke(outline, Stroke(color, width: 1.25, join: .round))
        } else {
            let offsets = Jitter.offsets(group.dots.count)
            let dots = zip(group.dots, offsets).map { Point(frame.x($0), middle + $1 * half * 1.2) }
            Marker.disc.draw(dots, on: canvas, size: 6, color: color.opacity(0.75))
        }
        // The quartiles as a thick line, the median as a light dot on it.
        canvas.line(
            from: Point(frame.x(group.lowerQuartile), middle),
            to: Point(frame.x(group.upperQuartile), middle), Stroke(theme.ink, width: 5, cap: .round))
        let median = [Point(frame.x(group.median), middle)]
        Marker.disc.draw(median, on: canvas, size: 9, color: theme.ink)
        Marker.disc.draw(median, on: canvas, size: 5, color: Color(hex: 0xffffff, dark: 0x1f2328))
    }
}
