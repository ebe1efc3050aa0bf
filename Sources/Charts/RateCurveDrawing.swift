import Base
import Drawing

/// Draws curves in the unit square, with a list of their names and scores.
struct RateCurveDrawing {
    var title: String?
    var xLabel: String
    var yLabel: String
    var curves: [RateCurve]
    /// The name of the scores, such as `AUC`.
    var scoreName: String
    /// The ends of the dashed line of guessing.
    var guessing: (Point, Point)?
    var guessingName = "Guessing"

    func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let keyWidth = picture.width * 0.32
        let unit = ValueAxis(0...1, isExact: true)
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title, xTitle: xLabel, yTitle: yLabel, x: .values(unit), y: .values(unit),
                trailing: keyWidth, isSquare: true, spacing: Size(64, 64), hasVerticalGrid: true),
            in: picture, theme: theme)
        frame.draw(on: canvas)
        let guess = Stroke(theme.axis, width: 1.5, dash: [4, 4])
        canvas.marking(.mark) {
            if let guessing {
                canvas.line(
                    from: Point(frame.x(guessing.0.x), frame.y(guessing.0.y)),
                    to: Point(frame.x(guessing.1.x), frame.y(guessing.1.y)), guess)
            }
            // The first curve is drawn on top.
            for (index, curve) in curves.enumerated().reversed() {
                let points = zip(curve.x, curve.y).map { Point(frame.x($0), frame.y($1)) }
                canvas.stroke(Path(points), theme.line(index))
            }
        }
        drawKey(on: canvas, frame, theme, width: picture.maxX - frame.plot.maxX - 20, guess)
        return frame.plot
    }

    /// Draws the names and scores, the best first, from the top of the plot.
    private func drawKey(
        on canvas: any Canvas, _ frame: PlotFrame, _ theme: Theme, width: Double, _ guess: Stroke
    ) {
        var y = frame.plot.minY
        let x = frame.plot.maxX + 20
        let textWidth = max(1, width - 26)
        func entry(_ label: TextLabel, _ stroke: Stroke) {
            guard y + label.height <= frame.plot.maxY else { return }
            canvas.line(from: Point(x, y + 8), to: Point(x + 18, y + 8), stroke)
            canvas.draw(label, at: Point(x + 26, y), .topLeft)
            y += label.height + 8
        }
        for index in order {
            let curve = curves[index]
            let score = "\(scoreName) \(Self.text(curve.score))"
            let runs =
                curve.name.isEmpty
                ? [TextRun(score, theme.label.with { $0.weight = .semibold })]
                : [
                    TextRun(score + "  ", theme.label.with { $0.weight = .semibold }),
                    TextRun(curve.name, theme.label),
                ]
            entry(TextLabel(runs, width: textWidth, lines: 3), theme.line(index))
        }
        if guessing != nil { entry(TextLabel(guessingName, theme.note, width: textWidth, lines: 2), guess) }
    }

    private static func text(_ score: Double?) -> String { NumberFormat.fixed(score ?? .nan, decimals: 3) }

    /// The indices of the curves, the best first.
    private var order: [Int] {
        curves.indices.sorted { (curves[$1].score ?? -1, $0) < (curves[$0].score ?? -1, $1) }
    }

    /// The scores in words, the best first.
    var scores: String {
        order.prefix(6).map { index in
            let name = curves[index].name
            return "\(name.isEmpty ? "" : "\(name) ")\(Self.text(curves[index].score))"
        }.joined(separator: ", ")
    }
}
