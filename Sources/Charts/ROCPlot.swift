import Drawing

/// Receiver operating characteristics: which share of the positive cases a classifier finds, for each share of false alarms.
public struct ROCPlot: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "roc-curve"

    /// The headline, where there is one.
    public var title: String?
    /// One curve a model.
    public var curves: [RateCurve]

    /// Several models' curves.
    ///
    /// - Parameter curves: name, rates of false and of true positives by falling threshold, and the area under the curve;
    ///   where that is `nil`, it is computed by the trapezoidal rule.
    public init(
        curves: [(name: String, falsePositiveRates: [Double], truePositiveRates: [Double], area: Double?)],
        title: String? = nil
    ) {
        self.title = title
        self.curves = curves.map { name, x, y, area in
            RateCurve(name: name, x: x, y: y, score: area ?? RateCurve.area(x: x, y: y))
        }
    }

    /// One model's curve.
    public init(
        falsePositiveRates: [Double], truePositiveRates: [Double], area: Double? = nil, title: String? = nil
    ) {
        self.init(curves: [("", falsePositiveRates, truePositiveRates, area)], title: title)
    }

    /// The areas under the curves.
    public var description: String {
        "ROC curve\(curves.count == 1 ? "" : "s"). Area under the curve: \(drawing.scores) (guessing: 0.500)."
    }

    /// The size that the chart is made for.
    public var size: Size { Size(Self.width, title == nil ? 440 : 470) }

    private var drawing: RateCurveDrawing {
        RateCurveDrawing(
            title: title, xLabel: "False positive rate", yLabel: "True positive rate", curves: curves,
            scoreName: "AUC", guessing: (Point(0, 0), Point(1, 1)))
    }

    /// Draws the curves over the diagonal that guessing would give.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        drawing.draw(on: canvas, in: picture, theme: theme)
    }
}
