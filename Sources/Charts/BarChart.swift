import Drawing

/// Values of categories as horizontal bars from zero, labelled with the values.
public struct BarChart: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "bar-chart"

    /// Values of the same quantity, one per category.
    public struct Series: Codable, Hashable, Sendable {
        /// The name of the series; empty if there is only one.
        public var name: String
        /// The values in the order of the categories; `nil` for missing ones.
        public var values: [Double?]
        /// The lower and the upper end of the interval around each value; `nil` without intervals.
        public var lower, upper: [Double?]?
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the values.
    public var valueLabel: String
    /// The categories from top to bottom.
    public var categories: [String]
    /// The series, whose bars are below each other within each category.
    public var series: [Series]
    /// The format of the values.
    public var format: TickFormat
    /// The categories that are highlighted, with pale bars for the others. Empty for none.
    public var highlighted: [String]

    /// Creates a chart of several series. Values that are not finite are missing.
    public init(
        categories: [String], series: [(name: String, values: [Double])], valueLabel: String,
        title: String? = nil,
        format: TickFormat = .number, highlighted: [String] = []
    ) {
        self.title = title
        self.valueLabel = valueLabel
        self.categories = categories
        self.series = series.map { name, values in
            Series(
                name: name,
                values: categories.indices.map { index in
                    index < values.count && values[index].isFinite ? values[index] : nil
                })
        }
        self.format = format
        self.highlighted = highlighted
    }

    /// The chart with an interval around each value of its first series.
    ///
    /// - Parameter intervals: the ends of the intervals, in the order of the categories; `nil` for none.
    public func withIntervals(_ intervals: [ClosedRange<Double>?]) -> BarChart {
        var chart = self
        guard !series.isEmpty else { return chart }
        let all = categories.indices.map { $0 < intervals.count ? intervals[$0]?.finite : nil }
        chart.series[0].lower = all.map { $0?.lowerBound }
        chart.series[0].upper = all.map { $0?.upperBound }
        return chart
    }

    /// The chart with some categories standing out and the others pale.
    public func highlighting(_ names: String...) -> BarChart {
        var chart = self
        chart.highlighted = names
        return chart
    }

    /// Creates a chart with one bar per category.
    public init(
        _ values: [(name: String, value: Double)], valueLabel: String, title: String? = nil,
        format: TickFormat = .number, highlighted: [String] = []
    ) {
        self.init(
            categories: values.map(\.name), series: [("", values.map(\.value))], valueLabel: valueLabel,
            title: title,
            format: format, highlighted: highlighted)
    }

    /// A description of the largest and smallest value of each series.
    public var description: String {
        let sentences = series.prefix(4).map { series -> String in
            let name = series.name.isEmpty ? "" : "\(series.name), "
            let bars = zip(categories, series.values).compactMap { name, value in
                value.map { (name: name, value: $0) }
            }
            guard let largest = bars.max(by: { $0.value < $1.value }),
                let smallest = bars.min(by: { $0.value < $1.value })
            else { return "\(name)no values" }
            if bars.count <= 4 {
                return name + bars.map { "\($0.name) \(format.text(of: $0.value))" }.joined(separator: ", ")
            }
            return "\(name)largest \(largest.name) (\(format.text(of: largest.value))), "
                + "smallest \(smallest.name) (\(format.text(of: smallest.value)))"
        }
        let intervals = series.contains { $0.lower != nil } ? " Each has an interval." : ""
        return
            "Bar chart of \(valueLabel) for \(categories.count) categories: \(sentences.joined(separator: "; "))."
            + intervals
    }

    /// The natural size of the chart, in CSS pixels. Its height depends on the number of bars.
    public var size: Size {
        let barHeight = series.count > 1 ? Double(series.count) * 18 + 14 : 28
        let legend = series.count > 1 ? 28.0 : 0
        return Size(
            Self.width, (title == nil ? 0 : 28) + legend + Double(max(1, categories.count)) * barHeight + 60)
    }

    /// Draws the bars over vertical grid lines.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let numbers = series.flatMap { series -> [Double] in
            let all: [Double?] = series.values + (series.lower ?? []) + (series.upper ?? [])
            return all.compactMap(\.self)
        }
        let decimals = format.decimals(for: numbers)
        let labels = series.map { series in
            series.values.map { $0.map { TextLabel(format.text(of: $0, decimals: decimals), theme.figures) } }
        }
        let widest = labels.joined().compactMap { $0?.width }.max() ?? 0
        // Labels are outside the end of their bar, on either side.
        let room = widest < picture.width * 0.2 ? widest + 6 : 0
        let hasNegative = numbers.contains { $0 < 0 }
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title,
                legend: series.count < 2
                    ? [] : series.enumerated().map { .init(name: $1.name, sample: .bar(theme.category($0))) },
                xTitle: valueLabel, x: .values(ValueAxis(around: numbers + [0], format: format)),
                y: .bands(BandScale(count: max(1, categories.count)), names: categories),
                trailing: room, inset: Size(hasNegative ? room : 0, 0), hasVerticalGrid: true,
                hasHorizontalGrid: false),
            in: picture, theme: theme)
        frame.draw(on: canvas)
        for index in categories.indices {
            draw(index, labels: room > 0 ? labels.map { $0[index] } : [], on: canvas, frame, theme)
        }
        frame.drawVerticalRule(at: 0, on: canvas, Stroke(theme.axis))
        return frame.plot
    }

    private func draw(
        _ category: Int, labels: [TextLabel?], on canvas: any Canvas, _ frame: PlotFrame, _ theme: Theme
    ) {
        let band = frame.band(category)
        let height = (band.bottom - band.top) / Double(max(1, series.count))
        let isPale = !highlighted.isEmpty && !highlighted.contains(categories[category])
        let zero = frame.x(0)
        for (index, series) in series.enumerated() {
            guard let value = series.values[category] else { continue }
            let end = frame.x(value)
            let top = band.top + Double(index) * height
            let gap = self.series.count > 1 ? min(2, height / 4) : 0
            let bar = Rect(left: zero, top: top, right: end, bottom: top + height - gap)
            let color = theme.category(index)
            canvas.marking(.mark) { canvas.fill(bar, isPale ? color.opacity(0.35) : color) }
            var labelled = end
            if let lower = series.lower?[category], let upper = series.upper?[category] {
                let ends = (frame.x(lower), frame.x(upper))
                canvas.marking(.mark) { canvas.drawInterval(ends, across: bar.midY, theme) }
                labelled = value < 0 ? ends.0 : ends.1
            }
            guard index < labels.count, let label = labels[index], label.height <= height + 2 else {
                continue
            }
            canvas.marking(.annotation) {
                let place = Point(value < 0 ? labelled - 5 : labelled + 5, bar.midY)
                canvas.draw(label, at: place, value < 0 ? .right : .left)
            }
        }
    }
}

extension ClosedRange<Double> {
    /// The range, unless one of its ends is infinite.
    var finite: ClosedRange<Double>? { lowerBound.isFinite && upperBound.isFinite ? self : nil }
}

extension Canvas {
    /// Draws a horizontal interval with short ends.
    func drawInterval(_ ends: (Double, Double), across y: Double, _ theme: Theme) {
        var path = Path([Point(ends.0, y), Point(ends.1, y)])
        for end in [ends.0, ends.1] { path.append(Path([Point(end, y - 4), Point(end, y + 4)])) }
        stroke(path, Stroke(theme.ink, width: 1.25))
    }

    /// Draws a vertical interval with short ends.
    func drawInterval(_ ends: (Double, Double), at x: Double, _ theme: Theme) {
        var path = Path([Point(x, ends.0), Point(x, ends.1)])
        for end in [ends.0, ends.1] { path.append(Path([Point(x - 4, end), Point(x + 4, end)])) }
        stroke(path, Stroke(theme.ink, width: 1.25))
    }
}
