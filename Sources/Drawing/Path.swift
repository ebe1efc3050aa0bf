/// Lines and curves to be filled, stroked or clipped to.
public struct Path: Hashable, Sendable {
    /// An element of a path.
    public enum Element: Hashable, Sendable {
        /// Starts a new subpath at a point.
        case move(Point)
        /// A straight line to a point.
        case line(Point)
        /// A cubic Bézier curve to `end`.
        case curve(control1: Point, control2: Point, end: Point)
        /// A circle, as a subpath of its own.
        case circle(center: Point, radius: Double)
        /// A rectangle, as a subpath of its own.
        case rect(Rect)
        /// A straight line back to the start of the subpath.
        case close
    }

    /// The elements in order.
    public private(set) var elements: [Element] = []

    /// Creates an empty path.
    public init() {}

    /// Creates the outline of a rectangle.
    public init(_ rect: Rect) {
        elements = [.rect(rect)]
    }

    /// Creates the outline of a rectangle with rounded corners, whose radius is at most half the shorter side.
    public init(_ rect: Rect, cornerRadius: Double) {
        let radius = min(cornerRadius, rect.width / 2, rect.height / 2)
        guard radius > 0 else {
            elements = [.rect(rect)]
            return
        }
        // The distance of the control points at which a cubic curve approximates a quarter circle best.
        let bend = radius * (1 - 0.552_284_75)
        move(to: Point(rect.minX + radius, rect.minY))
        line(to: Point(rect.maxX - radius, rect.minY))
        curve(
            to: Point(rect.maxX, rect.minY + radius), Point(rect.maxX - bend, rect.minY),
            Point(rect.maxX, rect.minY + bend))
        line(to: Point(rect.maxX, rect.maxY - radius))
        curve(
            to: Point(rect.maxX - radius, rect.maxY), Point(rect.maxX, rect.maxY - bend),
            Point(rect.maxX - bend, rect.maxY))
        line(to: Point(rect.minX + radius, rect.maxY))
        curve(
            to: Point(rect.minX, rect.maxY - radius), Point(rect.minX + bend, rect.maxY),
            Point(rect.minX, rect.maxY - bend))
        line(to: Point(rect.minX, rect.minY + radius))
        curve(
            to: Point(rect.minX + radius, rect.minY), Point(rect.minX, rect.minY + bend),
            Point(rect.minX + bend, rect.minY))
        close()
    }

    /// Creates a polyline through some points, or a polygon if `closed`.
    public init(_ points: some Sequence<Point>, closed: Bool = false) {
        for point in points {
            elements.append(elements.isEmpty ? .move(point) : .line(point))
        }
        if closed, !elements.isEmpty { close() }
    }

    /// Creates a circle.
    public init(circle center: Point, radius: Double) {
        elements = [.circle(center: center, radius: radius)]
    }

    /// Starts a new subpath at `point`.
    public mutating func move(to point: Point) { elements.append(.move(point)) }

    /// Adds a straight line to `point`.
    public mutating func line(to point: Point) { elements.append(.line(point)) }

    /// Adds a cubic Bézier curve to `end`.
    public mutating func curve(to end: Point, _ control1: Point, _ control2: Point) {
        elements.append(.curve(control1: control1, control2: control2, end: end))
    }

    /// Closes the current subpath.
    public mutating func close() { elements.append(.close) }

    /// Adds all subpaths of another path.
    public mutating func append(_ other: Path) { elements += other.elements }

    /// The path translated by a distance.
    public func offset(dx: Double, dy: Double) -> Path {
        guard dx != 0 || dy != 0 else { return self }
        func moved(_ point: Point) -> Point { Point(point.x + dx, point.y + dy) }
        var path = Path()
        path.elements = elements.map { element in
            switch element {
            case .move(let point): .move(moved(point))
            case .line(let point): .line(moved(point))
            case .curve(let control1, let control2, let end):
                .curve(control1: moved(control1), control2: moved(control2), end: moved(end))
            case .circle(let center, let radius): .circle(center: moved(center), radius: radius)
            case .rect(let rect): .rect(rect.offset(dx: dx, dy: dy))
            case .close: .close
            }
        }
        return path
    }

    /// Whether the path has no elements.
    public var isEmpty: Bool { elements.isEmpty }

    /// The bounding box of the path including its control points; `nil` for an empty path.
    public var bounds: Rect? {
        var points: [Point] = []
        for element in elements {
            switch element {
            case .move(let point), .line(let point): points.append(point)
            case .curve(let control1, let control2, let end): points += [control1, control2, end]
            case .circle(let center, let radius):
                points.append(Point(center.x - radius, center.y - radius))
                points.append(Point(center.x + radius, center.y + radius))
            case .rect(let rect):
                points += [rect.origin, Point(rect.maxX, rect.maxY)]
            case .close: break
            }
        }
        return Rect(around: points)
    }
}
