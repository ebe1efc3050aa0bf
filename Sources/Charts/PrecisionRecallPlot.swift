import Base
import Drawing

/// Which share of a classifier's alarms is right, for each share of the positive cases that it finds.
public struct PrecisionRecallPlot: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "precision-recall-curve"

    /// The headline, where there is one.
    public var title: String?
    /// One curve a model.
    public var curves: [RateCurve]
    /// The share of positive cases, which is the precision of guessing; `nil` where it is not known.
    public var prevalence: Double?

    /// Several models' curves.
    ///
    /// - Parameters:
    ///   - curves: name, recall and precision by falling or rising threshold, and the average precision.
    ///   - prevalence: the share of positive cases.
    public init(
        curves: [(name: String, recall: [Double], precision: [Double], averagePrecision: Double)],
        prevalence: Double? = nil, title: String? = nil
    ) {
        self.title = title
        self.curves = curves.map { RateCurve(name: $0, x: $1, y: $2, score: $3) }
        self.prevalence = prevalence.flatMap { $0.isFinite ? min(max($0, 0), 1) : nil }
    }

    /// The average precisions.
    public var description: String {
        let guessing = prevalence.map { " (guessing: \(NumberFormat.fixed($0, decimals: 3)))" } ?? ""
        return
            "Precision–recall curve\(curves.count == 1 ? "" : "s"). Average precision: \(drawing.scores)\(guessing)."
    }

    /// The size that the chart is made for.
    public var size: Size { Size(Self.width, title == nil ? 440 : 470) }

    private var drawing: RateCurveDrawing {
        RateCurveDrawing(
            title: title, xLabel: "Recall", yLabel: "Precision", curves: curves, scoreName: "AP",
            guessing: prevalence.map { (Point(0, $0), Point(1, $0)) })
    }

    /// Draws the curves over the line that guessing would give.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        drawing.draw(on: canvas, in: picture, theme: theme)
    }
}
