import Drawing

/// A paragraph, a heading or a caption: lines of text that may be continued on the next page.
struct ParagraphBox: Box {
    /// The text, set for the width.
    private let layout: TextLayout
    /// The lines of it that belong to this box.
    private let lines: Range<Int>
    private let marks: TextMarks
    /// The name that links to this place use.
    private let anchor: String?

    /// Sets a text for a width.
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

    func draw(on sheet: Sheet, at origin: Point) {
        let top = layout.lines[lines.lowerBound].bounds.minY
        marks.drawGrounds(on: sheet.canvas, lines: lines, at: Point(origin.x, origin.y - top))
        sheet.canvas.draw(layout, lines: lines, at: origin)
        marks.addLinks(to: sheet, lines: lines, at: Point(origin.x, origin.y - top))
        if let anchor { sheet.addDestination(anchor, at: Point(origin.x, origin.y - 6)) }
    }

    func split(fitting height: Double, atTop: Bool) -> (head: any Box, rest: any Box)? {
        var count = 0
        var bottom = 0.0
        for line in layout.lines[lines] {
            bottom += line.bounds.height
            if bottom > height + layoutTolerance { break }
            count += 1
        }
        // Neither the last line alone on the next page (a widow) nor the first one alone on this one (an orphan).
        count = min(count, lines.count - 2)
        guard count >= 2 else { return nil }
        let cut = lines.lowerBound + count
        return (
            ParagraphBox(self, lines: lines.lowerBound..<cut),
            ParagraphBox(self, lines: cut..<lines.upperBound)
        )
    }
}

/// The places of a set text that are more than letters: links and code within text.
struct TextMarks {
    private struct Mark {
        var line: Int
        var area: Rect
        var target: PDFDocument.LinkTarget?
    }

    private var marks: [Mark] = []

    /// Finds the places of the links and the code of `text`.
    init(of text: RichText, in layout: TextLayout) {
        guard !text.links.isEmpty || !text.chips.isEmpty else { return }
        let ranges = text.chips.map { ($0, nil) } + text.links.map { ($0.range, Optional($0.target)) }
        for (range, target) in ranges {
            for area in layout.rectangles(of: range) {
                guard let line = layout.lines.lastIndex(where: { $0.bounds.minY <= area.midY }) else {
                    continue
                }
                marks.append(Mark(line: line, area: area, target: target))
            }
        }
    }

    /// Draws the grounds of code; `origin` is the top-left corner of the whole layout.
    func drawGrounds(on canvas: any Canvas, lines: Range<Int>, at origin: Point) {
        for mark in marks where mark.target == nil && lines.contains(mark.line) {
            let area = mark.area.offset(dx: origin.x, dy: origin.y)
            let ground = area.inset(dx: -1.25, dy: area.height * 0.08)
            canvas.fill(Path(ground, cornerRadius: 2), Palette.chip)
        }
    }

    /// Makes the links work; `origin` is the top-left corner of the whole layout.
    func addLinks(to sheet: Sheet, lines: Range<Int>, at origin: Point) {
        for mark in marks where lines.contains(mark.line) {
            guard let target = mark.target else { continue }
            sheet.addLink(to: target, over: mark.area.offset(dx: origin.x, dy: origin.y))
        }
    }
}
