/// A chart whose axes can be shared with others of its kind, as panels of a grid.
public protocol FacetChart: Chart {
    /// The title above the chart; in a grid, the name of its panel.
    var title: String? { get set }
    /// The range of the numbers of the horizontal axis; `nil` if it has none.
    var xExtent: ClosedRange<Double>? { get }
    /// The range of the numbers of the vertical axis; `nil` if it has none.
    var yExtent: ClosedRange<Double>? { get }

    /// Returns the chart with axes of given ranges.
    func withRanges(x: ClosedRange<Double>?, y: ClosedRange<Double>?) -> Self
}

extension ChartGrid {
    /// Creates a grid of charts whose axes have the same ranges, so that panels can be compared.
    ///
    /// - Parameters:
    ///   - panels: the charts with the names of their panels.
    ///   - columns: the number of panels per row.
    public init<Panel: FacetChart>(panels: [(name: String, chart: Panel)], columns: Int = 2) {
        let x = panels.compactMap(\.chart.xExtent).union
        let y = panels.compactMap(\.chart.yExtent).union
        self.init(
            panels.map { name, chart in
                var panel = chart.withRanges(x: x, y: y)
                panel.title = name
                return AnyChart(panel)
            }, columns: columns)
    }
}

extension [ClosedRange<Double>] {
    /// The smallest range that contains all of them; `nil` if there is none.
    fileprivate var union: ClosedRange<Double>? {
        guard let low = map(\.lowerBound).min(), let high = map(\.upperBound).max() else { return nil }
        return low...high
    }
}

extension [Double] {
    /// The range of the finite numbers; `nil` if there is none.
    fileprivate var extent: ClosedRange<Double>? {
        let finite = filter(\.isFinite)
        guard let low = finite.min(), let high = finite.max() else { return nil }
        return low...high
    }
}

extension LineChart: FacetChart {
    /// The range of the horizontal values; `nil` with categories.
    public var xExtent: ClosedRange<Double>? { categories.isEmpty ? series.flatMap(\.x).extent : nil }

    /// The range of the vertical values and of zero if the axis includes it.
    public var yExtent: ClosedRange<Double>? {
        (series.flatMap(\.heights) + (startsAtZero ? [0] : [])).extent
    }

    /// The chart with axes of given ranges.
    public func withRanges(x: ClosedRange<Double>?, y: ClosedRange<Double>?) -> LineChart {
        var chart = self
        (chart.xRange, chart.yRange) = (categories.isEmpty ? x : nil, y)
        return chart
    }
}

extension ScatterPlot: FacetChart {
    /// The range of the horizontal values.
    public var xExtent: ClosedRange<Double>? { series.flatMap(\.x).extent }

    /// The range of the vertical values.
    public var yExtent: ClosedRange<Double>? { series.flatMap(\.y).extent }

    /// The chart with axes of given ranges.
    public func withRanges(x: ClosedRange<Double>?, y: ClosedRange<Double>?) -> ScatterPlot {
        var plot = self
        (plot.xRange, plot.yRange) = (x, y)
        return plot
    }
}

extension BoxPlot: FacetChart {
    /// The range of the values.
    public var xExtent: ClosedRange<Double>? {
        groups.flatMap { [$0.range.lowerBound, $0.range.upperBound] }.extent
    }

    /// Groups are not numbers.
    public var yExtent: ClosedRange<Double>? { nil }

    /// The plot with an axis of values of a given range.
    public func withRanges(x: ClosedRange<Double>?, y: ClosedRange<Double>?) -> BoxPlot {
        var plot = self
        plot.xRange = x
        return plot
    }
}
