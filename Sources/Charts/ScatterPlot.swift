import Base
import Drawing

/// Pairs of values as points.
public struct ScatterPlot: AnnotatedChart {
    /// The name of this kind of chart in records.
    public static let kind = "scatter-plot"

    /// A group of points.
    public struct Series: Codable, Hashable, Sendable {
        /// The name of the group; empty if there is only one.
        public var name: String
        /// The horizontal values of the points that are drawn: a sample if there are very many.
        public var x: [Double]
        /// The vertical values of the points that are drawn.
        public var y: [Double]
        /// The number of pairs in the group.
        public var count: Int
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the horizontal axis.
    public var xLabel: String
    /// The label of the vertical axis.
    public var yLabel: String
    /// The groups; later ones are drawn over earlier ones.
    public var series: [Series]

    /// Whether the horizontal or the vertical axis is logarithmic. Pairs that such an axis can't show are omitted.
    public var isXLogarithmic, isYLogarithmic: Bool
    /// The number of pairs that a logarithmic axis can't show.
    public var omitted: Int
    /// The format of the horizontal axis; `.date` for an axis of dates.
    public var xFormat: TickFormat
    /// The format of the vertical axis.
    public var yFormat: TickFormat
    /// The groups that stand out, with grey points for the others; empty for none.
    public var highlighted: [String] = []
    /// Lines, areas and points that are pointed out.
    public var annotations: [Annotation] = []
    /// The ranges of the axes, if they are not those of the values: panels of a grid share theirs.
    public var xRange, yRange: ClosedRange<Double>?

    /// Landmarks, drawn as crosses over the points, such as the centres of clusters.
    public var landmarks: [Landmark] = []

    /// A highlighted point.
    public struct Landmark: Codable, Hashable, Sendable {
        /// The values of the landmark.
        public var x, y: Double

        /// Creates a landmark.
        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// The plot with landmarks, which the legend lists under a label. Landmarks that are not finite are omitted.
    public func marking(_ landmarks: [Landmark], as label: String) -> ScatterPlot {
        var plot = self
        plot.landmarks = landmarks.filter { $0.x.isFinite && $0.y.isFinite }
        plot.landmarkLabel = label
        return plot
    }

    /// The label of the landmarks.
    public private(set) var landmarkLabel = ""

    /// The number of points drawn, if these are a sample.
    public var note: String? {
        let (drawn, count) = series.reduce((0, 0)) { ($0.0 + $1.x.count, $0.1 + $1.count) }
        let sample =
            drawn < count
            ? "a sample of \(NumberFormat.grouped(drawn)) of \(NumberFormat.grouped(count)) points" : nil
        let notes = [sample, omittedNote(omitted, "pair")].compactMap(\.self)
        return notes.isEmpty ? nil : notes.joined(separator: "; ")
    }

    /// The maximum number of points that are drawn. More would be indistinguishable, and take too much space in SVG.
    private static let limit = 1500

    /// Creates a plot of groups of pairs. Pairs that are not finite are omitted.
    public init(
        series: [(name: String, x: [Double], y: [Double])], xLabel: String, yLabel: String,
        title: String? = nil, xFormat: TickFormat = .number, yFormat: TickFormat = .number,
        isXLogarithmic: Bool = false, isYLogarithmic: Bool = false
    ) {
        self.title = title
        self.xLabel = xLabel
        self.yLabel = yLabel
        (self.xFormat, self.yFormat) = (xFormat, yFormat)
        (self.isXLogarithmic, self.isYLogarithmic) = (isXLogarithmic, isYLogarithmic)
        let finite = series.map { name, x, y in
            (name: name, points: zip(x, y).filter { $0.isFinite && $1.isFinite }.map { Point($0, $1) })
        }
        let groups = finite.map { name, points in
            (
                name: name,
                points: points.filter { (!isXLogarithmic || $0.x > 0) && (!isYLogarithmic || $0.y > 0) }
            )
        }
        omitted = zip(finite, groups).reduce(0) { $0 + $1.0.points.count - $1.1.points.count }
        let all = groups.flatMap(\.points)
        let bounds = (Bins.bounds(of: all.map(\.x)), Bins.bounds(of: all.map(\.y)))
        let scales = (
            isXLogarithmic && !all.isEmpty ? Scale.logarithmic(bounds.0) : .linear(bounds.0),
            isYLogarithmic && !all.isEmpty ? Scale.logarithmic(bounds.1) : .linear(bounds.1)
        )
        var thinned = groups.map { Self.thinned($0.points, scales.0, scales.1) }
        // Taking every n-th point keeps the shape and density of the cloud.
        let stride = thinned.reduce(0) { $0 + $1.count } / Self.limit + 1
        thinned = thinned.map { points in
            points.indices.filter { $0.isMultiple(of: stride) }.map { points[$0] }
        }
        self.series = zip(groups, thinned).map { group, kept in
            Series(name: group.name, x: kept.map(\.x), y: kept.map(\.y), count: group.points.count)
        }
    }

    /// Removes points that would be drawn in the place of an earlier one.
    private static func thinned(_ points: [Point], _ x: Scale, _ y: Scale) -> [Point] {
        let resolution = 600.0
        var seen: Set<Int> = []
        return points.filter { point in
            let column = Int(x.position(of: point.x) * resolution)
            let row = Int(y.position(of: point.y) * resolution)
            return seen.insert(row * 1024 + column).inserted
        }
    }

    /// Creates a plot of pairs.
    public init(x: [Double], y: [Double], xLabel: String, yLabel: String, title: String? = nil) {
        self.init(series: [("", x, y)], xLabel: xLabel, yLabel: yLabel, title: title)
    }

    /// A description of the number of pairs and their ranges.
    public var description: String {
        let xText = { xFormat.text(of: $0) }
        let yText = { yFormat.text(of: $0) }
        let groups = series.prefix(6).map { series -> String in
            let name = series.name.isEmpty ? "" : "\(series.name), "
            guard let left = series.x.min(), let right = series.x.max(), let bottom = series.y.min(),
                let top = series.y.max()
            else { return "\(name)no pairs" }
            return
                "\(name)\(NumberFormat.grouped(series.count)) pairs, \(xLabel) \(xText(left)) to \(xText(right)), "
                + "\(yLabel) \(yText(bottom)) to \(yText(top))"
        }
        let drawn = series.reduce(0) { $0 + $1.x.count }
        let note =
            drawn < series.reduce(0) { $0 + $1.count }
            ? ". \(NumberFormat.grouped(drawn)) of them are drawn" : ""
        let places = landmarks.prefix(8).map { "(\(xText($0.x)), \(yText($0.y)))" }
        let marks = places.isEmpty ? "" : ". The \(landmarkLabel) are at \(places.joined(separator: ", "))"
        return
            "Scatter plot of \(yLabel) by \(xLabel): \(groups.joined(separator: "; "))\(note)\(marks).\(annotationText)"
    }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, title == nil ? 400 : 430) }

    /// Draws the points, which are translucent if there are many.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title,
                legend: legend(theme), xTitle: xLabel, yTitle: yLabel,
                x: .values(
                    ValueAxis(
                        around: xRange.map { [$0.lowerBound, $0.upperBound] }
                            ?? series.flatMap(\.x) + landmarks.map(\.x) + annotations.flatMap(\.xs),
                        isLogarithmic: isXLogarithmic, format: xFormat)),
                y: .values(
                    ValueAxis(
                        around: yRange.map { [$0.lowerBound, $0.upperBound] }
                            ?? series.flatMap(\.y) + landmarks.map(\.y) + annotations.flatMap(\.ys),
                        isLogarithmic: isYLogarithmic, format: yFormat)),
                inset: Size(6, 6),
                hasVerticalGrid: true),
            in: picture, theme: theme)
        frame.drawBands(of: annotations, on: canvas)
        frame.draw(on: canvas)
        let isCrowded = series.reduce(0) { $0 + $1.x.count } > 300
        // Those that stand out lie over the others.
        let order = series.indices.filter { !stands($0) } + series.indices.filter { stands($0) }
        canvas.marking(.mark) {
            for index in order {
                let series = series[index]
                let points = zip(series.x, series.y).map { Point(frame.x($0), frame.y($1)) }
                Marker.category(index).draw(
                    points, on: canvas, size: isCrowded ? 3.5 : 6,
                    color: stands(index)
                        ? theme.category(index).opacity(isCrowded ? 0.85 : 0.9) : theme.axis.opacity(0.45))
            }
        }
        let places = landmarks.map { Point(frame.x($0.x), frame.y($0.y)) }
        canvas.marking(.annotation) {
            Marker.cross.draw(places, on: canvas, size: 14, color: theme.ink)
        }
        frame.draw(annotations, on: canvas)
        return frame.plot
    }

    private func stands(_ index: Int) -> Bool {
        highlighted.isEmpty || highlighted.contains(series[index].name)
    }

    /// The plot with some groups standing out and the others grey.
    public func highlighting(_ names: String...) -> ScatterPlot {
        var plot = self
        plot.highlighted = names
        return plot
    }

    private func legend(_ theme: Theme) -> [Legend.Entry] {
        var entries =
            series.count < 2
            ? []
            : series.indices.filter(stands).map {
                Legend.Entry(name: series[$0].name, sample: .marker(.category($0), theme.category($0)))
            }
        if !landmarks.isEmpty {
            entries.append(.init(name: landmarkLabel, sample: .marker(.cross, theme.ink)))
        }
        return entries
    }
}
