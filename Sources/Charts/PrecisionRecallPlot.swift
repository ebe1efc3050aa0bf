import Base
import Drawing

/// Precision–recall curves: the precision of a classifier as a function of its recall.
public struct PrecisionRecallPlot: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "precision-recall-curve"

    /// The title; `nil` for none.
    public var title: String?
    /// The curves, one per model.
    public var curves: [RateCurve]
    /// The fraction of positive cases, which is the precision of guessing; `nil` if unknown.
    public var prevalence: Double?

    /// Creates a plot of the curves of several models.
    ///
    /// - Parameters:
    ///   - curves: the name, recall and precision by descending or ascending threshold, and the average precision.
    ///   - prevalence: the fraction of positive cases.
    public init(
        curves: [(name: String, recall: [Double], precision: [Double], averagePrecision: Double)],
        prevalence: Double? = nil, title: String? = nil
    ) {
        self.title = title
        self.curves = curves.map { RateCurve(name: $0, x: $1, y: $2, score: $3) }
        self.prevalence = prevalence.flatMap { $0.isFinite ? min(max($0, 0), 1) : nil }
    }

    /// A description of the average precisions.
    public var description: String {
        let guessing = prevalence.map { " (guessing: \(NumberFormat.fixed($0, decimals: 3)))" } ?? ""
        return
            "Precision–recall curve\(curves.count == 1 ? "" : "s"). Average precision: \(drawing.scores)\(guessing)."
    }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, title == nil ? 440 : 470) }

    private var drawing: RateCurveDrawing {
        RateCurveDrawing(
            title: title, xLabel: "Recall", yLabel: "Precision", curves: curves, scoreName: "AP",
            references: prevalence.map {
                [.init(name: "Guessing", points: [Point(0, $0), Point(1, $0)])]
            } ?? [])
    }

    /// Draws the curves over the line of guessing.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        drawing.draw(on: canvas, in: picture, theme: theme)
    }
}
