import Drawing
import Numerics

/// Values as a function of another variable, with a line per series.
public struct LineChart: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "line-chart"

    /// A line.
    public struct Series: Codable, Hashable, Sendable {
        /// The name of the series; empty if there is only one.
        public var name: String
        /// The horizontal values, in ascending order.
        public var x: [Double]
        /// The vertical values, one for each of `x`.
        public var y: [Double]

        /// Creates a line through points, which are sorted by their horizontal values. Points that are not finite are omitted.
        public init(name: String = "", x: [Double], y: [Double]) {
            let points = zip(x, y).enumerated().filter { $0.element.0.isFinite && $0.element.1.isFinite }
                .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
            self.name = name
            self.x = points.map(\.element.0)
            self.y = points.map(\.element.1)
        }
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the horizontal axis.
    public var xLabel: String
    /// The label of the vertical axis.
    public var yLabel: String
    /// The lines.
    public var series: [Series]
    /// The names of 0, 1, 2 … on the horizontal axis, such as months; empty if it shows numbers.
    public var categories: [String]
    /// The format of the horizontal axis.
    public var xFormat: TickFormat
    /// The format of the vertical axis.
    public var yFormat: TickFormat
    /// Whether the vertical axis includes zero.
    public var startsAtZero: Bool

    /// Creates a chart of lines over numbers.
    public init(
        series: [Series], xLabel: String, yLabel: String, title: String? = nil, xFormat: TickFormat = .number,
        yFormat: TickFormat = .number, startsAtZero: Bool = false
    ) {
        self.title = title
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.series = series
        categories = []
        self.xFormat = xFormat
        self.yFormat = yFormat
        self.startsAtZero = startsAtZero
    }

    /// Creates a chart of lines over ordered categories, such as months.
    ///
    /// - Parameter series: the names of the lines and their values, one per category; NaN for missing ones.
    public init(
        categories: [String], series: [(name: String, values: [Double])], xLabel: String, yLabel: String,
        title: String? = nil, yFormat: TickFormat = .number, startsAtZero: Bool = true
    ) {
        let lines = series.map { name, values in
            let count = min(values.count, categories.count)
            return Series(name: name, x: (0..<count).map(Double.init), y: Array(values.prefix(count)))
        }
        self.init(
            series: lines, xLabel: xLabel, yLabel: yLabel, title: title, yFormat: yFormat,
            startsAtZero: startsAtZero)
        self.categories = categories
    }

    /// A description of the first, last, lowest and highest point of each line.
    public var description: String {
        let lines = series.prefix(4).map { series -> String in
            let name = series.name.isEmpty ? "" : "\(series.name), "
            let points = Array(zip(series.x, series.y))
            guard let first = points.first, let last = points.last,
                let lowest = points.min(by: { $0.1 < $1.1 }), let highest = points.max(by: { $0.1 < $1.1 })
            else { return "\(name)no values" }
            return
                "\(name)from \(yText(first.1)) at \(xText(first.0)) to \(yText(last.1)) at \(xText(last.0)), "
                + "lowest \(yText(lowest.1)) at \(xText(lowest.0)), highest \(yText(highest.1)) at \(xText(highest.0))"
        }
        let rest = series.count > 4 ? "; and \(series.count - 4) more lines" : ""
        return "Line chart of \(yLabel) by \(xLabel): \(lines.joined(separator: "; "))\(rest)."
    }

    private func xText(_ value: Double) -> String {
        if !categories.isEmpty { return categories[min(max(Int(value), 0), categories.count - 1)] }
        return xFormat.text(of: value)
    }

    private func yText(_ value: Double) -> String { yFormat.text(of: value) }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, title == nil ? 340 : 370) }

    /// Draws the lines, each with its name at its end.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let names = series.map { TextLabel($0.name, theme.label, width: picture.width * 0.25, lines: 2) }
        let widest = series.count > 1 ? names.map(\.width).max() ?? 0 : 0
        let heights = series.flatMap(\.y) + (startsAtZero ? [0] : [])
        let x: AxisContent =
            categories.isEmpty
            ? .values(ValueAxis(around: series.flatMap(\.x), format: xFormat).exact)
            : .bands(BandScale(count: categories.count), names: categories)
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title, xTitle: xLabel, yTitle: yLabel, x: x,
                y: .values(ValueAxis(around: heights, format: yFormat)),
                trailing: widest > 0 ? widest + 14 : 0, inset: Size(2, 2)),
            in: picture, theme: theme)
        frame.draw(on: canvas)
        frame.drawHorizontalRule(at: 0, on: canvas, Stroke(theme.axis))
        canvas.marking(.mark) {
            for (index, series) in series.enumerated() {
                let points = zip(series.x, series.y).map { Point(frame.x($0), frame.y($1)) }
                let stroke = theme.line(index)
                if points.count == 1 {
                    Marker.disc.draw(points, on: canvas, size: 6, color: stroke.color)
                } else {
                    canvas.stroke(Path(points), stroke)
                }
            }
        }
        if widest > 0 { drawNames(names, on: canvas, frame, theme, within: picture) }
        return frame.plot
    }

    private func drawNames(
        _ names: [TextLabel], on canvas: any Canvas, _ frame: PlotFrame, _ theme: Theme, within picture: Rect
    ) {
        let ends = series.indices.compactMap { index in
            series[index].y.last.map { (index: index, y: frame.y($0)) }
        }
        let places = spread(
            ends.map(\.y), heights: ends.map { names[$0.index].height },
            within: frame.plot.minY...frame.plot.maxY)
        for (end, place) in zip(ends, places) {
            guard let place else { continue }
            let start = Point(frame.plot.maxX + 4, place)
            canvas.line(from: start, to: Point(start.x + 6, place), theme.line(end.index))
            canvas.draw(names[end.index], at: Point(start.x + 10, place), .left)
        }
    }
}

extension Theme {
    /// The line style of a series: its colour and, as a second channel, its dashes.
    func line(_ index: Int) -> Stroke {
        let dashes: [[Double]] = [[], [7, 3], [2, 3], [9, 3, 2, 3], [5, 2], [1, 2]]
        return Stroke(category(index), width: 2, dash: dashes[index % dashes.count], join: .round)
    }
}

/// Moves labels vertically, as little as possible, so that they do not overlap.
///
/// - Parameters:
///   - middles: the preferred centre of each label.
///   - heights: the height of each label.
///   - range: the range that labels must lie in.
/// - Returns: the centre of each label; `nil` for labels that do not fit.
func spread(_ middles: [Double], heights: [Double], within range: ClosedRange<Double>) -> [Double?] {
    var places: [Double?] = Array(repeating: nil, count: middles.count)
    var kept = middles.indices.sorted { (middles[$0], $0) < (middles[$1], $1) }
    let room = range.upperBound - range.lowerBound
    while kept.reduce(0, { $0 + heights[$1] }) > room, !kept.isEmpty { kept.removeLast() }
    // Pushes labels down from the top, then up from the bottom.
    var edge = range.lowerBound
    for index in kept {
        let top = max(edge, middles[index] - heights[index] / 2)
        places[index] = top + heights[index] / 2
        edge = top + heights[index]
    }
    edge = range.upperBound
    for index in kept.reversed() {
        guard let place = places[index] else { continue }
        let bottom = min(edge, place + heights[index] / 2)
        places[index] = bottom - heights[index] / 2
        edge = bottom - heights[index]
    }
    return places
}
