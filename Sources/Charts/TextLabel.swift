import Drawing

/// A text that has been laid out and measured, ready to be placed.
struct TextLabel {
    let layout: TextLayout

    /// Lays out text in one style. If a width is given, text that does not fit into `lines` lines ends with an ellipsis.
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
        // A layout that fits without wrapping has the width of its text, not of the available space.
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

/// The point of a label that is placed at a given point, in fractions of its width and height.
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
    /// Draws a label with its anchor at a point.
    func draw(_ label: TextLabel, at point: Point, _ anchor: Anchor) {
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

    /// The text with line breaks allowed after underscores, slashes and periods, as in names of columns.
    fileprivate var breakable: String {
        reduce(into: "") { text, character in
            text.append(character)
            if "_/.".contains(character) { text.append("\u{200b}") }
        }
    }
}
