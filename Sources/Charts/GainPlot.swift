import Base
import Drawing

/// The cumulative gains of a classifier: the share of all positive cases among the cases that it ranks highest.
public struct GainPlot: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "gain-plot"

    /// The title; `nil` for none.
    public var title: String?
    /// The curves, one per model. Their scores are the shares of positive cases found in the share ``addressed``.
    public var curves: [RateCurve]
    /// The share of positive cases.
    public var prevalence: Double
    /// The share of cases at which curves are compared.
    public var addressed: Double

    /// Creates a plot of the gains of several models.
    ///
    /// - Parameters:
    ///   - curves: the name of each model, the share of cases addressed, the highest ranked first, and the share of positive
    ///     cases among them.
    ///   - prevalence: the share of positive cases.
    ///   - addressed: the share of cases at which curves are compared.
    ///   - title: the title; `nil` for none.
    /// - Throws: ``ChartError/lengthMismatch(chart:list:count:expected:items:)`` unless both lists of a curve are equally long,
    ///   ``ChartError/nothingToDraw(chart:missing:)`` without curves or points,
    ///   ``ChartError/invalidValue(chart:of:value:expected:)`` for a share that is not from 0 to 1 or shares that fall.
    public init(
        curves: [(name: String, addressed: [Double], found: [Double])], prevalence: Double,
        comparedAt addressed: Double = 0.2, title: String? = nil
    ) throws(ChartError) {
        let check = InputCheck(chart: "gain plot")
        try check.requireAny(curves.count, "curves")
        try check.requireShares([prevalence], of: "the share of positive cases")
        try check.requireShares([addressed], of: "the share of cases to compare at")
        for curve in curves {
            let of = curve.name.isEmpty ? "" : " of “\(curve.name)”"
            try check.requireAny(curve.addressed.count, "points\(of)")
            try check.require(
                curve.found.count, equals: curve.addressed.count, of: "shares of positive cases\(of)",
                for: "shares of cases")
            for shares in [curve.addressed, curve.found] {
                try check.requireShares(shares, of: "a share\(of)")
                for (share, next) in zip(shares, shares.dropFirst()) where next < share {
                    throw check.invalid(
                        next, of: "a share\(of)",
                        expected: "at least the one before it, \(NumberFormat.significant(share))")
                }
            }
        }
        self.title = title
        self.curves = curves.map {
            RateCurve(
                name: $0.name, x: $0.addressed, y: $0.found,
                score: Self.value(at: addressed, x: $0.addressed, y: $0.found))
        }
        self.prevalence = prevalence
        self.addressed = addressed
    }

    /// The height of a rising curve from (0, 0) at a place.
    private static func value(at place: Double, x: [Double], y: [Double]) -> Double {
        var last = (x: 0.0, y: 0.0)
        for (x, y) in zip(x, y) {
            if x >= place {
                return x > last.x ? last.y + (y - last.y) * (place - last.x) / (x - last.x) : y
            }
            last = (x, y)
        }
        return last.y
    }

    /// A description of the shares of positive cases found.
    public var description: String {
        let best = prevalence > 0 ? min(1, addressed / prevalence) : 1
        let share = NumberFormat.percent(addressed, decimals: 0)
        return
            "Gain plot. Share of all positive cases among the \(share) ranked highest: \(drawing.scores) "
            + "(random order: \(share), perfect order: \(NumberFormat.percent(best)))."
    }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, title == nil ? 440 : 470) }

    private var drawing: RateCurveDrawing {
        RateCurveDrawing(
            title: title, xLabel: "Share of cases addressed, highest score first",
            yLabel: "Share of positive cases found", curves: curves,
            scoreName: "Top \(NumberFormat.percent(addressed, decimals: 0)):",
            references: [
                .init(
                    name: "Perfect order", points: [Point(0, 0), Point(prevalence, 1), Point(1, 1)], dash: []),
                .init(name: "Random order", points: [Point(0, 0), Point(1, 1)]),
            ], format: .percent)
    }

    /// Draws the curves between those of a perfect and of a random order.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        drawing.draw(on: canvas, in: picture, theme: theme)
    }
}
