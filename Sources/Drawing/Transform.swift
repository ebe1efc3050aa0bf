import CCairo

/// An affine map of the plane, as Cairo has it: `x' = xx·x + xy·y + x0`, `y' = yx·x + yy·y + y0`.
public struct Transform: Hashable, Sendable {
    /// The coefficients of the linear part.
    public var xx, yx, xy, yy: Double
    /// The translation.
    public var x0, y0: Double

    /// The map with these coefficients.
    public init(xx: Double, yx: Double, xy: Double, yy: Double, x0: Double, y0: Double) {
        self.xx = xx
        self.yx = yx
        self.xy = xy
        self.yy = yy
        self.x0 = x0
        self.y0 = y0
    }

    /// The map that leaves every point where it is.
    public static let identity = Transform(xx: 1, yx: 0, xy: 0, yy: 1, x0: 0, y0: 0)

    /// Moves by a distance.
    public static func translation(x: Double, y: Double) -> Transform {
        Transform(xx: 1, yx: 0, xy: 0, yy: 1, x0: x, y0: y)
    }

    /// Scales about the origin.
    public static func scale(x: Double, y: Double) -> Transform {
        Transform(xx: x, yx: 0, xy: 0, yy: y, x0: 0, y0: 0)
    }

    /// A quarter turn anticlockwise about the origin: text reads from bottom to top. Exact, where a
    /// rotation by sine and cosine of a right angle is not.
    public static let quarterTurn = Transform(xx: 0, yx: -1, xy: 1, yy: 0, x0: 0, y0: 0)

    /// The map that applies this one first and `next` afterwards.
    public func followed(by next: Transform) -> Transform {
        Transform(
            xx: next.xx * xx + next.xy * yx,
            yx: next.yx * xx + next.yy * yx,
            xy: next.xx * xy + next.xy * yy,
            yy: next.yx * xy + next.yy * yy,
            x0: next.xx * x0 + next.xy * y0 + next.x0,
            y0: next.yx * x0 + next.yy * y0 + next.y0)
    }

    /// The image of a point.
    public func apply(to point: Point) -> Point {
        Point(xx * point.x + xy * point.y + x0, yx * point.x + yy * point.y + y0)
    }

    /// The smallest rectangle around the image of a rectangle.
    public func apply(to rect: Rect) -> Rect {
        let corners = [
            Point(rect.minX, rect.minY), Point(rect.maxX, rect.minY),
            Point(rect.minX, rect.maxY), Point(rect.maxX, rect.maxY),
        ]
        return Rect(around: corners.map(apply(to:))) ?? rect
    }

    /// Whether it moves all points by the same distance.
    var isTranslation: Bool { xx == 1 && yx == 0 && xy == 0 && yy == 1 }

    var matrix: cairo_matrix_t {
        cairo_matrix_t(xx: xx, yx: yx, xy: xy, yy: yy, x0: x0, y0: y0)
    }
}
