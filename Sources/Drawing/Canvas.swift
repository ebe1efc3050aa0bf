/// What can be drawn on: a Cairo surface (``CairoCanvas``), a picture as SVG (``SVGCanvas``) or a list of what was drawn
/// (``RecordingCanvas``).
public protocol Canvas: AnyObject {
    /// Remembers the transform, the clip and the role until the matching ``restore()``.
    func save()

    /// Returns to what the matching ``save()`` remembered.
    func restore()

    /// Applies `transform` to all that is drawn from here on, before the transforms already in force.
    func concatenate(_ transform: Transform)

    /// Keeps all that is drawn from here on within `path` and the clips already in force.
    func clip(to path: Path)

    /// Fills the inside of a path (non-zero winding rule).
    func fill(_ path: Path, _ color: Color)

    /// Draws a path's line.
    func stroke(_ path: Path, _ stroke: Stroke)

    /// Draws some lines of a text; the top-left corner of the first of them comes to `origin`.
    func draw(_ text: TextLayout, lines: Range<Int>, at origin: Point)

    /// Says what the things drawn from here on are for. It changes no picture; a recording keeps it.
    func assign(_ role: DrawingRole)
}

/// What a drawn thing is for.
public enum DrawingRole: Sendable {
    /// Furniture of the picture: title, axes, grid, legend.
    case frame
    /// What stands for data.
    case mark
    /// Text that belongs to a mark and lies on or beside it.
    case annotation
}

extension Canvas {
    /// Draws within `body`, then returns to the transform, the clip and the role from before.
    public func saving<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
        save()
        defer { restore() }
        try body()
    }

    /// Draws within `body` in a role.
    public func marking<Failure: Error>(
        _ role: DrawingRole, _ body: () throws(Failure) -> Void
    ) throws(Failure) {
        save()
        defer { restore() }
        assign(role)
        try body()
    }

    /// Moves the origin of all that is drawn from here on.
    public func translate(x: Double, y: Double) {
        concatenate(.translation(x: x, y: y))
    }

    /// Fills a rectangle.
    public func fill(_ rect: Rect, _ color: Color) {
        fill(Path(rect), color)
    }

    /// Draws a straight line.
    public func line(from start: Point, to end: Point, _ stroke: Stroke) {
        self.stroke(Path([start, end]), stroke)
    }

    /// Draws a text; its top-left corner comes to `origin`.
    public func draw(_ text: TextLayout, at origin: Point) {
        draw(text, lines: 0..<text.lines.count, at: origin)
    }

    /// Draws a text turned by a quarter anticlockwise, so that it reads from bottom to top; the top-left corner
    /// of the upright result, `text.size.height` wide and `text.size.width` high, comes to `origin`.
    public func drawUpwards(_ text: TextLayout, at origin: Point) {
        saving {
            concatenate(
                Transform.quarterTurn
                    .followed(by: .translation(x: origin.x, y: origin.y + text.size.width)))
            draw(text, at: Point(0, 0))
        }
    }
}
