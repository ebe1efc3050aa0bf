import Base
import Drawing
import Numerics

/// The distributions of groups of values as steps: the share of values up to each value. Nothing is smoothed or binned.
public struct ECDFPlot: AnnotatedChart {
    /// The name of this kind of chart in records.
    public static let kind = "ecdf-plot"

    /// A group of values.
    public struct Group: Codable, Hashable, Sendable {
        /// The name of the group; empty if there is only one.
        public var name: String
        /// The number of values of the group.
        public var count: Int
        /// The values at which the line rises, in ascending order.
        public var x: [Double]
        /// The share of the group's values up to each of `x`.
        public var shares: [Double]
        /// The median and the quartiles of the values.
        public var median, lowerQuartile, upperQuartile: Double
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the values, with their unit.
    public var valueLabel: String
    /// The groups; the first is drawn on top.
    public var groups: [Group]
    /// Whether the axis of values is logarithmic.
    public var isLogarithmic: Bool
    /// The number of values that a logarithmic axis can't show. They are omitted, so that shares are of the others.
    public var omittedCount: Int
    /// Lines, ranges and points that are pointed out.
    public var annotations: [Annotation] = []

    /// The number of steps of a line above which neighbours are joined: about one for each pixel.
    private static let limit = 500

    /// Creates a plot of the empirical distribution functions of groups. Values that are not finite and groups without values
    /// are ignored.
    ///
    /// - Parameters:
    ///   - groups: the names and values of the groups.
    ///   - valueLabel: the label of the values, with their unit.
    ///   - title: the title; `nil` for none.
    ///   - isLogarithmic: whether the axis of values is logarithmic; values that are not positive are then omitted.
    /// - Throws: ``ChartError/nothingToDraw(chart:missing:)`` if no value is left.
    public init(
        groups: [(name: String, values: [Double])], valueLabel: String, title: String? = nil,
        isLogarithmic: Bool = false
    ) throws(ChartError) {
        self.title = title
        self.valueLabel = valueLabel
        self.isLogarithmic = isLogarithmic
        let shown = ShownValues(groups, isLogarithmic: isLogarithmic)
        self.groups = shown.groups.compactMap { Self.group($0.name, $0.values) }
        omittedCount = shown.omittedCount
        try InputCheck(chart: "ECDF plot").requireAny(self.groups.count, "values")
    }

    /// Creates a plot of the empirical distribution function of values.
    ///
    /// - Throws: ``ChartError/nothingToDraw(chart:missing:)`` if no value is left.
    public init(_ values: [Double], valueLabel: String, title: String? = nil, isLogarithmic: Bool = false)
        throws(ChartError)
    {
        try self.init(
            groups: [("", values)], valueLabel: valueLabel, title: title, isLogarithmic: isLogarithmic)
    }

    private static func group(_ name: String, _ values: [Double]) -> Group? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        // The last of equal values is where the line has risen past all of them.
        let steps = sorted.indices.filter { $0 == sorted.count - 1 || sorted[$0] < sorted[$0 + 1] }
        let kept = SampledRows(steps.count, limit: limit).indices.map { steps[$0] }
        let ends = Set(kept).union([steps[0], steps[steps.count - 1]]).sorted()
        let quartiles = Descriptive.quantiles(sorted, [0.25, 0.5, 0.75])
        return Group(
            name: name, count: sorted.count, x: ends.map { sorted[$0] },
            shares: ends.map { Double($0 + 1) / Double(sorted.count) }, median: quartiles[1],
            lowerQuartile: quartiles[0], upperQuartile: quartiles[2])
    }

    /// The number of values that a logarithmic axis can't show.
    public var note: String? { omittedNote(omittedCount, "value") }

    /// A description of the median, the quartiles and the range of each group.
    public var description: String {
        let number = { NumberFormat.significant($0, digits: 4) }
        let parts = groups.prefix(6).map { group in
            "\(group.name.isEmpty ? "" : "\(group.name), ")\(NumberFormat.grouped(group.count)) values, "
                + "median \(number(group.median)), middle half \(number(group.lowerQuartile)) to "
                + "\(number(group.upperQuartile)), range \(number(group.x.first ?? 0)) to \(number(group.x.last ?? 0))"
        }
        let rest = groups.count > 6 ? "; and \(groups.count - 6) more groups" : ""
        return "ECDF plot of \(valueLabel): \(parts.joined(separator: "; "))\(rest).\(annotationText)"
    }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, title == nil ? 340 : 370) }

    /// Draws the steps with a dot at each median, which the key at the right lists.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let number = { NumberFormat.significant($0, digits: 3) }
        let key = CurveKey(
            groups.enumerated().map { index, group in
                CurveKey.Entry(
                    figure: "Median \(number(group.median))", name: group.name, stroke: theme.line(index))
            }, in: picture)
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title, legend: key.legend, xTitle: valueLabel, yTitle: "Share of values up to here",
                x: .values(
                    ValueAxis(
                        around: groups.flatMap(\.x) + annotations.flatMap(\.xs), isLogarithmic: isLogarithmic)
                ),
                y: .values(ValueAxis(0...1, format: .percent, isExact: true)),
                trailing: key.trailing, inset: Size(6, 2), hasVerticalGrid: true),
            in: picture, theme: theme)
        frame.drawBands(of: annotations, on: canvas)
        frame.draw(on: canvas)
        canvas.marking(.mark) {
            for (index, group) in groups.enumerated().reversed() {
                canvas.stroke(Path(steps(of: group, in: frame)), theme.line(index))
                Marker.category(index).draw(
                    [Point(frame.x(group.median), frame.y(0.5))], on: canvas, size: 9,
                    color: theme.category(index))
            }
        }
        frame.draw(annotations, on: canvas)
        key.draw(on: canvas, in: frame, edge: picture.maxX)
        return frame.plot
    }

    private func steps(of group: Group, in frame: PlotFrame) -> [Point] {
        var points: [Point] = []
        var height = frame.y(0)
        for (value, share) in zip(group.x, group.shares) {
            let x = frame.x(value)
            points.append(Point(x, height))
            height = frame.y(share)
            points.append(Point(x, height))
        }
        return points
    }
}
