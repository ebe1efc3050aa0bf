import Drawing

/// A chart of any kind. Its encoding, which records contain, has the keys of the chart and its `kind`.
public struct AnyChart: Codable, Equatable, Sendable, CustomStringConvertible {
    /// The chart.
    public let chart: any Chart

    /// The types of chart that can be decoded.
    static let kinds: [any Chart.Type] = [
        AreaChart.self, BarChart.self, BoxPlot.self, CalendarHeatmap.self, CalibrationPlot.self,
        ChartGrid.self,
        CoefficientPlot.self, ColumnChart.self, ConfusionMatrixPlot.self, DensityPlot.self, DotPlot.self,
        ECDFPlot.self, GainPlot.self, Heatmap.self, Histogram.self, LearningCurvePlot.self, LiftPlot.self,
        LineChart.self, PartialDependencePlot.self, PrecisionRecallPlot.self, ResidualPlot.self, ROCPlot.self,
        SHAPSummaryPlot.self, ScatterPlot.self, StackedBarChart.self, ViolinPlot.self,
    ]

    private enum CodingKeys: CodingKey {
        case kind
    }

    /// Wraps a chart.
    public init(_ chart: some Chart) {
        self.chart = chart
    }

    /// Decodes a chart of the kind that the encoding names.
    ///
    /// - Throws: ``ChartError/unknownKind(_:known:)`` if the kind is not known, `DecodingError` if the encoding does not fit
    ///   the kind.
    public init(from decoder: any Decoder) throws {
        let kind = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .kind)
        guard let type = Self.kinds.first(where: { $0.kind == kind }) else {
            throw ChartError.unknownKind(kind, known: Self.kinds.map { $0.kind })
        }
        chart = try type.init(from: decoder)
    }

    /// Encodes the keys of the chart and its kind.
    ///
    /// - Throws: `EncodingError` if a number is not finite and the encoder does not support that.
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

    /// The kind of the chart, such as `box-plot`.
    public var kind: String { type(of: chart).kind }

    /// The chart in words; see ``Chart/description``.
    public var description: String { chart.description }

    /// The addition to a caption; see ``Chart/note``.
    public var note: String? { chart.note }

    /// The size of the chart, in CSS pixels; see ``Chart/size``.
    public var size: Size { chart.size }

    /// Draws the chart and returns the rectangle of its marks; see ``Chart/draw(on:in:theme:)``.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        chart.draw(on: canvas, in: picture, theme: theme)
    }

    /// Returns a drawing that can be written as SVG for any theme.
    func svgDrawing(size: Size) throws(DrawingError) -> SVGDrawing { try chart.svgDrawing(size: size) }

    /// Returns the chart as an SVG document; see ``Chart/svg(theme:size:)``.
    ///
    /// - Throws: `DrawingError.invalidSize`.
    public func svg(theme: Theme = .adaptive, size: Size? = nil) throws(DrawingError) -> String {
        try chart.svg(theme: theme, size: size)
    }

    /// Returns the chart as a PNG file; see ``Chart/png(theme:scale:size:)``.
    ///
    /// - Throws: `DrawingError`.
    public func png(theme: Theme = .light, scale: Double = 2, size: Size? = nil) throws(DrawingError)
        -> [UInt8]
    {
        try chart.png(theme: theme, scale: scale, size: size)
    }
}
