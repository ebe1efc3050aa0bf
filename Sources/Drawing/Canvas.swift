/// A surface to draw on: a Cairo surface (``CairoCanvas``), an SVG drawing (``SVGCanvas``) or a list of what was drawn
/// (``RecordingCanvas``).
public protocol Canvas: AnyObject {
    /// Saves the transformation, the clip and the role until the matching ``restore()``.
    func save()

    /// Restores the state of the matching ``save()``.
    func restore()

    /// Applies `transform` to everything drawn from now on, before the transformations that are already in effect.
    func concatenate(_ transform: Transform)

    /// Clips everything drawn from now on to `path`, in addition to the clips that are already in effect.
    func clip(to path: Path)

    /// Fills the interior of a path (non-zero winding rule).
    func fill(_ path: Path, _ color: Color)

    /// Strokes a path.
    func stroke(_ path: Path, _ stroke: Stroke)

    /// Draws some lines of a text, with the top-left corner of the first one at `origin`.
    func draw(_ text: TextLayout, lines: Range<Int>, at origin: Point)

    /// Sets the role of everything drawn from now on. It does not affect the picture, but is kept by a recording.
    func assign(_ role: DrawingRole)
}

/// The role of a drawn item.
public enum DrawingRole: Sendable {
    /// The frame of the picture: title, axes, grid, legend.
    case frame
    /// A mark that represents data.
    case mark
    /// Text that belongs to a mark, on it or beside it.
    case annotation
}

extension Canvas {
    /// Draws in `body`, then restores the transformation, the clip and the role.
    public func saving<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
        save()
        defer { restore() }
        try body()
    }

    /// Draws in `body` with a role.
    public func marking<Failure: Error>(
        _ role: DrawingRole, _ body: () throws(Failure) -> Void
    ) throws(Failure) {
        save()
        defer { restore() }
        assign(role)
        try body()
    }

    /// Moves the origin of everything drawn from now on.
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

    /// Draws a text with its top-left corner at `origin`.
    public func draw(_ text: TextLayout, at origin: Point) {
        draw(text, lines: 0..<text.lines.count, at: origin)
    }

    /// Draws a text rotated by 90° anticlockwise, so that it reads from bottom to top. The top-left corner of the rotated
    /// text, which is `text.size.height` wide and `text.size.width` high, is at `origin`.
    public func drawUpwards(_ text: TextLayout, at origin: Point) {
        saving {
            concatenate(
                Transform.quarterTurn
                    .followed(by: .translation(x: origin.x, y: origin.y + text.size.width)))
            draw(text, at: Point(0, 0))
        }
    }
}
