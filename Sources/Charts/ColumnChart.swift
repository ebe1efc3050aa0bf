import Drawing

/// Values of many ordered categories, such as weeks, as vertical bars from zero.
///
/// For few categories or long names, ``BarChart`` has more space for names.
public struct ColumnChart: AnnotatedChart {
    /// The name of this kind of chart in records.
    public static let kind = "column-chart"

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the categories.
    public var categoryLabel: String
    /// The label of the values.
    public var valueLabel: String
    /// The categories from left to right.
    public var categories: [String]
    /// The values in the order of the categories; `nil` for missing ones.
    public var values: [Double?]
    /// The format of the values.
    public var format: TickFormat
    /// The lower and the upper end of the interval around each value; `nil` without intervals.
    public var lower, upper: [Double?]?
    /// The categories that stand out, with pale bars for the others; empty for none.
    public var highlighted: [String] = []
    /// Values that are pointed out.
    public var annotations: [Annotation] = []

    /// Creates a chart with one bar per category. Values that are not finite are missing.
    public init(
        _ values: [(name: String, value: Double)], categoryLabel: String, valueLabel: String,
        title: String? = nil,
        format: TickFormat = .number
    ) {
        self.title = title
        self.categoryLabel = categoryLabel
        self.valueLabel = valueLabel
        categories = values.map(\.name)
        self.values = values.map { $0.value.isFinite ? $0.value : nil }
        self.format = format
    }

    /// The chart with an interval around each value.
    ///
    /// - Parameter intervals: the ends of the intervals, in the order of the categories; `nil` for none.
    public func withIntervals(_ intervals: [ClosedRange<Double>?]) -> ColumnChart {
        var chart = self
        let all = categories.indices.map { $0 < intervals.count ? intervals[$0]?.finite : nil }
        chart.lower = all.map { $0?.lowerBound }
        chart.upper = all.map { $0?.upperBound }
        return chart
    }

    /// The chart with some categories standing out and the others grey.
    public func highlighting(_ names: String...) -> ColumnChart {
        var chart = self
        chart.highlighted = names
        return chart
    }

    /// A description of the largest and smallest value, or of all values if they are few.
    public var description: String {
        let bars = zip(categories, values).compactMap { name, value in value.map { (name: name, value: $0) } }
        let subject = valueLabel.isEmpty ? title ?? "values" : valueLabel
        let introduction = "Column chart of \(subject) by \(categoryLabel), \(categories.count) categories: "
        let end = (lower == nil ? "." : ". Each has an interval.") + annotationText
        guard let largest = bars.max(by: { $0.value < $1.value }),
            let smallest = bars.min(by: { $0.value < $1.value })
        else { return introduction + "no values." }
        if bars.count <= 4 {
            return introduction
                + bars.map { "\($0.name) \(format.text(of: $0.value))" }.joined(separator: ", ")
                + end
        }
        return introduction + "largest \(largest.name) (\(format.text(of: largest.value))), "
            + "smallest \(smallest.name) (\(format.text(of: smallest.value)))" + end
    }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, title == nil ? 300 : 330) }

    /// Draws the bars over horizontal grid lines.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let all: [Double?] = values + (lower ?? []) + (upper ?? [])
        let numbers = all.compactMap(\.self) + annotations.flatMap(\.ys)
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title, xTitle: categoryLabel, yTitle: valueLabel,
                x: .bands(BandScale(count: max(1, categories.count)), names: categories),
                y: .values(ValueAxis(around: numbers + [0], format: format)), spacing: Size(24, 42)),
            in: picture, theme: theme)
        frame.drawBands(of: annotations, on: canvas)
        frame.draw(on: canvas)
        let ground = frame.y(0)
        // A single path for all bars of a colour makes the SVG smaller.
        var (bars, pale) = (Path(), Path())
        for (index, value) in values.enumerated() {
            guard let value, value != 0 else { continue }
            let (left, right) = frame.column(index)
            let end = frame.y(value)
            let bar = Path(Rect(left: left, top: min(end, ground), right: right, bottom: max(end, ground)))
            if highlighted.isEmpty || highlighted.contains(categories[index]) {
                bars.append(bar)
            } else {
                pale.append(bar)
            }
        }
        canvas.marking(.mark) {
            if !pale.isEmpty { canvas.fill(pale, theme.category(0).opacity(0.35)) }
            if !bars.isEmpty { canvas.fill(bars, theme.category(0)) }
            for index in values.indices {
                guard let low = lower?[index], let high = upper?[index] else { continue }
                let (left, right) = frame.column(index)
                canvas.drawInterval((frame.y(low), frame.y(high)), at: (left + right) / 2, theme)
            }
        }
        frame.drawHorizontalRule(at: 0, on: canvas, Stroke(theme.axis))
        frame.draw(annotations, on: canvas)
        return frame.plot
    }
}
