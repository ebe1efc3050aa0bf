import Drawing

/// The areas of links and inline code in a text that has been laid out.
struct TextMarks {
    /// A part of a link or of inline code on one line.
    private struct Mark {
        /// The index of the line.
        var line: Int
        /// The area in the coordinates of the layout.
        var area: Rect
        /// The target of the link; `nil` for code.
        var target: PDFDocument.LinkTarget?
    }

    /// The distance by which the background of code extends beyond the text on either side, in points.
    private static let codePadding = 1.25
    /// The distance between the background of code and the top and bottom of its line, as a fraction of the line height.
    private static let codeInset = 0.08
    /// The radius of the background's corners, in points.
    private static let codeRadius = 2.0

    private var marks: [Mark] = []

    /// Locates the links and the inline code of `text` in its layout.
    init(of text: RichText, in layout: TextLayout) {
        guard !text.links.isEmpty || !text.code.isEmpty else { return }
        let ranges = text.code.map { ($0, nil) } + text.links.map { ($0.range, Optional($0.target)) }
        for (range, target) in ranges {
            for area in layout.rectangles(of: range) {
                guard let line = layout.lines.lastIndex(where: { $0.bounds.minY <= area.midY }) else {
                    continue
                }
                marks.append(Mark(line: line, area: area, target: target))
            }
        }
    }

    /// Draws the backgrounds of inline code on some lines; `origin` is the top-left corner of the whole layout.
    func drawBackgrounds(on canvas: any Canvas, lines: Range<Int>, at origin: Point) {
        for mark in marks where mark.target == nil && lines.contains(mark.line) {
            let area = mark.area.offset(dx: origin.x, dy: origin.y)
            let background = area.inset(dx: -Self.codePadding, dy: area.height * Self.codeInset)
            canvas.fill(Path(background, cornerRadius: Self.codeRadius), Palette.codeBackground)
        }
    }

    /// Adds the links on some lines to the page; `origin` is the top-left corner of the whole layout.
    func addLinks(to context: PageContext, lines: Range<Int>, at origin: Point) {
        for mark in marks where lines.contains(mark.line) {
            guard let target = mark.target else { continue }
            context.addLink(to: target, over: mark.area.offset(dx: origin.x, dy: origin.y))
        }
    }
}
