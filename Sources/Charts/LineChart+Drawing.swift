import Drawing

extension LineChart {
    /// Draws the lines, each with its name at its end, or with a legend where the names do not fit.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let named = series.indices.filter { series.count > 1 && stands(series[$0]) }
        let names = Dictionary(
            uniqueKeysWithValues: named.map {
                ($0, TextLabel(series[$0].name, theme.label, width: picture.width * 0.25, lines: 2))
            })
        let widest = names.values.map(\.width).max() ?? 0
        var frame = PlotFrame(
            content(trailing: widest > 0 ? widest + 14 : 0, legend: []), in: picture, theme: theme)
        var labels: DirectLabels? =
            widest > 0 ? DirectLabels(ends(of: named, in: frame), names, in: frame) : nil
        if labels?.areComplete == false {
            labels = nil
            let legend = named.map { Legend.Entry(name: series[$0].name, sample: .line(theme.line($0))) }
            frame = PlotFrame(content(trailing: 0, legend: legend), in: picture, theme: theme)
        }
        frame.drawBands(of: annotations, on: canvas)
        frame.draw(on: canvas)
        frame.drawHorizontalRule(at: 0, on: canvas, Stroke(theme.axis))
        // Those that stand out lie over the others.
        let order =
            series.indices.filter { !stands(series[$0]) } + series.indices.filter { stands(series[$0]) }
        for index in order { draw(series[index], index, on: canvas, frame, theme) }
        labels?.draw(on: canvas, in: frame) { theme.line($0) }
        frame.draw(annotations, on: canvas)
        return frame.plot
    }

    private func stands(_ series: Series) -> Bool { highlighted.isEmpty || highlighted.contains(series.name) }

    private func content(trailing: Double, legend: [Legend.Entry]) -> PlotFrame.Content {
        let x: AxisContent =
            categories.isEmpty
            ? .values(
                ValueAxis(
                    around: xRange.map { [$0.lowerBound, $0.upperBound] } ?? xs,
                    isLogarithmic: isXLogarithmic,
                    format: xFormat
                ).exact)
            : .bands(BandScale(count: categories.count), names: categories)
        return PlotFrame.Content(
            title: title, legend: legend, xTitle: xLabel.isEmpty ? nil : xLabel, yTitle: yLabel, x: x,
            y: .values(
                ValueAxis(
                    around: yRange.map { [$0.lowerBound, $0.upperBound] } ?? ys,
                    isLogarithmic: isYLogarithmic,
                    format: yFormat)),
            trailing: trailing, inset: Size(2, 2))
    }

    private var xs: [Double] { series.flatMap(\.x) + annotations.flatMap(\.xs) }

    private var ys: [Double] {
        var values = annotations.flatMap(\.ys)
        for series in series { values += series.heights }
        if startsAtZero, !isYLogarithmic { values.append(0) }
        return values
    }

    /// The last point of each of some series.
    private func ends(of named: [Int], in frame: PlotFrame) -> [(index: Int, y: Double)] {
        named.compactMap { index in
            series[index].points.last { shows($0.x, $0.y) }.map { (index, frame.y($0.y)) }
        }
    }

    private func draw(
        _ series: Series, _ index: Int, on canvas: any Canvas, _ frame: PlotFrame, _ theme: Theme
    ) {
        let isGrey = !stands(series)
        var stroke = theme.line(index)
        if isGrey { stroke = Stroke(theme.axis.opacity(0.5), width: 1.25, join: .round) }
        let runs = runs(of: series)
        let visible = series.points.count { shows($0.x, $0.y) }
        // Above this, marks of points would hide the line.
        let hasMarks = visible <= 24 && !isGrey
        if visible > 400 { stroke.width = min(stroke.width, 1.25) }
        canvas.marking(.mark) {
            if !isGrey, let lower = series.lower, let upper = series.upper {
                for run in runs { drawBand(series.x, lower, upper, run, on: canvas, frame, stroke.color) }
            }
            var lines = Path()
            var alone: [Point] = []
            for run in runs {
                let points = run.map { Point(frame.x(series.x[$0]), frame.y(series.y[$0] ?? 0)) }
                if points.count == 1 { alone += points } else { lines.append(Path(points)) }
                if hasMarks, points.count > 1 {
                    Marker.disc.draw(points, on: canvas, size: 5, color: stroke.color)
                }
            }
            if !lines.isEmpty { canvas.stroke(lines, stroke) }
            Marker.disc.draw(alone, on: canvas, size: visible > 24 ? 2.5 : 6, color: stroke.color)
        }
    }

    /// The stretches of a line between missing values.
    private func runs(of series: Series) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start: Int?
        for index in series.x.indices {
            let isThere = series.y[index].map { shows(series.x[index], $0) } ?? false
            if isThere, start == nil { start = index }
            if !isThere, let first = start {
                runs.append(first..<index)
                start = nil
            }
        }
        if let start { runs.append(start..<series.x.count) }
        return runs
    }

    private func drawBand(
        _ x: [Double], _ lower: [Double?], _ upper: [Double?], _ run: Range<Int>, on canvas: any Canvas,
        _ frame: PlotFrame, _ color: Color
    ) {
        let inside = run.filter { lower[$0] != nil && upper[$0] != nil }
        if inside.count == 1 {
            let index = inside[0]
            canvas.line(
                from: Point(frame.x(x[index]), frame.y(lower[index] ?? 0)),
                to: Point(frame.x(x[index]), frame.y(upper[index] ?? 0)), Stroke(color, width: 1.5))
            return
        }
        let top = inside.map { Point(frame.x(x[$0]), frame.y(upper[$0] ?? 0)) }
        let bottom = inside.reversed().map { Point(frame.x(x[$0]), frame.y(lower[$0] ?? 0)) }
        if !inside.isEmpty { canvas.fill(Path(top + bottom, closed: true), color.opacity(0.18)) }
    }
}
