/// A canvas that produces SVG. Text becomes outlines, so that a picture looks the same everywhere, and colours keep their
/// replacements for dark pages.
public final class SVGCanvas: Canvas {
    private struct State {
        var transform = Transform.identity
        /// The number of clips in force.
        var clipCount = 0
    }

    private let size: Size
    private var state = State()
    private var saved: [State] = []
    private var content = SVGContent()
    private let glyphs = GlyphOutlines()

    /// An empty picture.
    ///
    /// - Parameter size: the size in CSS pixels.
    /// - Throws: ``DrawingError/invalidSize(width:height:)`` if the size is not positive or exceeds Cairo's limit.
    public init(size: Size) throws(DrawingError) {
        try DrawingError.check(size)
        self.size = size
    }

    /// Returns what was drawn so far, ready to be written.
    public func drawing() -> SVGDrawing {
        var content = content
        content.items += Array(repeating: .clipEnd, count: state.clipCount)
        return SVGDrawing(content, size: size)
    }

    /// See ``Canvas/save()``.
    public func save() { saved.append(state) }

    /// See ``Canvas/restore()``.
    public func restore() {
        let before = saved.popLast() ?? State()
        content.items += Array(repeating: .clipEnd, count: max(0, state.clipCount - before.clipCount))
        state = before
    }

    /// See ``Canvas/concatenate(_:)``.
    public func concatenate(_ transform: Transform) {
        state.transform = transform.followed(by: state.transform)
    }

    /// See ``Canvas/clip(to:)``.
    public func clip(to path: Path) {
        let (path, transform) = placed(path)
        content.items.append(.clip(path, transform))
        state.clipCount += 1
    }

    /// See ``Canvas/fill(_:_:)``.
    public func fill(_ path: Path, _ color: Color) {
        let (path, transform) = placed(path)
        content.items.append(.path(path, SVGContent.Paint(fill: color), transform))
    }

    /// See ``Canvas/stroke(_:_:)``.
    public func stroke(_ path: Path, _ stroke: Stroke) {
        let (path, transform) = placed(path)
        var paint = SVGContent.Paint(stroke: stroke)
        // A path that was just filled and is now stroked is one element.
        if case .path(path, let last, transform)? = content.items.last, last.stroke == nil {
            paint.fill = last.fill
            content.items.removeLast()
        }
        content.items.append(.path(path, paint, transform))
    }

    /// See ``Canvas/draw(_:lines:at:)``.
    public func draw(_ text: TextLayout, lines: Range<Int>, at origin: Point) {
        guard let top = text.lines[lines].first?.bounds.minY else { return }
        for index in lines {
            let (left, baseline) = (text.lines[index].bounds.minX, text.lines[index].baseline - top)
            for run in text.glyphRuns(inLine: index) {
                draw(run, at: Point(origin.x + left + run.x, origin.y + baseline))
            }
        }
    }

    /// Does nothing: a picture has no roles. See ``Canvas/assign(_:)``.
    public func assign(_ role: DrawingRole) {}

    private func draw(_ run: GlyphRun, at origin: Point) {
        if let background = run.style.background {
            fill(run.ground.offset(dx: origin.x, dy: origin.y), background)
        }
        var letters: [SVGContent.Word.Letter] = []
        var first = Point(0, 0)
        for (glyph, place) in run.glyphs {
            let outline = glyphs.outline(of: glyph, in: run.font)
            guard !outline.isEmpty else { continue }
            if letters.isEmpty { first = place }
            letters.append(
                .init(
                    outline: content.outlines.index(of: outline), x: hundredths(place.x - first.x),
                    y: hundredths(place.y - first.y)))
        }
        if !letters.isEmpty {
            let place = Transform.translation(x: origin.x + first.x, y: origin.y + first.y)
            let word = content.words.index(of: SVGContent.Word(letters: letters))
            content.items.append(
                .word(word, SVGContent.Paint(fill: run.style.color), place.followed(by: state.transform)))
        }
        for line in run.lines { fill(line.offset(dx: origin.x, dy: origin.y), run.style.color) }
    }

    /// Returns a path and the transform to write with it. A translation is applied to the path, which leaves no transform.
    private func placed(_ path: Path) -> (Path, Transform) {
        let transform = state.transform
        guard transform.isTranslation else { return (path, transform) }
        return (path.offset(dx: transform.x0, dy: transform.y0), .identity)
    }
}
