import Drawing
import Numerics

/// A curve in the unit square with a score, as in ROC and precision–recall plots.
public struct RateCurve: Codable, Hashable, Sendable {
    /// The name of the model.
    public var name: String
    /// The horizontal values, from 0 to 1.
    public var x: [Double]
    /// The vertical values, from 0 to 1, one for each of `x`.
    public var y: [Double]
    /// The score of the curve: the area under it, or the average precision; `nil` if undefined, as for the area if all cases
    /// have the same class.
    public var score: Double?

    /// Creates a curve through points in the given order. Points outside the unit square, and points that change the curve by
    /// less than a quarter of a pixel, are omitted.
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

    /// Simplifies a curve by removing points that are closer than the tolerance to it (Douglas & Peucker 1973).
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

    /// The distance of a point from the line through two others.
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
