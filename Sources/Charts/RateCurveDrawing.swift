import Base
import Drawing

/// Draws curves in the unit square, with a list of their names and scores.
struct RateCurveDrawing {
    /// A line for comparison, such as that of guessing.
    struct Reference {
        var name: String
        var points: [Point]
        /// The dashes of the line; empty for a solid one.
        var dash: [Double] = [4, 4]
    }

    var title: String?
    var xLabel: String
    var yLabel: String
    var curves: [RateCurve]
    /// The name of the scores, such as `AUC`.
    var scoreName: String
    var references: [Reference] = []
    var format = TickFormat.number

    func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let unit = ValueAxis(0...1, format: format, isExact: true)
        let key = key(in: picture, theme)
        let (frame, _) = PlotFrame.square(
            PlotFrame.Content(
                title: title, legend: key.legend, xTitle: xLabel, yTitle: yLabel, x: .values(unit),
                y: .values(unit), trailing: key.trailing, spacing: Size(64, 64), hasVerticalGrid: true),
            in: picture, theme: theme)
        frame.draw(on: canvas)
        func path(_ points: [Point]) -> Path { Path(points.map { Point(frame.x($0.x), frame.y($0.y)) }) }
        canvas.marking(.mark) {
            for reference in references { canvas.stroke(path(reference.points), stroke(reference, theme)) }
            // The first curve is drawn on top.
            for (index, curve) in curves.enumerated().reversed() {
                canvas.stroke(path(zip(curve.x, curve.y).map { Point($0, $1) }), theme.line(index))
            }
        }
        key.draw(on: canvas, in: frame, edge: picture.maxX)
        return frame.plot
    }

    /// The names and scores, the best curve first.
    private func key(in picture: Rect, _ theme: Theme) -> CurveKey {
        let entries = order.map { index in
            CurveKey.Entry(
                figure: "\(scoreName) \(text(curves[index].score))", name: curves[index].name,
                stroke: theme.line(index))
        }
        let others = references.map {
            CurveKey.Entry(figure: "", name: $0.name, stroke: stroke($0, theme), isReference: true)
        }
        return CurveKey(entries + others, in: picture)
    }

    private func stroke(_ reference: Reference, _ theme: Theme) -> Stroke {
        Stroke(theme.axis, width: 1.5, dash: reference.dash)
    }

    private func text(_ score: Double?) -> String {
        format == .percent
            ? NumberFormat.percent(score ?? .nan) : NumberFormat.fixed(score ?? .nan, decimals: 3)
    }

    /// The indices of the curves, the best first.
    private var order: [Int] {
        curves.indices.sorted { (curves[$1].score ?? -1, $0) < (curves[$0].score ?? -1, $1) }
    }

    /// The scores in words, the best first.
    var scores: String {
        order.prefix(6).map { index in
            let name = curves[index].name
            return "\(name.isEmpty ? "" : "\(name) ")\(text(curves[index].score))"
        }.joined(separator: ", ")
    }
}
