import CCairo

/// A canvas on a Cairo surface. Only one thread may use it at a time.
public final class CairoCanvas: Canvas {
    let context: OpaquePointer

    /// A canvas on a surface. If it can't be created, the surface is released.
    init(surface: OpaquePointer) throws(DrawingError) {
        // The caller's initializer fails with this one, so its `deinit` does not run.
        guard let context = cairo_create(surface) else {
            cairo_surface_destroy(surface)
            throw .cairo("out of memory")
        }
        self.context = context
        do throws(DrawingError) {
            try DrawingError.check(cairo_status(context))
        } catch {
            cairo_surface_destroy(surface)
            throw error
        }
    }

    deinit {
        cairo_destroy(context)
    }

    /// Throws the error of the first failed call, after which Cairo ignores all others.
    func check() throws(DrawingError) {
        try DrawingError.check(cairo_status(context))
    }

    /// See ``Canvas/save()``.
    public func save() { cairo_save(context) }

    /// See ``Canvas/restore()``.
    public func restore() { cairo_restore(context) }

    /// See ``Canvas/concatenate(_:)``.
    public func concatenate(_ transform: Transform) {
        var matrix = transform.matrix
        cairo_transform(context, &matrix)
    }

    /// See ``Canvas/clip(to:)``.
    public func clip(to path: Path) {
        trace(path)
        cairo_clip(context)
    }

    /// See ``Canvas/fill(_:_:)``.
    public func fill(_ path: Path, _ color: Color) {
        trace(path)
        setSource(color)
        cairo_fill(context)
    }

    /// See ``Canvas/stroke(_:_:)``.
    public func stroke(_ path: Path, _ stroke: Stroke) {
        trace(path)
        setSource(stroke.color)
        cairo_set_line_width(context, stroke.width)
        cairo_set_line_cap(context, stroke.cap.cairo)
        cairo_set_line_join(context, stroke.join.cairo)
        cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), 0)
        cairo_stroke(context)
    }

    /// See ``Canvas/draw(_:lines:at:)``.
    public func draw(_ text: TextLayout, lines: Range<Int>, at origin: Point) {
        let chosen = text.lines[lines]
        guard let top = chosen.first?.bounds.minY else { return }
        for (index, line) in zip(lines, chosen) {
            guard let pointer = pango_layout_get_line_readonly(text.layout, Int32(index)) else { continue }
            cairo_move_to(context, origin.x + line.bounds.minX, origin.y + line.baseline - top)
            pango_cairo_show_layout_line(context, pointer)
        }
        cairo_new_path(context)
    }

    /// Does nothing: a surface has no roles. See ``Canvas/assign(_:)``.
    public func assign(_ role: DrawingRole) {}

    private func setSource(_ color: Color) {
        cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
    }

    private func trace(_ path: Path) {
        cairo_new_path(context)
        for element in path.elements {
            switch element {
            case .move(let point): cairo_move_to(context, point.x, point.y)
            case .line(let point): cairo_line_to(context, point.x, point.y)
            case .curve(let control1, let control2, let end):
                cairo_curve_to(context, control1.x, control1.y, control2.x, control2.y, end.x, end.y)
            case .circle(let center, let radius):
                cairo_new_sub_path(context)
                cairo_arc(context, center.x, center.y, radius, 0, 2 * .pi)
                cairo_close_path(context)
            case .rect(let rect): cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
            case .close: cairo_close_path(context)
            }
        }
    }
}

extension Stroke.Cap {
    fileprivate var cairo: cairo_line_cap_t {
        switch self {
        case .butt: CAIRO_LINE_CAP_BUTT
        case .round: CAIRO_LINE_CAP_ROUND
        case .square: CAIRO_LINE_CAP_SQUARE
        }
    }
}

extension Stroke.Join {
    fileprivate var cairo: cairo_line_join_t {
        switch self {
        case .miter: CAIRO_LINE_JOIN_MITER
        case .round: CAIRO_LINE_JOIN_ROUND
        case .bevel: CAIRO_LINE_JOIN_BEVEL
        }
    }
}
