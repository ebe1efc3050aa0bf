import Drawing

/// A paragraph, a heading or a caption. It can be split between lines.
struct ParagraphBox: LayoutBox {
    /// The minimum number of lines on either side of a page break, which prevents widows and orphans.
    private static let minimumLines = 2

    /// The text, laid out for the width.
    private let layout: TextLayout
    /// The lines of the layout that belong to this box.
    private let lines: Range<Int>
    private let marks: TextMarks
    /// The destination of links to the box.
    private let anchor: String?

    /// Lays out a text for a width, in points.
    ///
    /// - Parameter anchor: the name of the box as a destination of links.
    init(_ text: RichText, _ type: Typography.Text, width: Double, anchor: String? = nil) {
        layout = TextLayout(
            text.runs.isEmpty ? [TextRun("", type.style)] : text.runs,
            ParagraphStyle(width: width, lineHeight: type.leading))
        lines = 0..<layout.lines.count
        marks = TextMarks(of: text, in: layout)
        self.anchor = anchor
    }

    private init(_ whole: ParagraphBox, lines: Range<Int>) {
        layout = whole.layout
        self.lines = lines
        marks = whole.marks
        anchor = lines.lowerBound == whole.lines.lowerBound ? whole.anchor : nil
    }

    var height: Double {
        layout.lines[lines].reduce(0) { $0 + $1.bounds.height }
    }

    func draw(in context: PageContext, at origin: Point) {
        let top = layout.lines[lines.lowerBound].bounds.minY
        marks.drawBackgrounds(on: context.canvas, lines: lines, at: Point(origin.x, origin.y - top))
        context.canvas.draw(layout, lines: lines, at: origin)
        marks.addLinks(to: context, lines: lines, at: Point(origin.x, origin.y - top))
        if let anchor { context.addDestination(anchor, at: origin) }
    }

    func split(fitting height: Double, atTop: Bool) -> (head: any LayoutBox, rest: any LayoutBox)? {
        var count = 0
        var bottom = 0.0
        for line in layout.lines[lines] {
            bottom += line.bounds.height
            if bottom > height + layoutTolerance { break }
            count += 1
        }
        count = min(count, lines.count - Self.minimumLines)
        guard count >= Self.minimumLines else { return nil }
        let cut = lines.lowerBound + count
        return (
            ParagraphBox(self, lines: lines.lowerBound..<cut),
            ParagraphBox(self, lines: cut..<lines.upperBound)
        )
    }
}
