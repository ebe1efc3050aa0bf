import Base
import Drawing

extension DotPlot {
    private static let dotSize = 10.0

    /// Draws the rows over vertical grid lines, below a legend if there are several series.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let dots = rows.flatMap(\.dots).compactMap(\.self).filter(shows)
        let decimals = format.decimals(for: dots.map(\.value))
        // The first band holds the label of the reference.
        let first = reference == nil ? 0 : 1
        let numbers = dots.flatMap(\.numbers) + (reference.map { [$0.value] } ?? [])
        let counts = RowLabels(
            rows.map { $0.count.map { "n = \(NumberFormat.grouped($0))" } }, width: picture.width,
            limit: 0.18, theme: theme)
        let room = labelRoom(dots, decimals, in: picture, theme)
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title, legend: legend(theme), xTitle: valueLabel,
                x: .values(ValueAxis(around: numbers, isLogarithmic: isLogarithmic, format: format)),
                y: .bands(
                    BandScale(count: max(1, rows.count + first)),
                    names: Array(repeating: "", count: first) + rows.map(\.name)),
                trailing: counts.width + (series.count == 1 ? room : 0),
                inset: Size(series.count == 1 ? 6 : max(6, room), 0), hasVerticalGrid: true,
                hasHorizontalGrid: false),
            in: picture, theme: theme)
        frame.draw(on: canvas)
        drawReference(on: canvas, frame)
        for (index, row) in rows.enumerated() {
            let isGrey = !highlighted.isEmpty && !highlighted.contains(row.name)
            draw(row, frame.band(index + first), isGrey: isGrey, on: canvas, frame)
            if room > 0 { drawValues(row, frame.band(index + first), decimals, on: canvas, frame) }
        }
        counts.draw(on: canvas, edge: picture.maxX) { frame.y(Double($0 + first)) }
        return frame.plot
    }

    private func legend(_ theme: Theme) -> [Legend.Entry] {
        series.count < 2
            ? []
            : series.enumerated().map {
                .init(name: $1, sample: .marker(.category($0), theme.category($0)))
            }
    }

    /// Whether the dots of a row are on one line, rather than below each other so that their intervals do not overlap.
    private var isOnOneLine: Bool { series.count < 2 || !rows.contains { $0.hasIntervals } }

    /// The width of the widest value beside a dot; zero where values are not shown.
    private func labelRoom(_ dots: [Estimate], _ decimals: Int, in picture: Rect, _ theme: Theme) -> Double {
        guard series.count <= 2, isOnOneLine else { return 0 }
        let widest =
            dots.map { TextLabel(format.text(of: $0.value, decimals: decimals), theme.figures).width }
            .max() ?? 0
        return widest < picture.width * 0.15 ? widest + Self.dotSize : 0
    }

    private func drawReference(on canvas: any Canvas, _ frame: PlotFrame) {
        guard let reference else { return }
        let theme = frame.theme
        frame.drawVerticalRule(
            at: reference.value, on: canvas, Stroke(theme.muted, width: 1.25, dash: [4, 3]))
        // Beside the line, on the side with more room.
        let place = frame.x(reference.value)
        let isLeft = place > frame.plot.midX
        let room = isLeft ? place - frame.plot.minX : frame.plot.maxX - place
        let label = TextLabel(reference.label, theme.note, width: max(1, room - 6))
        let band = frame.band(0)
        guard label.height <= band.bottom - band.top + 8 else { return }
        canvas.marking(.annotation) {
            canvas.draw(
                label, at: Point(place + (isLeft ? -6 : 6), (band.top + band.bottom) / 2),
                isLeft ? .right : .left)
        }
    }

    private func draw(
        _ row: Row, _ band: (top: Double, bottom: Double), isGrey: Bool, on canvas: any Canvas,
        _ frame: PlotFrame
    ) {
        let theme = frame.theme
        let size = min(Self.dotSize, band.bottom - band.top)
        let count = Double(max(1, row.dots.count))
        let dots = row.dots.enumerated().compactMap { index, dot -> (index: Int, dot: Estimate, y: Double)? in
            guard let dot, shows(dot) else { return nil }
            let line = isOnOneLine ? 0.5 : (Double(index) + 0.5) / count
            return (index, dot, band.top + line * (band.bottom - band.top))
        }
        canvas.marking(.mark) {
            let places = dots.map { frame.x($0.dot.value) }
            if isOnOneLine, dots.count > 1, let left = places.min(), let right = places.max() {
                canvas.line(
                    from: Point(left, dots[0].y), to: Point(right, dots[0].y),
                    Stroke(theme.axis.opacity(0.6), width: 3))
            }
            for (index, dot, y) in dots {
                let color = isGrey ? theme.axis : theme.category(index)
                if dot.hasInterval {
                    let (low, high) = dot.ends
                    canvas.drawInterval(
                        from: Point(frame.x(low), y), to: Point(frame.x(high), y), Stroke(color, width: 1.75))
                }
                Marker.category(index).draw(
                    [Point(frame.x(dot.value), y)], on: canvas, size: size, color: color)
            }
        }
    }

    /// Writes the value of a single dot to its right, or to its left where the line of the reference would cross it, and those of
    /// two at their outer sides.
    private func drawValues(
        _ row: Row, _ band: (top: Double, bottom: Double), _ decimals: Int, on canvas: any Canvas,
        _ frame: PlotFrame
    ) {
        let dots = row.dots.compactMap(\.self).filter(shows).sorted { $0.value < $1.value }
        let y = (band.top + band.bottom) / 2
        let line = reference.map { frame.x($0.value) }
        func place(_ dot: Estimate, _ label: TextLabel, isLeft: Bool) -> (isFree: Bool, x: Double) {
            let x = frame.x(isLeft ? dot.ends.low : dot.ends.high) + (isLeft ? -8 : 8)
            let left = isLeft ? x - label.width : x
            let isCrossed = line.map { left - 2 < $0 && $0 < left + label.width + 2 } ?? false
            return (!isCrossed && left >= frame.plot.minX, x)
        }
        func write(_ dot: Estimate, isLeft: Bool) {
            let label = TextLabel(format.text(of: dot.value, decimals: decimals), frame.theme.figures)
            guard label.height <= (band.bottom - band.top) / 0.75 else { return }
            let other = place(dot, label, isLeft: !isLeft)
            let moves = dots.count == 1 && !place(dot, label, isLeft: isLeft).isFree && other.isFree
            let isLeft = moves ? !isLeft : isLeft
            let x = place(dot, label, isLeft: isLeft).x
            canvas.marking(.annotation) { canvas.draw(label, at: Point(x, y), isLeft ? .right : .left) }
        }
        if let last = dots.last { write(last, isLeft: false) }
        if dots.count > 1, let first = dots.first { write(first, isLeft: true) }
    }
}
