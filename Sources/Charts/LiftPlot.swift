import Base
import Drawing

/// The lift of a classifier: how many times as frequent as on average positive cases are in each part of its ranking.
public struct LiftPlot: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "lift-plot"

    /// A part of the ranking, such as a tenth.
    public struct Part: Codable, Hashable, Sendable {
        /// The share of positive cases in the part, divided by that of all cases.
        public var lift: Double
        /// The number of cases in the part.
        public var count: Int
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The parts, those with the highest scores first.
    public var parts: [Part]
    /// The share of positive cases on average; `nil` if it is not shown.
    public var prevalence: Double?

    /// Creates a plot of the lift of each part of a ranking.
    ///
    /// - Parameters:
    ///   - parts: the lift and the number of cases of each part, those with the highest scores first; ten parts are deciles.
    ///   - prevalence: the share of positive cases on average.
    ///   - title: the title; `nil` for none.
    /// - Throws: ``ChartError/nothingToDraw(chart:missing:)`` without parts,
    ///   ``ChartError/invalidValue(chart:of:value:expected:)`` for a lift that is negative or not finite, a part without cases
    ///   or a prevalence that is not from 0 to 1.
    public init(_ parts: [(lift: Double, count: Int)], prevalence: Double? = nil, title: String? = nil)
        throws(ChartError)
    {
        let check = InputCheck(chart: "lift plot")
        try check.requireAny(parts.count, "parts")
        try check.require(
            parts.map(\.lift), in: 0...Double.greatestFiniteMagnitude, of: "a lift", expected: "0 or more")
        try check.require(
            parts.map { Double($0.count) }, in: 1...Double(Int.max), of: "the number of cases of a part",
            expected: "at least 1")
        if let prevalence { try check.requireShares([prevalence], of: "the share of positive cases") }
        self.title = title
        self.parts = parts.map { Part(lift: $0.lift, count: $0.count) }
        self.prevalence = prevalence
    }

    private var counts: String {
        guard let fewest = parts.map(\.count).min(), let most = parts.map(\.count).max() else { return "" }
        let low = NumberFormat.grouped(fewest)
        return fewest == most ? low : "\(low) to \(NumberFormat.grouped(most))"
    }

    private func text(_ lift: Double) -> String {
        (lift >= 1e6 ? NumberFormat.compact(lift) : NumberFormat.fixed(lift, decimals: lift < 99.5 ? 1 : 0))
            + "×"
    }

    private var average: String { prevalence.map { " (\(NumberFormat.percent($0)))" } ?? "" }

    /// A description of the lift of the first and the last part.
    public var description: String {
        guard let first = parts.first, let last = parts.last else { return "Lift plot without parts." }
        return
            "Lift plot by score, \(parts.count) parts of \(counts) cases: \(text(first.lift)) the average\(average) in the "
            + "part with the highest scores, \(text(last.lift)) in that with the lowest."
    }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, title == nil ? 320 : 350) }

    /// Draws the parts as columns, with a line at the average.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let labels = parts.map { TextLabel(text($0.lift), theme.figures) }
        let highest = max(1, parts.map(\.lift).max() ?? 1)
        let part = parts.count == 10 ? "Tenth" : "Part"
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title, xTitle: "\(part) of the cases by score, highest first (\(counts) cases each)",
                yTitle: "Positive cases, as a multiple of the average\(average)",
                x: .bands(BandScale(count: max(1, parts.count)), names: parts.indices.map { "\($0 + 1)" }),
                // The highest column has room for its label.
                y: .values(ValueAxis(0...min(highest * 1.12, .greatestFiniteMagnitude))),
                spacing: Size(24, 42)),
            in: picture, theme: theme)
        frame.draw(on: canvas)
        let middle = frame.y(1)
        for (index, part) in parts.enumerated() {
            let (left, right) = frame.column(index)
            let top = frame.y(part.lift)
            canvas.marking(.mark) {
                canvas.fill(
                    Rect(left: left, top: top, right: right, bottom: frame.y(0)),
                    theme.category(0).opacity(part.lift >= 1 ? 1 : 0.5))
            }
            let label = labels[index]
            let room = (right - left) / 0.75
            // A label that the line of the average would cross stands above it.
            let isCrossed = top > middle && top - 2 - label.height < middle
            let bottom = (isCrossed ? middle : top) - 2
            guard label.width + 2 <= room, bottom - label.height >= frame.plot.minY else { continue }
            canvas.marking(.annotation) {
                canvas.draw(label, at: Point((left + right) / 2, bottom), .bottom)
            }
        }
        frame.drawHorizontalRule(at: 1, on: canvas, Stroke(theme.ink, width: 1.25, dash: [4, 3]))
        frame.drawBaseline(on: canvas)
        return frame.plot
    }
}
