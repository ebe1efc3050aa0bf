/// A point on a canvas. A unit is a CSS pixel in SVG and PNG, and a point (1/72 inch) in PDF. The y axis points down.
public struct Point: Hashable, Sendable {
    /// The distance from the left edge.
    public var x: Double
    /// The distance from the top edge.
    public var y: Double

    /// Creates the point `x` to the right of and `y` below the origin.
    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// A width and a height.
public struct Size: Hashable, Sendable {
    /// The horizontal extent.
    public var width: Double
    /// The vertical extent.
    public var height: Double

    /// Creates the size `width` × `height`.
    public init(_ width: Double, _ height: Double) {
        self.width = width
        self.height = height
    }
}

/// A rectangle whose sides are parallel to the axes.
public struct Rect: Hashable, Sendable {
    /// The left edge.
    public var x: Double
    /// The top edge.
    public var y: Double
    /// The horizontal extent, not negative.
    public var width: Double
    /// The vertical extent, not negative.
    public var height: Double

    /// Creates the rectangle with top-left corner (`x`, `y`).
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// Creates the rectangle between four edges. Opposite edges may be swapped.
    public init(left: Double, top: Double, right: Double, bottom: Double) {
        self.init(
            x: min(left, right), y: min(top, bottom), width: abs(right - left), height: abs(bottom - top))
    }

    /// Creates the rectangle of a size at the origin.
    public init(_ size: Size) {
        self.init(x: 0, y: 0, width: size.width, height: size.height)
    }

    /// The left edge.
    public var minX: Double { x }
    /// The right edge.
    public var maxX: Double { x + width }
    /// The horizontal centre.
    public var midX: Double { x + width / 2 }
    /// The top edge.
    public var minY: Double { y }
    /// The bottom edge.
    public var maxY: Double { y + height }
    /// The vertical centre.
    public var midY: Double { y + height / 2 }
    /// The width and height.
    public var size: Size { Size(width, height) }
    /// The top-left corner.
    public var origin: Point { Point(x, y) }

    /// The rectangle shrunk by `dx` on the left and the right, and by `dy` at the top and the bottom. Negative amounts enlarge
    /// it; its sides are never negative.
    public func inset(dx: Double, dy: Double) -> Rect {
        let width = max(0, width - 2 * dx)
        let height = max(0, height - 2 * dy)
        return Rect(x: midX - width / 2, y: midY - height / 2, width: width, height: height)
    }

    /// The rectangle moved by a distance.
    public func offset(dx: Double, dy: Double) -> Rect {
        Rect(x: x + dx, y: y + dy, width: width, height: height)
    }

    /// Whether `other` lies within the rectangle, extended by `tolerance` on each side.
    public func contains(_ other: Rect, tolerance: Double = 0) -> Bool {
        other.minX >= minX - tolerance && other.maxX <= maxX + tolerance
            && other.minY >= minY - tolerance && other.maxY <= maxY + tolerance
    }

    /// Whether the rectangles overlap. Touching edges do not count.
    public func intersects(_ other: Rect) -> Bool {
        minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
    }

    /// The smallest rectangle that contains both.
    public func union(_ other: Rect) -> Rect {
        Rect(
            left: min(minX, other.minX), top: min(minY, other.minY),
            right: max(maxX, other.maxX), bottom: max(maxY, other.maxY))
    }

    /// Creates the smallest rectangle that contains some points; `nil` if there are none.
    init?(around points: some Sequence<Point>) {
        var bounds: Rect?
        for point in points {
            let dot = Rect(x: point.x, y: point.y, width: 0, height: 0)
            bounds = bounds?.union(dot) ?? dot
        }
        guard let bounds else { return nil }
        self = bounds
    }
}
