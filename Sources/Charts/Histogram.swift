import Base
import Drawing
import Numerics

/// The distribution of values over intervals of equal width. Several series are drawn over each other.
public struct Histogram: Chart {
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

    /// Counts several series of values in intervals. Values that are not finite are ignored.
    ///
    /// - Parameters:
    ///   - series: the names and values of the series.
    ///   - binCount: the number of intervals; `nil` for ``Bins/suggestedCount(for:limit:)``.
    ///   - range: the range of the intervals; `nil` for the range of the values.
    ///   - sharesBins: whether all series have the same intervals; otherwise those of each cover the range of its values.
    public init(
        series: [(name: String, values: [Double])], valueLabel: String, title: String? = nil,
        binCount: Int? = nil,
        range: ClosedRange<Double>? = nil, measure: Measure = .count, sharesBins: Bool = true
    ) {
        self.title = title
        self.valueLabel = valueLabel
        self.measure = measure
        let all = series.flatMap(\.values).filter(\.isFinite)
        let shared = range ?? (sharesBins && !all.isEmpty ? Bins.bounds(of: all) : nil)
        let inside = { (values: [Double]) in range.map { range in values.filter(range.contains) } ?? values }
        let count = binCount ?? Bins.suggestedCount(for: inside(all))
        self.series = series.map { name, values in
            let finite = inside(values).filter(\.isFinite)
            return Series(
                name: name, bins: Bins(values, count: count, range: shared),
                median: finite.isEmpty ? nil : Descriptive.median(finite))
        }
    }

    /// Counts values in intervals.
    public init(
        _ values: [Double], valueLabel: String, title: String? = nil, binCount: Int? = nil,
        range: ClosedRange<Double>? = nil, measure: Measure = .count
    ) {
        self.init(
            series: [("", values)], valueLabel: valueLabel, title: title, binCount: binCount, range: range,
            measure: measure)
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
                + "\(number(series.bins.edge(highest))) to \(number(series.bins.edge(highest + 1))) with "
                + "\(NumberFormat.percent(share)) of them"
        }
        let rest = series.count > 4 ? "; and \(series.count - 4) more series" : ""
        return "Histogram of \(valueLabel): \(sentences.joined(separator: "; "))\(rest)."
    }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, title == nil ? 340 : 370) }

    /// Draws a single series as bars, and several as translucent areas with an outline below a legend.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let heights = series.map { series in series.bins.counts.indices.map { height(of: $0, in: series) } }
        let highest = heights.joined().max() ?? 0
        let ends = series.flatMap { [$0.bins.start, $0.bins.end] }
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title,
                legend: series.count < 2
                    ? []
                    : series.enumerated().map {
                        Legend.Entry(name: $1.name, sample: .area(theme.category($0)))
                    },
                xTitle: valueLabel, yTitle: measureLabel,
                x: .values(ValueAxis((ends.min() ?? 0)...(ends.max() ?? 1), isExact: true)),
                y: .values(
                    ValueAxis(
                        0...(highest > 0 ? highest : 1), format: measure == .share ? .percent : .number,
                        wholeNumbers: measure == .count))),
            in: picture, theme: theme)
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
        return frame.plot
    }

    /// Draws bars with narrow gaps between them.
    private func drawBars(
        _ bins: Bins, _ heights: [Double], on canvas: any Canvas, _ frame: PlotFrame, _ color: Color
    ) {
        let ground = frame.y(0)
        var bars = Path()
        for (index, height) in heights.enumerated() where height > 0 {
            let (left, right) = (frame.x(bins.edge(index)), frame.x(bins.edge(index + 1)))
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
        var points = [Point(frame.x(bins.start), ground)]
        for (index, height) in heights.enumerated() {
            let top = frame.y(height)
            points.append(Point(frame.x(bins.edge(index)), top))
            points.append(Point(frame.x(bins.edge(index + 1)), top))
        }
        points.append(Point(frame.x(bins.end), ground))
        return points
    }
}
