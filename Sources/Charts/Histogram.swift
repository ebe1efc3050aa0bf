import Base
import Drawing
import Numerics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The distribution of values over intervals of equal width. Several series are drawn over each other.
public struct Histogram: AnnotatedChart {
    /// The name of this kind of chart in records.
    public static let kind = "histogram"

    /// The quantity that the height of a bar represents.
    public enum Measure: String, Codable, Sendable {
        /// The number of values in the interval.
        case count
        /// The fraction of the series' values divided by the width of the interval, so that the area of all bars is 1.
        case density
        /// The fraction of the series' values.
        case share
    }

    /// A series of values.
    public struct Series: Codable, Hashable, Sendable {
        /// The name of the series; empty if there is only one.
        public var name: String
        /// The intervals with the number of values in each.
        public var bins: Bins
        /// The median of the values; `nil` if there are none.
        public var median: Double?
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the values, with their unit.
    public var valueLabel: String
    /// The quantity that the height of a bar represents.
    public var measure: Measure
    /// The series; later ones are drawn over earlier ones.
    public var series: [Series]
    /// Whether the axis of values is logarithmic. The intervals are then those of the logarithms to base 10.
    public var isLogarithmic: Bool
    /// The number of values that are not positive, which a logarithmic axis leaves out.
    public var omitted: Int
    /// Values that are pointed out.
    public var annotations: [Annotation] = []
    /// The ranges of the axes, if they are not those of the values: panels of a grid share theirs.
    public var xRange, yRange: ClosedRange<Double>?

    /// Counts several series of values in intervals. Values that are not finite are ignored. Intervals of whole numbers hold
    /// equally many of them each.
    ///
    /// - Parameters:
    ///   - series: the names and values of the series.
    ///   - binCount: the number of intervals; `nil` for ``Bins/suggestedCount(for:limit:)``.
    ///   - range: the range of the intervals; `nil` for the range of the values.
    ///   - isLogarithmic: whether the axis of values is logarithmic.
    ///   - sharesBins: whether all series have the same intervals; otherwise those of each cover the range of its values.
    public init(
        series: [(name: String, values: [Double])], valueLabel: String, title: String? = nil,
        binCount: Int? = nil,
        range: ClosedRange<Double>? = nil, measure: Measure = .count, isLogarithmic: Bool = false,
        sharesBins: Bool = true
    ) {
        self.title = title
        self.valueLabel = valueLabel
        self.measure = measure
        self.isLogarithmic = isLogarithmic
        let inside = { (values: [Double]) in
            values.filter { $0.isFinite && (range?.contains($0) ?? true) && (!isLogarithmic || $0 > 0) }
        }
        omitted = isLogarithmic ? series.reduce(0) { $0 + $1.values.count { $0 <= 0 } } : 0
        let kept = series.map { inside($0.values) }
        let binned = isLogarithmic ? kept.map { $0.map(log10) } : kept
        let all = binned.flatMap(\.self)
        var shared = isLogarithmic ? nil : range
        if shared == nil, sharesBins, !all.isEmpty { shared = Bins.bounds(of: all) }
        var count = binCount ?? Bins.suggestedCount(for: all)
        if binCount == nil, range == nil, sharesBins, let whole = Bins.ofWholeNumbers(all), !isLogarithmic {
            (shared, count) = whole
        }
        self.series = series.indices.map { index in
            Series(
                name: series[index].name, bins: Bins(binned[index], count: count, range: shared),
                median: kept[index].isEmpty ? nil : Descriptive.median(kept[index]))
        }
    }

    /// Counts values in intervals.
    public init(
        _ values: [Double], valueLabel: String, title: String? = nil, binCount: Int? = nil,
        range: ClosedRange<Double>? = nil, measure: Measure = .count, isLogarithmic: Bool = false
    ) {
        self.init(
            series: [("", values)], valueLabel: valueLabel, title: title, binCount: binCount, range: range,
            measure: measure, isLogarithmic: isLogarithmic)
    }

    /// The number of values that a logarithmic axis can't show.
    public var note: String? { omittedNote(omitted, "value") }

    /// The left edge of an interval in the unit of the values.
    private func edge(_ bins: Bins, _ index: Int) -> Double {
        isLogarithmic ? pow(10, bins.edge(index)) : bins.edge(index)
    }

    /// A description of the number of values, their median and the fullest interval.
    public var description: String {
        let number = { NumberFormat.significant($0, digits: 4) }
        let sentences = series.prefix(4).map { series -> String in
            let name = series.name.isEmpty ? "" : "\(series.name), "
            guard series.bins.total > 0, let median = series.median,
                let highest = series.bins.counts.indices.max(by: {
                    series.bins.counts[$0] < series.bins.counts[$1]
                })
            else { return "\(name)no values" }
            let share = Double(series.bins.counts[highest]) / Double(series.bins.total)
            return
                "\(name)\(NumberFormat.grouped(series.bins.total)) values, median \(number(median)), fullest bin "
                + "\(number(edge(series.bins, highest))) to \(number(edge(series.bins, highest + 1))) with "
                + "\(NumberFormat.percent(share)) of them"
        }
        let rest = series.count > 4 ? "; and \(series.count - 4) more series" : ""
        return "Histogram of \(valueLabel): \(sentences.joined(separator: "; "))\(rest).\(annotationText)"
    }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, title == nil ? 340 : 370) }

    /// Draws a single series as bars, and several as translucent areas with an outline below a legend.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let heights = series.map { series in series.bins.counts.indices.map { height(of: $0, in: series) } }
        let highest = yRange?.upperBound ?? heights.joined().max() ?? 0
        let edges = series.flatMap { [edge($0.bins, 0), edge($0.bins, $0.bins.counts.count)] }
        let ends = xRange.map { [$0.lowerBound, $0.upperBound] } ?? edges
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title,
                legend: series.count < 2
                    ? []
                    : series.enumerated().map {
                        Legend.Entry(name: $1.name, sample: .area(theme.category($0)))
                    },
                xTitle: valueLabel, yTitle: measureLabel,
                x: .values(
                    ValueAxis(
                        (ends.min() ?? 0)...(ends.max() ?? 1), isLogarithmic: isLogarithmic, isExact: true)),
                y: .values(
                    ValueAxis(
                        0...(highest > 0 ? highest : 1), format: measure == .share ? .percent : .number,
                        wholeNumbers: measure == .count))),
            in: picture, theme: theme)
        frame.drawBands(of: annotations, on: canvas)
        frame.draw(on: canvas)
        canvas.marking(.mark) {
            if series.count == 1 {
                drawBars(series[0].bins, heights[0], on: canvas, frame, theme.category(0))
                return
            }
            for (index, (series, heights)) in zip(series, heights).enumerated() {
                let outline = outline(series.bins, heights, frame)
                canvas.fill(Path(outline, closed: true), theme.category(index).opacity(0.35))
                canvas.stroke(Path(outline), Stroke(theme.category(index), width: 1.5, join: .round))
            }
        }
        frame.drawBaseline(on: canvas)
        frame.draw(annotations, on: canvas)
        return frame.plot
    }

    /// Draws bars with narrow gaps between them.
    private func drawBars(
        _ bins: Bins, _ heights: [Double], on canvas: any Canvas, _ frame: PlotFrame, _ color: Color
    ) {
        let ground = frame.y(0)
        var bars = Path()
        for (index, height) in heights.enumerated() where height > 0 {
            let (left, right) = (frame.x(edge(bins, index)), frame.x(edge(bins, index + 1)))
            let gap = min(1, (right - left) / 6)
            bars.append(
                Path(Rect(left: left + gap / 2, top: frame.y(height), right: right - gap / 2, bottom: ground))
            )
        }
        if !bars.isEmpty { canvas.fill(bars, color) }
    }

    private var measureLabel: String {
        switch measure {
        case .count: "Count"
        case .density: "Density"
        case .share: series.count > 1 ? "Share of each group" : "Share"
        }
    }

    private func height(of bin: Int, in series: Series) -> Double {
        let count = Double(series.bins.counts[bin])
        let total = Double(max(1, series.bins.total))
        switch measure {
        case .count: return count
        case .share: return count / total
        case .density:
            let width =
                series.bins.end / Double(series.bins.counts.count) - series.bins.start
                / Double(series.bins.counts.count)
            let density = count / total / width
            return density.isFinite ? density : 0
        }
    }

    /// The outline of the bars, from the left to the right end of the baseline.
    private func outline(_ bins: Bins, _ heights: [Double], _ frame: PlotFrame) -> [Point] {
        let ground = frame.y(0)
        var points = [Point(frame.x(edge(bins, 0)), ground)]
        for (index, height) in heights.enumerated() {
            let top = frame.y(height)
            points.append(Point(frame.x(edge(bins, index)), top))
            points.append(Point(frame.x(edge(bins, index + 1)), top))
        }
        points.append(Point(frame.x(edge(bins, bins.counts.count)), ground))
        return points
    }
}
