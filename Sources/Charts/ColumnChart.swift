import Drawing

/// Numbers of many categories in order, such as weeks, as standing bars from zero.
///
/// Where the categories are few or their names long, ``BarChart`` has more room for the names.
public struct ColumnChart: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "column-chart"

    /// The headline, where there is one.
    public var title: String?
    /// What the categories are.
    public var categoryLabel: String
    /// What the numbers are.
    public var valueLabel: String
    /// The categories from left to right.
    public var categories: [String]
    /// The numbers in the order of the categories; `nil` where there is none.
    public var values: [Double?]
    /// How the numbers are written.
    public var format: TickFormat

    /// One bar a category; numbers that are not finite are missing.
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

    /// The largest and the smallest number, or all if they are few.
    public var description: String {
        let bars = zip(categories, values).compactMap { name, value in value.map { (name: name, value: $0) } }
        let subject = valueLabel.isEmpty ? title ?? "values" : valueLabel
        let introduction = "Column chart of \(subject) by \(categoryLabel), \(categories.count) categories: "
        guard let largest = bars.max(by: { $0.value < $1.value }),
            let smallest = bars.min(by: { $0.value < $1.value })
        else { return introduction + "no values." }
        if bars.count <= 4 {
            return introduction
                + bars.map { "\($0.name) \(format.text(of: $0.value))" }.joined(separator: ", ")
                + "."
        }
        return introduction + "largest \(largest.name) (\(format.text(of: largest.value))), "
            + "smallest \(smallest.name) (\(format.text(of: smallest.value)))."
    }

    /// The size that the chart is made for.
    public var size: Size { Size(Self.width, title == nil ? 300 : 330) }

    /// Draws the bars over horizontal grid lines.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let numbers = values.compactMap(\.self)
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title, xTitle: categoryLabel, yTitle: valueLabel,
                x: .bands(BandScale(count: max(1, categories.count)), names: categories),
                y: .values(ValueAxis(around: numbers + [0], format: format)), spacing: Size(24, 42)),
            in: picture, theme: theme)
        frame.draw(on: canvas)
        let ground = frame.y(0)
        // All bars are one path, which is short to write down.
        var bars = Path()
        for (index, value) in values.enumerated() {
            guard let value, value != 0 else { continue }
            let (left, right) = frame.column(index)
            let end = frame.y(value)
            bars.append(
                Path(Rect(left: left, top: min(end, ground), right: right, bottom: max(end, ground))))
        }
        canvas.marking(.mark) {
            if !bars.isEmpty { canvas.fill(bars, theme.category(0)) }
        }
        frame.drawHorizontalRule(at: 0, on: canvas, Stroke(theme.axis))
        return frame.plot
    }
}
