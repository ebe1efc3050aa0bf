import Drawing

/// A chart of any kind, as records hold it: the chart's own keys and its `kind`.
public struct AnyChart: Codable, Equatable, Sendable, CustomStringConvertible {
    /// The chart.
    public let chart: any Chart

    /// Every kind of chart that can be read from a record.
    static let kinds: [any Chart.Type] = [
        BarChart.self, BoxPlot.self, ChartGrid.self, CoefficientPlot.self, ColumnChart.self,
        ConfusionMatrixPlot.self, Heatmap.self, Histogram.self,
        LineChart.self, PrecisionRecallPlot.self, ROCPlot.self, ScatterPlot.self,
    ]

    private enum CodingKeys: CodingKey {
        case kind
    }

    /// Holds a chart.
    public init(_ chart: some Chart) {
        self.chart = chart
    }

    /// Reads a chart of whatever kind its record names.
    ///
    /// - Throws: ``ChartError/unknownKind(_:known:)`` for a kind that is not known, `DecodingError` for a record that is
    ///   not one of its kind.
    public init(from decoder: any Decoder) throws {
        let kind = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .kind)
        guard let type = Self.kinds.first(where: { $0.kind == kind }) else {
            throw ChartError.unknownKind(kind, known: Self.kinds.map { $0.kind })
        }
        chart = try type.init(from: decoder)
    }

    /// Writes the chart's own keys and its kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try chart.encode(to: encoder)
    }

    /// Whether both are charts of one kind that draw the same.
    public static func == (left: AnyChart, right: AnyChart) -> Bool {
        func isEqual<C: Chart>(_ chart: C) -> Bool { chart == right.chart as? C }
        return isEqual(left.chart)
    }

    /// The name of the chart's kind, such as `box-plot`.
    public var kind: String { type(of: chart).kind }

    /// The chart in words; see ``Chart/description``.
    public var description: String { chart.description }

    /// The size that the chart is made for, in CSS pixels.
    public var size: Size { chart.size }

    /// Draws the chart; see ``Chart/draw(on:in:theme:)``.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        chart.draw(on: canvas, in: picture, theme: theme)
    }

    /// The chart as SVG text; see ``Chart/svg(theme:size:)``.
    public func svg(theme: Theme = .adaptive, size: Size? = nil) throws(DrawingError) -> String {
        try chart.svg(theme: theme, size: size)
    }

    /// The chart as a PNG file; see ``Chart/png(theme:scale:size:)``.
    public func png(theme: Theme = .light, scale: Double = 2, size: Size? = nil) throws(DrawingError)
        -> [UInt8]
    {
        try chart.png(theme: theme, scale: scale, size: size)
    }
}
