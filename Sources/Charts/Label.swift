import Drawing

/// A piece of text with its measure, ready to be placed.
struct Label {
    let layout: TextLayout

    /// Text in one style; where a width is given, it takes at most so many lines and ends in an ellipsis where it does
    /// not fit.
    init(
        _ text: String, _ style: TextStyle, width: Double? = nil, lines: Int = 1,
        alignment: ParagraphStyle.Alignment = .left
    ) {
        self.init([TextRun(text, style)], width: width, lines: lines, alignment: alignment)
    }

    init(
        _ runs: [TextRun], width: Double? = nil, lines: Int = 1, alignment: ParagraphStyle.Alignment = .left
    ) {
        let runs = runs.map { TextRun(width == nil ? $0.text.oneLine : $0.text.oneLine.breakable, $0.style) }
        let natural = TextLayout(runs)
        // A layout that fits anyway is measured by its text, not by the room it has.
        if let width, natural.size.width > width {
            layout = TextLayout(
                runs,
                ParagraphStyle(
                    width: max(1, width), alignment: alignment, truncation: .end, lineLimit: lines))
        } else {
            layout = natural
        }
    }

    var width: Double { layout.size.width }
    var height: Double { layout.size.height }
    var lineCount: Int { layout.lines.count }
    var isTruncated: Bool { layout.isTruncated }
}

/// The point of a label that comes to a given place, in shares of its width and height.
struct Anchor {
    var x: Double
    var y: Double

    static let topLeft = Anchor(x: 0, y: 0)
    static let top = Anchor(x: 0.5, y: 0)
    static let bottom = Anchor(x: 0.5, y: 1)
    static let left = Anchor(x: 0, y: 0.5)
    static let right = Anchor(x: 1, y: 0.5)
    static let center = Anchor(x: 0.5, y: 0.5)
}

extension Canvas {
    /// Draws a label with its anchor at a place.
    func draw(_ label: Label, at point: Point, _ anchor: Anchor) {
        let bounds = label.layout.bounds
        guard bounds.width > 0 else { return }
        draw(
            label.layout,
            at: Point(
                point.x - anchor.x * bounds.width - bounds.minX, point.y - anchor.y * bounds.height))
    }
}

extension String {
    /// The text with spaces in place of line feeds.
    fileprivate var oneLine: String {
        contains { $0.isNewline } ? String(map { $0.isNewline ? " " : $0 }) : self
    }

    /// The text with places where a line may be broken after underscores, strokes and points, as in names of columns.
    fileprivate var breakable: String {
        reduce(into: "") { text, character in
            text.append(character)
            if "_/.".contains(character) { text.append("\u{200b}") }
        }
    }
}
