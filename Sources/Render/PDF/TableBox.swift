import Drawing

/// Columns of a table side by side below their headings. It can be split between rows; each piece repeats the headings.
struct TableBox: LayoutBox {
    /// The maximum height, in points, of a table that moves to the next page instead of being split.
    private static let unsplitHeight = 235.0
    /// The minimum number of rows on either side of a page break.
    private static let minimumRows = 2
    /// The maximum number of lines of a cell.
    private static let lineLimit = 6
    /// The space below a label, in points.
    private static let labelGap = 4.0
    /// The space above and below the text of a row, as a fraction of the type size.
    private static let rowPadding = 0.34
    /// The thickness of the rules above and below the table, below the headings and between rows, in points.
    private static let rules = (outer: 0.9, head: 0.6, row: 0.4)

    private struct Column {
        var x: Double
        var head: ColumnText
        var body: ColumnText
    }

    /// The layout of the whole table, which all pieces of a split table share.
    private struct Layout {
        var columns: [Column]
        var width: Double
        var leading: Double
        /// The space above and below the text of a row, in points.
        var padding: Double
        /// The number of lines of the headings.
        var headLines: Int
        /// The name of the table for labels such as "Table 3, continued"; empty for a table without a number.
        var name: String

        var headHeight: Double { Double(headLines) * leading + 2 * padding }

        func height(rows: Range<Int>) -> Double {
            rows.reduce(0) { $0 + height(row: $1) }
        }

        func height(row: Int) -> Double {
            Double(columns.map { $0.body.lines[row].count }.max() ?? 1) * leading + 2 * padding
        }
    }

    /// Whether the text of a cell is cut off.
    var isCut: Bool { layout.columns.contains { $0.body.isTruncated } }

    private let layout: Layout
    private let rows: Range<Int>
    private let label: TextLayout?
    let height: Double

    /// Lays out one part of a table.
    ///
    /// - Parameters:
    ///   - name: the name of the table, such as "Table 3"; empty if it has no number.
    ///   - label: the text above the part, unless it is the first one.
    init(_ content: TableContent, part: TableFit.Part, name: String, label: String? = nil) {
        let type = Typography.cell(size: part.size)
        var columns: [Column] = []
        var x = 0.0
        for (index, width) in zip(part.columns, part.widths) {
            let column = content.columns[index]
            // The tolerance makes up for rounding between the size at which texts were measured and this one.
            let width = width + layoutTolerance
            func columnText(_ texts: [RichText], lineLimit: Int?) -> ColumnText {
                let whole = ColumnText(
                    texts, leading: type.leading, width: width, alignment: column.alignment,
                    lineLimit: lineLimit)
                guard whole.lines.contains(where: { $0.count > 1 }) else { return whole }
                return ColumnText(
                    texts.map { $0.links.isEmpty && $0.code.isEmpty ? $0.breakableInNames : $0 },
                    leading: type.leading, width: width, alignment: column.alignment, lineLimit: lineLimit)
            }
            columns.append(
                Column(
                    x: x,
                    head: columnText([content.headText(column: index, size: part.size)], lineLimit: nil),
                    body: columnText(content.texts(column: index, size: part.size), lineLimit: Self.lineLimit)
                ))
            x += width + part.gutter
        }
        self.init(
            Layout(
                columns: columns, width: part.width, leading: type.leading,
                padding: part.size * Self.rowPadding,
                headLines: columns.map { $0.head.lines[0].count }.max() ?? 1, name: name),
            rows: 0..<content.rowCount, label: label.map(Self.label))
    }

    private init(_ layout: Layout, rows: Range<Int>, label: TextLayout?) {
        self.layout = layout
        self.rows = rows
        self.label = label
        height =
            (label.map { $0.size.height + Self.labelGap } ?? 0) + layout.headHeight
            + layout.height(rows: rows)
    }

    private static func label(_ text: String) -> TextLayout {
        let type = Typography.caption
        return TextLayout(text, type.style, ParagraphStyle(lineHeight: type.leading))
    }

    func draw(in context: PageContext, at origin: Point) {
        let canvas = context.canvas
        var y = origin.y
        if let label {
            canvas.draw(label, at: Point(origin.x, y))
            y += label.size.height + Self.labelGap
        }
        func rule(_ y: Double, _ width: Double, _ color: Color) {
            canvas.line(
                from: Point(origin.x, y), to: Point(origin.x + layout.width, y), Stroke(color, width: width))
        }
        rule(y, Self.rules.outer, Palette.ink)
        let bottom = y + layout.headHeight
        for column in layout.columns {
            let top = bottom - layout.padding - Double(column.head.lines[0].count) * layout.leading
            column.head.draw(cell: 0, in: context, at: Point(origin.x + column.x, top))
        }
        y = bottom
        rule(y, Self.rules.head, Palette.muted)
        for row in rows {
            if row > rows.lowerBound { rule(y, Self.rules.row, Palette.rule) }
            for column in layout.columns {
                column.body.draw(cell: row, in: context, at: Point(origin.x + column.x, y + layout.padding))
            }
            y += layout.height(row: row)
        }
        rule(y, Self.rules.outer, Palette.ink)
    }

    func split(fitting height: Double, atTop: Bool) -> (head: any LayoutBox, rest: any LayoutBox)? {
        guard atTop || self.height > Self.unsplitHeight else { return nil }
        var bottom = self.height - layout.height(rows: rows)
        var count = 0
        for row in rows {
            bottom += layout.height(row: row)
            if bottom > height + layoutTolerance { break }
            count += 1
        }
        count = min(count, rows.count - Self.minimumRows)
        // A page of its own takes a single row if it has no room for more.
        guard count >= (atTop ? 1 : Self.minimumRows) else { return nil }
        let cut = rows.lowerBound + count
        let continuation = layout.name.isEmpty ? nil : Self.label("\(layout.name), continued")
        return (
            TableBox(layout, rows: rows.lowerBound..<cut, label: label),
            TableBox(layout, rows: cut..<rows.upperBound, label: continuation)
        )
    }
}

extension TableBox {
    /// Lays out a table for a width, in points: as one box or, if it is too wide, as several.
    static func boxes(_ content: TableContent, name: String, width: Double) -> [TableBox] {
        guard !content.columns.isEmpty else { return [] }
        return TableFit.parts(of: content, width: width).enumerated().map { index, part in
            let columns = part.columns.dropFirst()
            var label: String?
            if index > 0, let first = columns.first, let last = columns.last {
                let range = first == last ? "column \(first + 1)" : "columns \(first + 1)–\(last + 1)"
                label = name.isEmpty ? range : "\(name), \(range)"
            }
            return TableBox(content, part: part, name: name, label: label)
        }
    }
}
