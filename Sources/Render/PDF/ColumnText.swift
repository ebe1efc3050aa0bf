import Drawing

/// The cells of a table column laid out as one text with a paragraph for each cell, which is far faster than a layout for
/// each.
struct ColumnText {
    private let layout: TextLayout
    private let marks: TextMarks
    private let leading: Double
    /// The range of the layout's lines that each cell takes.
    let lines: [Range<Int>]

    /// Lays out the cells of a column.
    ///
    /// - Parameters:
    ///   - leading: the distance between baselines, in points.
    ///   - width: the width at which lines are broken, in points; `nil` keeps each cell on one line.
    ///   - lineLimit: the maximum number of lines of a cell; longer ones end in an ellipsis. `nil` for no limit.
    init(
        _ cells: [RichText], leading: Double, width: Double? = nil,
        alignment: ParagraphStyle.Alignment = .left, lineLimit: Int? = nil
    ) {
        var text = RichText()
        var starts: [Int] = []
        for (index, cell) in cells.enumerated() {
            // A line feed in the style of the text before it keeps plain cells in one run.
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

    /// Whether the text of a cell takes more lines than it may.
    var isTruncated: Bool { layout.isTruncated }

    /// The width of the longest line, in points.
    var width: Double { layout.size.width }

    /// Draws the cell of an index with the top-left corner of its column's width at `origin`.
    func draw(cell: Int, in context: PageContext, at origin: Point) {
        let lines = lines[cell]
        guard !lines.isEmpty else { return }
        let corner = Point(origin.x, origin.y - layout.lines[lines.lowerBound].bounds.minY)
        marks.drawBackgrounds(on: context.canvas, lines: lines, at: corner)
        context.canvas.draw(layout, lines: lines, at: origin)
        marks.addLinks(to: context, lines: lines, at: corner)
    }
}
