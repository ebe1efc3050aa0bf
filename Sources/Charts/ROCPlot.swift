import Drawing

/// Receiver operating characteristics: the true positive rate of a classifier as a function of its false positive rate.
public struct ROCPlot: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "roc-curve"

    /// The title; `nil` for none.
    public var title: String?
    /// The curves, one per model.
    public var curves: [RateCurve]

    /// Creates a plot of the curves of several models.
    ///
    /// - Parameter curves: the name, the false and true positive rates by descending threshold, and the area under the curve;
    ///   `nil` to compute it by the trapezoidal rule.
    public init(
        curves: [(name: String, falsePositiveRates: [Double], truePositiveRates: [Double], area: Double?)],
        title: String? = nil
    ) {
        self.title = title
        self.curves = curves.map { name, x, y, area in
            RateCurve(name: name, x: x, y: y, score: area ?? RateCurve.area(x: x, y: y))
        }
    }

    /// Creates a plot of the curve of one model.
    public init(
        falsePositiveRates: [Double], truePositiveRates: [Double], area: Double? = nil, title: String? = nil
    ) {
        self.init(curves: [("", falsePositiveRates, truePositiveRates, area)], title: title)
    }

    /// A description of the areas under the curves.
    public var description: String {
        "ROC curve\(curves.count == 1 ? "" : "s"). Area under the curve: \(drawing.scores) (guessing: 0.500)."
    }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, title == nil ? 440 : 470) }

    private var drawing: RateCurveDrawing {
        RateCurveDrawing(
            title: title, xLabel: "False positive rate", yLabel: "True positive rate", curves: curves,
            scoreName: "AUC", references: [.init(name: "Guessing", points: [Point(0, 0), Point(1, 1)])])
    }

    /// Draws the curves over the diagonal of guessing.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        drawing.draw(on: canvas, in: picture, theme: theme)
    }
}
