import Drawing

extension DensityPlot {
    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, title == nil ? 300 : 330) }

    /// Draws the curves as translucent areas, each with its name above its peak. There is no vertical axis, as densities have
    /// a unit that says little.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let numbers = groups.flatMap { ($0.curve?.x ?? []) + [$0.median] }
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title, xTitle: valueLabel,
                x: .values(ValueAxis(around: numbers, isLogarithmic: isLogarithmic).exact),
                y: .bands(BandScale(count: 1), names: []), inset: Size(2, 0), hasVerticalGrid: true,
                hasHorizontalGrid: false),
            in: picture, theme: theme)
        frame.draw(on: canvas)
        let labels = PeakLabels(
            groups.count < 2
                ? []
                : groups.map { group in
                    (group.name, frame.x(group.curve.flatMap { c in c.peak.map { c.x[$0] } } ?? group.median))
                }, in: frame.plot, theme: theme)
        let highest =
            groups.compactMap { group in group.curve.flatMap { c in c.peak.map { c.density[$0] } } }
            .max() ?? 0
        let ground = frame.plot.maxY
        let height = frame.plot.height - labels.height - 4
        canvas.marking(.mark) {
            for (index, group) in groups.enumerated() {
                let stroke = theme.line(index)
                guard let curve = group.curve, highest > 0 else {
                    let place = frame.x(group.median)
                    canvas.line(from: Point(place, ground), to: Point(place, ground - height), stroke)
                    continue
                }
                let line = zip(curve.x, curve.density).map {
                    Point(frame.x($0), ground - max(0, height) * ($1 / highest))
                }
                canvas.fill(
                    Path(between: line, and: line.map { Point($0.x, ground) }),
                    stroke.color.opacity(groups.count > 1 ? 0.18 : 0.3))
                canvas.stroke(Path(line), stroke)
            }
        }
        frame.drawBaseline(on: canvas)
        labels.draw(on: canvas) { index in
            let curve = groups[index].curve
            let share = highest > 0 ? (curve.flatMap { c in c.peak.map { c.density[$0] / highest } } ?? 1) : 1
            return ground - max(0, height) * share
        } _: {
            theme.line($0)
        }
        return frame.plot
    }
}
