import Drawing

extension PartialDependencePlot {
    private static let rugHeight = 7.0

    /// Draws the lines of rows, the average over them, and the deciles of the feature at the bottom. Averages of categories are
    /// dots, among small dots of the rows.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let isCategorical = !categories.isEmpty
        let x: AxisContent =
            isCategorical
            ? .bands(BandScale(count: categories.count), names: categories)
            : .values(ValueAxis(around: grid + annotations.flatMap(\.xs)).exact)
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title, legend: legend(theme), xTitle: featureLabel, yTitle: valueLabel, x: x,
                y: .values(
                    ValueAxis(
                        around: average + individual.joined() + annotations.flatMap(\.ys), format: format)),
                inset: Size(5, deciles.isEmpty ? 5 : Self.rugHeight + 3)),
            in: picture, theme: theme)
        frame.drawBands(of: annotations, on: canvas)
        frame.draw(on: canvas)
        canvas.marking(.mark) {
            if isCategorical { drawDots(on: canvas, frame) } else { drawLines(on: canvas, frame) }
            var rug = Path()
            for decile in deciles where frame.x.contains(decile) {
                let place = frame.x(decile)
                let ground = frame.plot.maxY
                rug.append(
                    Path([Point(place, ground), Point(place, max(frame.plot.minY, ground - Self.rugHeight))]))
            }
            if !rug.isEmpty { canvas.stroke(rug, Stroke(theme.ink, width: 1.5)) }
        }
        frame.drawBaseline(on: canvas)
        frame.draw(annotations, on: canvas)
        return frame.plot
    }

    private func legend(_ theme: Theme) -> [Legend.Entry] {
        guard !individual.isEmpty || !deciles.isEmpty else { return [] }
        var entries = [Legend.Entry(name: "Average", sample: .bar(theme.category(0)))]
        if !individual.isEmpty { entries.append(.init(name: "Single rows", sample: .bar(rowColor(theme)))) }
        if !deciles.isEmpty { entries.append(.init(name: "Deciles of the data", sample: .bar(theme.ink))) }
        return entries
    }

    private func rowColor(_ theme: Theme) -> Color { theme.axis.opacity(0.55) }

    private func drawLines(on canvas: any Canvas, _ frame: PlotFrame) {
        func points(_ values: [Double]) -> [Point] {
            zip(grid, values).map { Point(frame.x($0), frame.y($1)) }
        }
        let theme = frame.theme
        if grid.count == 1 {
            drawDots(on: canvas, frame)
            return
        }
        var rows = Path()
        for row in individual { rows.append(Path(points(row))) }
        if !rows.isEmpty { canvas.stroke(rows, Stroke(rowColor(theme), join: .round)) }
        canvas.stroke(Path(points(average)), Stroke(theme.category(0), width: 3, join: .round))
    }

    private func drawDots(on canvas: any Canvas, _ frame: PlotFrame) {
        let theme = frame.theme
        let offsets = Jitter.offsets(individual.count)
        for (index, value) in average.enumerated() {
            let place = frame.x(grid[index])
            let (left, right) = categories.isEmpty ? (place, place) : frame.column(index)
            let width = min(right - left, 40)
            let rows = zip(individual, offsets).map { Point(place + $1 * width, frame.y($0[index])) }
            Marker.disc.draw(rows, on: canvas, size: 4, color: rowColor(theme))
            Marker.disc.draw([Point(place, frame.y(value))], on: canvas, size: 11, color: theme.category(0))
        }
    }
}
