import Drawing
import Numerics

/// Values as a function of another variable, such as time, with a line per series.
public struct LineChart: AnnotatedChart {
    /// The name of this kind of chart in records.
    public static let kind = "line-chart"

    /// A line.
    public struct Series: Codable, Hashable, Sendable {
        /// The name of the series; empty if there is only one.
        public var name: String
        /// The horizontal values, in ascending order.
        public var x: [Double]
        /// The vertical values, one for each of `x`; `nil` where one is missing, which the line does not cross.
        public var y: [Double?]
        /// The lower and the upper end of the interval around each value; `nil` without intervals.
        public var lower, upper: [Double?]?

        /// Creates a line through points, which are sorted by their horizontal values.
        ///
        /// - Parameters:
        ///   - name: the name of the series.
        ///   - x: the horizontal values. Points at values that are not finite are omitted.
        ///   - y: the vertical values. Where one is not finite, the line is interrupted.
        ///   - lower: the lower ends of the intervals around the values.
        ///   - upper: the upper ends.
        public init(
            name: String = "", x: [Double], y: [Double], lower: [Double]? = nil, upper: [Double]? = nil
        ) {
            let order = (0..<min(x.count, y.count)).filter { x[$0].isFinite }
                .sorted { (x[$0], $0) < (x[$1], $1) }
            func sorted(_ values: [Double]) -> [Double?] {
                order.map { $0 < values.count && values[$0].isFinite ? values[$0] : nil }
            }
            self.name = name
            self.x = order.map { x[$0] }
            self.y = sorted(y)
            self.lower = lower.map(sorted)
            self.upper = upper.map(sorted)
        }

        /// The vertical values and the ends of their intervals.
        var heights: [Double] {
            let all: [Double?] = y + (lower ?? []) + (upper ?? [])
            return all.compactMap(\.self)
        }

        /// The number of times that the line is interrupted between its ends.
        var gapCount: Int {
            let present = y.indices.filter { y[$0] != nil }
            return zip(present, present.dropFirst()).count { $1 > $0 + 1 }
        }

        /// The points that are there, in order.
        var points: [(x: Double, y: Double)] { zip(x, y).compactMap { x, y in y.map { (x, $0) } } }
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the horizontal axis.
    public var xLabel: String
    /// The label of the vertical axis.
    public var yLabel: String
    /// The lines.
    public var series: [Series]
    /// The names of 0, 1, 2 … on the horizontal axis, such as months; empty if it shows numbers or dates.
    public var categories: [String]
    /// The format of the horizontal axis; `.date` for an axis of dates.
    public var xFormat: TickFormat
    /// The format of the vertical axis.
    public var yFormat: TickFormat
    /// Whether the vertical axis includes zero.
    public var startsAtZero: Bool
    /// Whether the horizontal or the vertical axis is logarithmic. Points that such an axis can't show are omitted.
    public var isXLogarithmic = false, isYLogarithmic = false
    /// The series that stand out, with grey lines for the others; empty for none.
    public var highlighted: [String] = []
    /// Lines, periods and points that are pointed out.
    public var annotations: [Annotation] = []
    /// The ranges of the axes, if they are not those of the values: panels of a grid share theirs.
    public var xRange, yRange: ClosedRange<Double>?

    /// Creates a chart of lines over numbers, or over dates in seconds since 1970-01-01T00:00:00 with `xFormat: .date`.
    public init(
        series: [Series], xLabel: String, yLabel: String, title: String? = nil, xFormat: TickFormat = .number,
        yFormat: TickFormat = .number, startsAtZero: Bool = false
    ) {
        self.title = title
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.series = series
        categories = []
        self.xFormat = xFormat
        self.yFormat = yFormat
        self.startsAtZero = startsAtZero
    }

    /// Creates a chart of lines over ordered categories, such as months.
    ///
    /// - Parameter series: the names of the lines and their values, one per category; NaN for missing ones.
    public init(
        categories: [String], series: [(name: String, values: [Double])], xLabel: String, yLabel: String,
        title: String? = nil, yFormat: TickFormat = .number, startsAtZero: Bool = true
    ) {
        let lines = series.map { name, values in
            let count = min(values.count, categories.count)
            return Series(name: name, x: (0..<count).map(Double.init), y: Array(values.prefix(count)))
        }
        self.init(
            series: lines, xLabel: xLabel, yLabel: yLabel, title: title, yFormat: yFormat,
            startsAtZero: startsAtZero)
        self.categories = categories
    }

    /// The chart with some series standing out and the others grey.
    public func highlighting(_ names: String...) -> LineChart {
        var chart = self
        chart.highlighted = names
        return chart
    }

    /// The number of points that a logarithmic axis can't show.
    public var note: String? {
        omittedNote(series.flatMap(\.points).count { !shows($0.x, $0.y) }, "point")
    }

    /// Whether the axes can show a point.
    func shows(_ x: Double, _ y: Double) -> Bool { (!isXLogarithmic || x > 0) && (!isYLogarithmic || y > 0) }

    /// A description of the first, last, lowest and highest point of each line.
    public var description: String {
        let lines = series.prefix(4).map { series -> String in
            let name = series.name.isEmpty ? "" : "\(series.name), "
            let points = series.points
            guard let first = points.first, let last = points.last,
                let lowest = points.min(by: { $0.y < $1.y }), let highest = points.max(by: { $0.y < $1.y })
            else { return "\(name)no values" }
            return
                "\(name)from \(yText(first.y)) at \(xText(first.x)) to \(yText(last.y)) at \(xText(last.x)), "
                + "lowest \(yText(lowest.y)) at \(xText(lowest.x)), highest \(yText(highest.y)) at \(xText(highest.x))"
                + (series.gapCount == 0
                    ? "" : ", with \(series.gapCount == 1 ? "a gap" : "\(series.gapCount) gaps")")
        }
        let rest = series.count > 4 ? "; and \(series.count - 4) more lines" : ""
        let bands = series.contains { $0.lower != nil } ? " Shaded: intervals." : ""
        return
            "Line chart of \(yLabel) by \(xLabel): \(lines.joined(separator: "; "))\(rest).\(bands)\(annotationText)"
    }

    private func xText(_ value: Double) -> String {
        if !categories.isEmpty { return categories[min(max(Int(value), 0), categories.count - 1)] }
        return xFormat.text(of: value)
    }

    private func yText(_ value: Double) -> String { yFormat.text(of: value) }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, title == nil ? 340 : 370) }
}

/// Returns the addition to a caption about values that a logarithmic axis leaves out, if there are any.
func omittedNote(_ count: Int, _ what: String) -> String? {
    guard count > 0 else { return nil }
    let (noun, verb) = count == 1 ? (what, "is") : ("\(what)s", "are")
    return "\(count) \(noun) not above zero \(verb) left out of the logarithmic axis"
}
