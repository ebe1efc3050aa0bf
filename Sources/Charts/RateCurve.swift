import Base
import Drawing
import Numerics

/// A curve in the unit square with the area below it, as a ROC or a precision–recall chart draws it.
public struct RateCurve: Codable, Hashable, Sendable {
    /// The name of the model.
    public var name: String
    /// The horizontal places, from 0 to 1.
    public var x: [Double]
    /// The heights, from 0 to 1, one a place.
    public var y: [Double]
    /// The number that sums the curve up: the area under it, or the average precision; `nil` where there is none, as for
    /// the area where all cases are of one class.
    public var score: Double?

    /// A curve through points in the order given. Points that do not move the curve by more than a quarter of a pixel are
    /// left out; those that are not within the unit square, too.
    public init(name: String, x: [Double], y: [Double], score: Double?) {
        let points = zip(x, y).filter { 0...1 ~= $0 && 0...1 ~= $1 }.map { Point($0, $1) }
        let kept = Self.simplified(points, tolerance: 0.0008)
        self.name = name
        self.x = kept.map(\.x)
        self.y = kept.map(\.y)
        self.score = score.flatMap { $0.isFinite ? $0 : nil }
    }

    /// The area under a curve by the trapezoidal rule.
    static func area(x: [Double], y: [Double]) -> Double {
        let points = Array(zip(x, y))
        return zip(points, points.dropFirst()).reduce(0) { sum, pair in
            sum + (pair.1.0 - pair.0.0) * (pair.1.1 + pair.0.1) / 2
        }
    }

    /// The points without those that lie nearer than the tolerance to the line through their neighbours (Douglas &
    /// Peucker 1973).
    private static func simplified(_ points: [Point], tolerance: Double) -> [Point] {
        guard points.count > 2 else { return points }
        var isKept = Array(repeating: false, count: points.count)
        isKept[0] = true
        isKept[points.count - 1] = true
        var spans = [0..<points.count - 1]
        while let span = spans.popLast() {
            let (start, end) = (points[span.lowerBound], points[span.upperBound])
            var farthest = (index: 0, distance: tolerance)
            for index in span.dropFirst() {
                let distance = distance(of: points[index], from: start, end)
                if distance > farthest.distance { farthest = (index, distance) }
            }
            guard farthest.index > 0 else { continue }
            isKept[farthest.index] = true
            spans.append(span.lowerBound..<farthest.index)
            spans.append(farthest.index..<span.upperBound)
        }
        return points.indices.filter { isKept[$0] }.map { points[$0] }
    }

    /// The distance of a point from the line between two others.
    private static func distance(of point: Point, from start: Point, _ end: Point) -> Double {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let length = (dx * dx + dy * dy).squareRoot()
        guard length > 0 else {
            let (x, y) = (point.x - start.x, point.y - start.y)
            return (x * x + y * y).squareRoot()
        }
        return abs(dx * (start.y - point.y) - dy * (start.x - point.x)) / length
    }
}

/// Draws curves in the unit square beside a list of their names and scores.
struct RateCurveDrawing {
    var title: String?
    var xLabel: String
    var yLabel: String
    var curves: [RateCurve]
    /// What the scores are, such as `AUC`.
    var scoreName: String
    /// The dashed line that guessing would give, from its left to its right end.
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
            // The first curve lies above the others.
            for (index, curve) in curves.enumerated().reversed() {
                let points = zip(curve.x, curve.y).map { Point(frame.x($0), frame.y($1)) }
                canvas.stroke(Path(points), theme.line(index))
            }
        }
        drawKey(on: canvas, frame, theme, width: picture.maxX - frame.plot.maxX - 20, guess)
        return frame.plot
    }

    /// The names and scores, the best first, from the top of the plot downwards.
    private func drawKey(
        on canvas: any Canvas, _ frame: PlotFrame, _ theme: Theme, width: Double, _ guess: Stroke
    ) {
        var y = frame.plot.minY
        let x = frame.plot.maxX + 20
        let textWidth = max(1, width - 26)
        func entry(_ label: Label, _ stroke: Stroke) {
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
            entry(Label(runs, width: textWidth, lines: 3), theme.line(index))
        }
        if guessing != nil { entry(Label(guessingName, theme.note, width: textWidth, lines: 2), guess) }
    }

    private static func text(_ score: Double?) -> String { NumberFormat.fixed(score ?? .nan, decimals: 3) }

    /// The numbers of the curves, the best first.
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
