import CCairo

/// An affine transformation in Cairo's notation: `x' = xx·x + xy·y + x0`, `y' = yx·x + yy·y + y0`.
public struct Transform: Hashable, Sendable {
    /// The coefficients of the linear part.
    public var xx, yx, xy, yy: Double
    /// The translation.
    public var x0, y0: Double

    /// Creates the transformation with these coefficients.
    public init(xx: Double, yx: Double, xy: Double, yy: Double, x0: Double, y0: Double) {
        self.xx = xx
        self.yx = yx
        self.xy = xy
        self.yy = yy
        self.x0 = x0
        self.y0 = y0
    }

    /// The identity.
    public static let identity = Transform(xx: 1, yx: 0, xy: 0, yy: 1, x0: 0, y0: 0)

    /// A translation by a distance.
    public static func translation(x: Double, y: Double) -> Transform {
        Transform(xx: 1, yx: 0, xy: 0, yy: 1, x0: x, y0: y)
    }

    /// A scaling about the origin.
    public static func scale(x: Double, y: Double) -> Transform {
        Transform(xx: x, yx: 0, xy: 0, yy: y, x0: 0, y0: 0)
    }

    /// A rotation by 90° anticlockwise about the origin, so that text reads from bottom to top. Exact, unlike a rotation by
    /// the sine and cosine of a right angle.
    public static let quarterTurn = Transform(xx: 0, yx: -1, xy: 1, yy: 0, x0: 0, y0: 0)

    /// The transformation that applies this one first, and then `next`.
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

    /// The bounding box of the image of a rectangle.
    public func apply(to rect: Rect) -> Rect {
        let corners = [
            Point(rect.minX, rect.minY), Point(rect.maxX, rect.minY),
            Point(rect.minX, rect.maxY), Point(rect.maxX, rect.maxY),
        ]
        return Rect(around: corners.map(apply(to:))) ?? rect
    }

    /// Whether the transformation is a translation.
    var isTranslation: Bool { xx == 1 && yx == 0 && xy == 0 && yy == 1 }

    var matrix: cairo_matrix_t {
        cairo_matrix_t(xx: xx, yx: yx, xy: xy, yy: yy, x0: x0, y0: y0)
    }
}
