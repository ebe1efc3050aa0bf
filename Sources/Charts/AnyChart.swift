import Drawing

/// A chart of any kind, as it is encoded in records: with the chart's own keys and its `kind`.
public struct AnyChart: Codable, Equatable, Sendable, CustomStringConvertible {
    /// The chart.
    public let chart: any Chart

    /// All kinds of charts that can be decoded.
    static let kinds: [any Chart.Type] = [
        BarChart.self, BoxPlot.self, ChartGrid.self, CoefficientPlot.self, ColumnChart.self,
        ConfusionMatrixPlot.self, Heatmap.self, Histogram.self,
        LineChart.self, PrecisionRecallPlot.self, ROCPlot.self, ScatterPlot.self,
    ]

    private enum CodingKeys: CodingKey {
        case kind
    }

    /// Wraps a chart.
    public init(_ chart: some Chart) {
        self.chart = chart
    }

    /// Decodes a chart of the kind that is encoded with it.
    ///
    /// - Throws: ``ChartError/unknownKind(_:known:)`` for an unknown kind, `DecodingError` for other keys or values than those
    ///   of the kind.
    public init(from decoder: any Decoder) throws {
        let kind = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .kind)
        guard let type = Self.kinds.first(where: { $0.kind == kind }) else {
            throw ChartError.unknownKind(kind, known: Self.kinds.map { $0.kind })
        }
        chart = try type.init(from: decoder)
    }

    /// Encodes the chart's own keys and its kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try chart.encode(to: encoder)
    }

    /// Whether both are equal charts of the same kind.
    public static func == (left: AnyChart, right: AnyChart) -> Bool {
        func isEqual<C: Chart>(_ chart: C) -> Bool { chart == right.chart as? C }
        return isEqual(left.chart)
    }

    /// The name of the chart's kind, such as `box-plot`.
    public var kind: String { type(of: chart).kind }

    /// The chart in words; see ``Chart/description``.
    public var description: String { chart.description }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { chart.size }

    /// Draws the chart; see ``Chart/draw(on:in:theme:)``.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        chart.draw(on: canvas, in: picture, theme: theme)
    }

    /// The chart drawn once, to be written as SVG for any theme.
    func svgDrawing(size: Size) throws(DrawingError) -> SVGDrawing { try chart.svgDrawing(size: size) }

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
