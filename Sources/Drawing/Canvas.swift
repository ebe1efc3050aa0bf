/// A drawing target: a Cairo surface (``CairoCanvas``), an SVG picture (``SVGCanvas``) or a list of drawn items
/// (``RecordingCanvas``).
///
/// Lengths are in the units of ``Point``: CSS pixels for pictures, points for pages of a PDF.
public protocol Canvas: AnyObject {
    /// Saves the transform, the clip and the role until the matching ``restore()``.
    func save()

    /// Restores the transform, the clip and the role of the matching ``save()``.
    func restore()

    /// Applies `transform` to everything drawn from now on, before the current transform.
    func concatenate(_ transform: Transform)

    /// Restricts everything drawn from now on to the inside of `path` and of the current clip.
    func clip(to path: Path)

    /// Fills the inside of a path by the non-zero winding rule.
    func fill(_ path: Path, _ color: Color)

    /// Draws the line of a path.
    func stroke(_ path: Path, _ stroke: Stroke)

    /// Draws some lines of a text, with the top-left corner of the first of them at `origin`.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - lines: the indices of the lines.
    ///   - origin: the position of the first line.
    func draw(_ text: TextLayout, lines: Range<Int>, at origin: Point)

    /// Sets the role of everything drawn from now on. It has no effect on a picture; a recording stores it.
    func assign(_ role: DrawingRole)
}

/// The role of a drawn item in a chart.
public enum DrawingRole: Sendable {
    /// The frame of the chart: title, axes, grid, legend.
    case frame
    /// A mark that represents data.
    case mark
    /// Text on or beside a mark that belongs to it.
    case annotation
}

extension Canvas {
    /// Runs `body`, then restores the transform, the clip and the role from before.
    ///
    /// - Throws: an error that `body` throws.
    public func saving<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
        save()
        defer { restore() }
        try body()
    }

    /// Runs `body` with a role for everything that it draws.
    ///
    /// - Throws: an error that `body` throws.
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
