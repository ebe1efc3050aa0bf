import Drawing

/// The frame around the marks of a chart: title, legend, axes and grid. The size of the text determines the space that is
/// left for the marks.
struct PlotFrame {
    /// The content of the frame.
    struct Content {
        var title: String?
        var legend: [Legend.Entry] = []
        var xTitle: String?
        var yTitle: String?
        var x: AxisContent
        var y: AxisContent
        /// The width to be left free to the right of the marks.
        var trailing = 0.0
        /// The distance of the ends of the axes from the edges of the plot, so that marks at the ends are not cut off.
        var inset = Size(0, 0)
        /// Whether both axes have the same length.
        var isSquare = false
        /// The approximate distance of the ticks of each axis.
        var spacing = Size(80, 42)
        /// Whether vertical and horizontal grid lines are drawn.
        var hasVerticalGrid = false
        var hasHorizontalGrid = true
    }

    /// The rectangle of the marks.
    let plot: Rect
    let x: Axis
    let y: Axis
    let theme: Theme
    private let picture: Rect
    private let content: Content
    private let title: TextLabel?
    private let legend: Legend
    private let xTitle: TextLabel?
    private let yTitle: TextLabel?

    private static let tickGap = 6.0

    init(_ content: Content, in picture: Rect, theme: Theme) {
        self.content = content
        self.picture = picture
        self.theme = theme
        title = content.title.map { TextLabel($0, theme.title, width: picture.width, lines: 2) }
        legend = Legend(
            content.legend, width: picture.width, maximumHeight: picture.height * 0.3, theme: theme)
        yTitle = content.yTitle.map { TextLabel($0, theme.note, width: picture.width, lines: 2) }
        let xTitle = content.xTitle.map {
            TextLabel($0, theme.note, width: picture.width, lines: 2, alignment: .center)
        }
        self.xTitle = xTitle

        let line = TextLabel("0", theme.label).height
        let header = Self.headerHeight(title: title, legend: legend, yTitle: yTitle)
        let top = picture.minY + max(header, line / 2 + 1)
        let footer = Self.tickGap + line + (xTitle.map { $0.height + 6 } ?? 0) + 1
        let bottom = max(top + 1, picture.maxY - footer)
        let height = max(1, bottom - top - 2 * content.inset.height)

        let y = Self.yAxis(content, length: height, labelWidth: picture.width * 0.38, theme)
        self.y = y
        let widest = y.ticks.map(\.label.width).max() ?? 0
        let left = picture.minX + (widest > 0 ? widest + Self.tickGap + 2 : 2)
        let right = picture.maxX - max(content.trailing, 4)
        var plot = Rect(left: left, top: top, right: max(left + 1, right), bottom: bottom)
        var x = Self.xAxis(content, &plot, picture, theme)
        // Labels at the ends extend beyond the axis; space is left for them once they are known.
        let overhang = Self.overhang(of: x, on: plot, content.inset.width)
        let beforeLeft = max(0, picture.minX - overhang.left)
        let beyondRight = max(0, overhang.right - picture.maxX)
        if beforeLeft + beyondRight > 0, !content.isSquare {
            plot = Rect(
                left: left + beforeLeft, top: top, right: max(left + beforeLeft + 1, right - beyondRight),
                bottom: bottom)
            x = Self.xAxis(content, &plot, picture, theme)
        }
        self.plot = plot
        self.x = x
    }

    private static func yAxis(_ content: Content, length: Double, labelWidth: Double, _ theme: Theme) -> Axis
    {
        guard case .bands(_, let names) = content.y else {
            return Axis(content.y, length: length, spacing: content.spacing.height, extent: \.height) {
                TextLabel($0, theme.figures, width: labelWidth)
            }
        }
        func axis(lines: Int) -> Axis {
            Axis(content.y, length: length, spacing: 0, extent: \.height) {
                TextLabel($0, theme.label, width: labelWidth, lines: lines, alignment: .right)
            }
        }
        // Truncated names are better than omitted ones.
        let full = axis(lines: 2)
        return full.ticks.count == names.count ? full : axis(lines: 1)
    }

    private static func xAxis(_ content: Content, _ plot: inout Rect, _ picture: Rect, _ theme: Theme) -> Axis
    {
        if content.isSquare {
            let side = min(plot.width, plot.height)
            plot = Rect(x: plot.x, y: plot.y, width: side, height: side)
        }
        return Axis(
            content.x, length: max(1, plot.width - 2 * content.inset.width), spacing: content.spacing.width,
            extent: { $0.width + 12 }
        ) { TextLabel($0, theme.figures, width: picture.width / 3) }
    }

    /// The left and right ends of the labels of a horizontal axis.
    private static func overhang(of axis: Axis, on plot: Rect, _ inset: Double) -> (
        left: Double, right: Double
    ) {
        let edges = axis.ticks.map { tick in
            let middle = plot.minX + inset + tick.position * max(0, plot.width - 2 * inset)
            return (middle - tick.label.width / 2, middle + tick.label.width / 2)
        }
        return (edges.map(\.0).min() ?? plot.minX, edges.map(\.1).max() ?? plot.maxX)
    }

    private static func headerHeight(title: TextLabel?, legend: Legend, yTitle: TextLabel?) -> Double {
        (title.map { $0.height + 10 } ?? 0) + (legend.height > 0 ? legend.height + 8 : 0)
            + (yTitle.map { $0.height + 10 } ?? 0)
    }

    /// The horizontal coordinate of a number on the x axis.
    func x(_ value: Double) -> Double { horizontal(x.position(of: value)) }

    /// The vertical coordinate of a number on the y axis, or of the middle of a band.
    func y(_ value: Double) -> Double { vertical(y.position(of: value)) }

    /// The upper and the lower edge of a band.
    func band(_ index: Int) -> (top: Double, bottom: Double) {
        let (start, end) = y.bands.band(index)
        return (vertical(start), vertical(end))
    }

    /// The left and the right edge of a band of the x axis.
    func column(_ index: Int) -> (left: Double, right: Double) {
        let (start, end) = x.bands.band(index)
        return (horizontal(start), horizontal(end))
    }

    private func horizontal(_ position: Double) -> Double {
        plot.minX + content.inset.width + position * max(0, plot.width - 2 * content.inset.width)
    }

    /// The vertical coordinate of a position on the y axis. Bands are in order from the top, numbers from the bottom.
    private func vertical(_ position: Double) -> Double {
        let isBanded = if case .bands = content.y { true } else { false }
        let fraction = isBanded ? position : 1 - position
        return plot.minY + content.inset.height + fraction * max(0, plot.height - 2 * content.inset.height)
    }

    /// Draws everything but the marks.
    func draw(on canvas: some Canvas) {
        var top = picture.minY
        if let title {
            canvas.draw(title, at: Point(picture.minX, top), .topLeft)
            top += title.height + 10
        }
        if legend.height > 0 {
            legend.draw(on: canvas, at: Point(picture.minX, top), theme: theme)
            top += legend.height + 8
        }
        if let yTitle { canvas.draw(yTitle, at: Point(picture.minX, top), .topLeft) }
        if let xTitle {
            let half = xTitle.width / 2
            let middle = min(max(plot.midX, picture.minX + half), picture.maxX - half)
            canvas.draw(xTitle, at: Point(middle, picture.maxY), .bottom)
        }
        drawGrid(on: canvas)
        drawTickLabels(on: canvas)
    }

    private func drawGrid(on canvas: some Canvas) {
        var lines = Path()
        if content.hasHorizontalGrid {
            for tick in y.ticks {
                let place = crisp(vertical(tick.position))
                lines.append(Path([Point(plot.minX, place), Point(plot.maxX, place)]))
            }
        }
        if content.hasVerticalGrid {
            for tick in x.ticks {
                let place = crisp(horizontal(tick.position))
                lines.append(Path([Point(place, plot.minY), Point(place, plot.maxY)]))
            }
        }
        if !lines.isEmpty { canvas.stroke(lines, Stroke(theme.grid)) }
    }

    private func drawTickLabels(on canvas: some Canvas) {
        for tick in y.ticks {
            let half = tick.label.height / 2
            let place = min(max(vertical(tick.position), picture.minY + half), picture.maxY - half)
            canvas.draw(tick.label, at: Point(plot.minX - Self.tickGap, place), .right)
        }
        var free = picture.minX
        for tick in x.ticks {
            let half = tick.label.width / 2
            let place = min(max(horizontal(tick.position), picture.minX + half), picture.maxX - half)
            // A label that was moved away from the edge may be too close to its neighbour.
            guard place - half >= free else { continue }
            canvas.draw(tick.label, at: Point(place, plot.maxY + Self.tickGap), .top)
            free = place + half + 4
        }
    }

    /// Draws a line across the plot at a number on the x axis.
    func drawVerticalRule(at value: Double, on canvas: some Canvas, _ stroke: Stroke) {
        let place = crisp(x(value))
        canvas.line(from: Point(place, plot.minY), to: Point(place, plot.maxY), stroke)
    }

    /// Draws a line across the plot at a number on the y axis, if the axis contains it.
    func drawHorizontalRule(at value: Double, on canvas: some Canvas, _ stroke: Stroke) {
        guard y.contains(value) else { return }
        let place = crisp(y(value))
        canvas.line(from: Point(plot.minX, place), to: Point(plot.maxX, place), stroke)
    }

    /// Draws the baseline of the marks.
    func drawBaseline(on canvas: some Canvas) {
        let place = crisp(plot.maxY)
        canvas.line(from: Point(plot.minX, place), to: Point(plot.maxX, place), Stroke(theme.axis))
    }

    /// The middle of a pixel, at which a thin line is sharp.
    private func crisp(_ place: Double) -> Double { place.rounded(.down) + 0.5 }
}
