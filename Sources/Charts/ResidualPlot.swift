import Base
import Drawing
import Numerics

/// The residuals of a regression as a function of its predictions, with their running median and a band of their quantiles.
///
/// A median away from zero is a bias at these predictions; a band that widens is an error that grows with them.
public struct ResidualPlot: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "residual-plot"

    /// The residuals of rows with about the same prediction.
    public struct Slice: Codable, Hashable, Sendable {
        /// The median prediction.
        public var predicted: Double
        /// The quantiles of the residuals at 0.1, 0.5 and 0.9.
        public var lower, median, upper: Double
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the predicted quantity, with its unit.
    public var valueLabel: String
    /// The predictions of the rows that are drawn: a sample if there are very many.
    public var predicted: [Double]
    /// The residuals of these rows: observed minus predicted.
    public var residuals: [Double]
    /// The number of rows.
    public var count: Int
    /// The root mean square of all residuals.
    public var rootMeanSquare: Double
    /// Slices of equally many of all rows, by ascending prediction; empty if there are too few rows.
    public var slices: [Slice]

    private static let pointLimit = 1200
    /// The smallest number of rows of a slice, of which a tenth lies beyond each end of the band.
    private static let sliceCount = 20

    /// Creates a plot of residuals: observed minus predicted values. Pairs that are not finite are omitted.
    ///
    /// - Parameters:
    ///   - predicted: the predictions.
    ///   - observed: the observed values, one per prediction.
    ///   - valueLabel: the label of the predicted quantity, with its unit.
    ///   - title: the title; `nil` for none.
    /// - Throws: ``ChartError/lengthMismatch(chart:list:count:expected:items:)`` unless there is one observed value per
    ///   prediction, ``ChartError/nothingToDraw(chart:missing:)`` if no pair is left.
    public init(predicted: [Double], observed: [Double], valueLabel: String, title: String? = nil)
        throws(ChartError)
    {
        let check = InputCheck(chart: "residual plot")
        try check.require(observed.count, equals: predicted.count, of: "observed values", for: "predictions")
        let pairs = zip(predicted, observed).map { (predicted: $0, residual: $1 - $0) }
            .filter { $0.predicted.isFinite && $0.residual.isFinite }
        try check.requireAny(pairs.count, "finite pairs of a prediction and an observed value")
        let drawn = SampledRows(pairs.count, limit: Self.pointLimit).indices
        self.title = title
        self.valueLabel = valueLabel
        self.predicted = DrawnNumbers.rounded(drawn.map { pairs[$0].predicted })
        residuals = DrawnNumbers.rounded(drawn.map { pairs[$0].residual })
        count = pairs.count
        let largest = pairs.map { abs($0.residual) }.max() ?? 0
        // Scaled by the largest, so that squares do not overflow.
        let squares = pairs.map { largest > 0 ? ($0.residual / largest) * ($0.residual / largest) : 0 }
        rootMeanSquare = largest * Descriptive.mean(squares).squareRoot()
        slices = Self.slices(of: pairs)
    }

    private static func slices(of pairs: [(predicted: Double, residual: Double)]) -> [Slice] {
        let number = min(30, pairs.count / sliceCount)
        guard number >= 3 else { return [] }
        let sorted = pairs.sorted { ($0.predicted, $0.residual) < ($1.predicted, $1.residual) }
        return (0..<number).map { index in
            let slice = sorted[index * sorted.count / number..<(index + 1) * sorted.count / number]
            let quantiles = Descriptive.quantiles(slice.map(\.residual), [0.1, 0.5, 0.9])
            return Slice(
                predicted: Descriptive.median(slice.map(\.predicted)), lower: quantiles[0],
                median: quantiles[1], upper: quantiles[2])
        }
    }

    /// The number of points drawn, if these are a sample.
    public var note: String? { SampledRows.note(drawn: predicted.count, of: count, "points") }

    /// A description of the size of the residuals, and of their median and band at the smallest and the largest predictions.
    public var description: String {
        let number = { NumberFormat.significant($0, digits: 3) }
        var text =
            "Residual plot of \(valueLabel), \(NumberFormat.grouped(count)) rows: root mean square "
            + number(rootMeanSquare)
        for (words, slice) in [("smallest", slices.first), ("largest", slices.last)] {
            guard let slice else { continue }
            text +=
                "; at the \(words) predictions, about \(number(slice.predicted)), median \(number(slice.median)) and "
                + "80% from \(number(slice.lower)) to \(number(slice.upper))"
        }
        return text + "."
    }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, title == nil ? 380 : 410) }

    /// Draws the points, the band and the median over the line of no error.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let heights = residuals + slices.flatMap { [$0.lower, $0.upper] } + [0]
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title,
                legend: slices.isEmpty
                    ? []
                    : [
                        .init(name: "Middle 80% of residuals", sample: .area(theme.category(1))),
                        .init(name: "Median", sample: .bar(theme.category(1))),
                    ],
                xTitle: "Predicted \(valueLabel)", yTitle: "Observed minus predicted \(valueLabel)",
                x: .values(ValueAxis(around: predicted)), y: .values(ValueAxis(around: heights)),
                inset: Size(5, 5), hasVerticalGrid: true),
            in: picture, theme: theme)
        frame.draw(on: canvas)
        canvas.marking(.mark) {
            let points = zip(predicted, residuals).map { Point(frame.x($0), frame.y($1)) }
            let isCrowded = points.count > 300
            Marker.disc.draw(
                points, on: canvas, size: isCrowded ? 3.5 : 6,
                color: theme.category(0).opacity(isCrowded ? 0.55 : 0.8))
            let x = slices.map { frame.x($0.predicted) }
            func line(_ value: (Slice) -> Double) -> [Point] {
                zip(x, slices).map { Point($0, frame.y(value($1))) }
            }
            guard !slices.isEmpty else { return }
            canvas.fill(
                Path(between: line(\.upper), and: line(\.lower)), theme.category(1).opacity(0.25))
            canvas.stroke(Path(line(\.upper)), Stroke(theme.category(1), width: 1.25))
            canvas.stroke(Path(line(\.lower)), Stroke(theme.category(1), width: 1.25))
            canvas.stroke(Path(line(\.median)), Stroke(theme.category(1), width: 3, join: .round))
        }
        frame.drawHorizontalRule(at: 0, on: canvas, Stroke(theme.ink, width: 1.25, dash: [4, 3]))
        return frame.plot
    }
}
