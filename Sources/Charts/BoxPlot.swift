import Base
import Drawing
import Numerics

/// A comparison of groups of values by their quartiles, whiskers and outliers, with a horizontal box per group.
public struct BoxPlot: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "box-plot"

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the values, with their unit.
    public var valueLabel: String
    /// The groups from top to bottom.
    public var groups: [BoxStatistics]
    /// Whether the axis of values is logarithmic.
    public var isLogarithmic: Bool
    /// The number of values that are not positive, which a logarithmic axis leaves out.
    public var omitted: Int
    /// The number of groups that are not drawn, as there are too many.
    public var omittedGroups: Int
    /// The range of the axis of values, if it is not that of the values: panels of a grid share theirs.
    public var xRange: ClosedRange<Double>?

    /// The largest number of groups that are drawn.
    private static let groupLimit = 60

    /// Creates a plot with a box per group. Values that are not finite and groups without values are ignored.
    ///
    /// - Parameters:
    ///   - groups: the names and values of the groups.
    ///   - valueLabel: the label of the values, with their unit.
    ///   - isLogarithmic: whether the axis of values is logarithmic, which leaves out values that are not positive.
    public init(
        groups: [(name: String, values: [Double])], valueLabel: String, title: String? = nil,
        isLogarithmic: Bool = false
    ) {
        self.title = title
        self.valueLabel = valueLabel
        self.isLogarithmic = isLogarithmic
        let shown = groups.prefix(Self.groupLimit)
        omittedGroups = groups.count - shown.count
        omitted = isLogarithmic ? shown.reduce(0) { $0 + $1.values.count { $0 <= 0 } } : 0
        self.groups = shown.compactMap { name, values in
            BoxStatistics(isLogarithmic ? values.filter { $0 > 0 } : values, name: name)
        }
    }

    /// Creates a plot with a single box.
    public init(_ values: [Double], valueLabel: String, title: String? = nil, isLogarithmic: Bool = false) {
        self.init(
            groups: [("", values)], valueLabel: valueLabel, title: title, isLogarithmic: isLogarithmic)
    }

    /// The parts that are not drawn: groups beyond the first, and values that a logarithmic axis can't show.
    public var note: String? {
        let groups =
            omittedGroups == 0
            ? nil : "the first \(Self.groupLimit) of \(omittedGroups + Self.groupLimit) groups"
        let notes = [groups, omittedNote(omitted, "value")].compactMap(\.self)
        return notes.isEmpty ? nil : notes.joined(separator: "; ")
    }

    /// A description of the median, the middle half and the outliers of each group.
    public var description: String {
        guard !groups.isEmpty else { return "Box plot of \(valueLabel) without data." }
        if groups.count == 1, groups[0].name.isEmpty {
            return
                "Box plot of \(valueLabel), \(NumberFormat.grouped(groups[0].count)) values: \(Self.words(groups[0]))."
        }
        let shown = groups.prefix(4).map { "\($0.name), \(Self.words($0))" }.joined(separator: "; ")
        let rest = groups.count > 4 ? "; and \(groups.count - 4) more groups" : ""
        return "Box plot of \(valueLabel) for \(groups.count) groups: \(shown)\(rest)."
    }

    private static func words(_ box: BoxStatistics) -> String {
        let number = { NumberFormat.significant($0, digits: 4) }
        let outliers =
            box.outlierCount == 0
            ? "no outliers"
            : "\(NumberFormat.grouped(box.outlierCount)) outlier\(box.outlierCount == 1 ? "" : "s")"
        return
            "median \(number(box.median)), middle half \(number(box.lowerQuartile)) to \(number(box.upperQuartile)), "
            + "range \(number(box.range.lowerBound)) to \(number(box.range.upperBound)), \(outliers)"
    }

    /// The natural size of the chart, in CSS pixels. Its height depends on the number of groups.
    public var size: Size {
        Size(
            Self.width,
            (title == nil ? 0 : 28) + 60 + Double(max(1, groups.count)) * (groups.count > 6 ? 34 : 52) + 20)
    }

    /// Draws boxes from top to bottom over vertical grid lines.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let ends =
            xRange.map { [$0.lowerBound, $0.upperBound] }
            ?? groups.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
        let bands = BandScale(count: max(1, groups.count), padding: 0.42)
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title, xTitle: valueLabel,
                x: .values(ValueAxis(around: ends, isLogarithmic: isLogarithmic)),
                y: .bands(bands, names: groups.map(\.name)), inset: Size(5, 0),
                hasVerticalGrid: true, hasHorizontalGrid: false),
            in: picture, theme: theme)
        frame.draw(on: canvas)
        canvas.marking(.mark) {
            for (index, group) in groups.enumerated() {
                draw(group, between: frame.band(index), on: canvas, frame, theme)
            }
        }
        return frame.plot
    }

    private func draw(
        _ group: BoxStatistics, between band: (top: Double, bottom: Double), on canvas: any Canvas,
        _ frame: PlotFrame, _ theme: Theme
    ) {
        // The height of a single box in a high picture is limited.
        let height = min(band.bottom - band.top, 44)
        let middle = (band.top + band.bottom) / 2
        let color = theme.category(0)
        let dots = group.outliers.map { Point(frame.x($0.value), middle) }
        Marker.disc.draw(dots, on: canvas, size: min(5, height), color: color.opacity(0.55))

        let (low, high) = (frame.x(group.lowerQuartile), frame.x(group.upperQuartile))
        let line = Stroke(color, width: 1.5)
        var whiskers = Path()
        for (end, start) in [(frame.x(group.lowerWhisker), low), (frame.x(group.upperWhisker), high)] {
            whiskers.append(Path([Point(start, middle), Point(end, middle)]))
            whiskers.append(Path([Point(end, middle - height / 4), Point(end, middle + height / 4)]))
        }
        canvas.stroke(whiskers, line)
        let box = Rect(left: low, top: middle - height / 2, right: high, bottom: middle + height / 2)
        canvas.fill(box, color.opacity(0.22))
        canvas.stroke(Path(box), line)
        let median = frame.x(group.median)
        canvas.line(
            from: Point(median, box.minY), to: Point(median, box.maxY), Stroke(theme.ink, width: 2.5))
    }
}
