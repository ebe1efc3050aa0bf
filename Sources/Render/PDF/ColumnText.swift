import Drawing

/// The cells of a column set as one text, a paragraph a cell: far faster than a text for each.
struct ColumnText {
    private let layout: TextLayout
    private let marks: TextMarks
    private let leading: Double
    /// The lines of each cell.
    let lines: [Range<Int>]

    /// Sets cells.
    ///
    /// - Parameters:
    ///   - width: the width at which lines are broken; `nil` for cells of one line each.
    ///   - lineLimit: how many lines a cell may have before it is cut, an ellipsis at its end.
    init(
        _ cells: [RichText], leading: Double, width: Double? = nil,
        alignment: ParagraphStyle.Alignment = .left, lineLimit: Int? = nil
    ) {
        var text = RichText()
        var starts: [Int] = []
        for (index, cell) in cells.enumerated() {
            // The line feed takes the style of what is before it, so that plain cells are one run.
            if index > 0 { text.append("\n", text.runs.last?.style ?? Typography.body.style) }
            starts.append(text.count)
            text.append(cell)
        }
        layout = TextLayout(
            text.runs,
            ParagraphStyle(
                width: width, alignment: alignment, truncation: lineLimit == nil ? nil : .end,
                lineLimit: lineLimit ?? 1, lineHeight: leading))
        marks = TextMarks(of: text, in: layout)
        self.leading = leading
        var lines: [Range<Int>] = []
        var line = 0
        for index in starts.indices {
            let first = line
            let next = index + 1 < starts.count ? starts[index + 1] : Int.max
            while line < layout.lines.count, layout.lines[line].range.lowerBound < next { line += 1 }
            lines.append(first..<line)
        }
        self.lines = lines
    }

    /// The width of the longest line.
    var width: Double { layout.size.width }

    /// Draws a cell; `origin` is the top-left corner of the column's width.
    func draw(cell: Int, on sheet: Sheet, at origin: Point) {
        let lines = lines[cell]
        guard !lines.isEmpty else { return }
        let corner = Point(origin.x, origin.y - layout.lines[lines.lowerBound].bounds.minY)
        marks.drawGrounds(on: sheet.canvas, lines: lines, at: corner)
        sheet.canvas.draw(layout, lines: lines, at: origin)
        marks.addLinks(to: sheet, lines: lines, at: corner)
    }
}
