import Drawing

extension AreaChart {
    /// Draws the areas, each with its name at its right end, or with a legend where the names do not fit.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let names = Dictionary(
            uniqueKeysWithValues: series.enumerated().map {
                ($0, TextLabel($1.name, theme.label, width: picture.width * 0.25, lines: 2))
            })
        let widest = series.count > 1 ? names.values.map(\.width).max() ?? 0 : 0
        let edges = edges
        var frame = PlotFrame(
            content(edges, trailing: widest > 0 ? widest + 14 : 0, legend: []), in: picture, theme: theme)
        var labels: DirectLabels? =
            widest > 0 ? DirectLabels(ends(edges, in: frame), names, in: frame) : nil
        if labels?.areComplete == false {
            labels = nil
            let legend = series.enumerated().reversed().map {
                Legend.Entry(name: $1.name, sample: .bar(theme.category($0)))
            }
            frame = PlotFrame(content(edges, trailing: 0, legend: legend), in: picture, theme: theme)
        }
        frame.drawBands(of: annotations, on: canvas)
        frame.draw(on: canvas)
        canvas.marking(.mark) {
            for index in series.indices {
                let upper = points(edges[index + 1], in: frame)
                let area = Path(between: upper, and: points(edges[index], in: frame))
                canvas.fill(area, theme.category(index).opacity(0.8))
                // The line keeps a thin area visible.
                canvas.stroke(Path(upper), Stroke(theme.category(index), width: 1.25, join: .round))
            }
        }
        frame.drawBaseline(on: canvas)
        frame.draw(annotations, on: canvas)
        labels?.draw(on: canvas, in: frame) { Stroke(theme.category($0), width: 8) }
        return frame.plot
    }

    private func content(_ edges: [[Double]], trailing: Double, legend: [Legend.Entry]) -> PlotFrame.Content {
        let isShare = arrangement == .shares
        return PlotFrame.Content(
            title: title, legend: legend, xTitle: xLabel, yTitle: isShare ? "Share of \(yLabel)" : yLabel,
            x: xContent,
            y: .values(
                isShare
                    ? ValueAxis(0...1, format: .percent, isExact: true)
                    : ValueAxis(around: (edges.last ?? []) + annotations.flatMap(\.ys) + [0], format: yFormat)
            ),
            trailing: trailing)
    }

    /// The horizontal axis, of categories or of all that a format can label.
    private var xContent: AxisContent {
        categories.isEmpty
            ? .values(ValueAxis(around: x + annotations.flatMap(\.xs), format: xFormat).exact)
            : .bands(BandScale(count: categories.count), names: categories)
    }

    private func points(_ edge: [Double], in frame: PlotFrame) -> [Point] {
        zip(x, edge).map { Point(frame.x($0), frame.y($1)) }
    }

    /// The middle of the right end of each area.
    private func ends(_ edges: [[Double]], in frame: PlotFrame) -> [(index: Int, y: Double)] {
        series.indices.compactMap { index in
            guard let bottom = edges[index].last, let top = edges[index + 1].last else { return nil }
            return (index, (frame.y(bottom) + frame.y(top)) / 2)
        }
    }
}
