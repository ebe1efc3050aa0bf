import Drawing

/// Columns of a table side by side below their heads; continued on the next page below the same heads.
struct TableBox: Box {
    /// A table that is no higher than this moves to the next page rather than being broken.
    private static let heightKeptTogether = 200.0
    private static let lineLimit = 6
    private static let labelGap = 4.0

    private struct Column {
        var x: Double
        var head: ColumnText
        var body: ColumnText
    }

    /// What all pieces of a broken table have in common.
    private struct Setting {
        var columns: [Column]
        var width: Double
        var leading: Double
        /// The space above and below the text of a row.
        var padding: Double
        var headLines: Int
        /// What the table is called where it is continued; empty for a table without a number.
        var name: String

        var headHeight: Double { Double(headLines) * leading + 2 * padding }

        func height(rows: Range<Int>) -> Double {
            rows.reduce(0) { $0 + height(row: $1) }
        }

        func height(row: Int) -> Double {
            Double(columns.map { $0.body.lines[row].count }.max() ?? 1) * leading + 2 * padding
        }
    }

    private let setting: Setting
    private let rows: Range<Int>
    private let label: TextLayout?
    let height: Double

    /// Sets one part of a table.
    ///
    /// - Parameters:
    ///   - name: what the table is called, such as "Table 3"; empty if it has no number.
    ///   - label: what stands above a part that is not the first one.
    init(_ content: TableContent, part: TableFit.Part, name: String, label: String? = nil) {
        let type = Typography.cell(size: part.size)
        var columns: [Column] = []
        var x = 0.0
        for (index, width) in zip(part.columns, part.widths) {
            let column = content.columns[index]
            // A hair more than was measured at another size.
            let width = width + layoutTolerance
            func set(_ texts: [RichText], lineLimit: Int?) -> ColumnText {
                let whole = ColumnText(
                    texts, leading: type.leading, width: width, alignment: column.alignment,
                    lineLimit: lineLimit)
                guard whole.lines.contains(where: { $0.count > 1 }) else { return whole }
                return ColumnText(
                    texts.map { $0.links.isEmpty && $0.chips.isEmpty ? $0.breakableInNames : $0 },
                    leading: type.leading, width: width, alignment: column.alignment, lineLimit: lineLimit)
            }
            columns.append(
                Column(
                    x: x, head: set([content.headText(column: index, size: part.size)], lineLimit: nil),
                    body: set(content.texts(column: index, size: part.size), lineLimit: Self.lineLimit)))
            x += width + part.gutter
        }
        self.init(
            Setting(
                columns: columns, width: part.width, leading: type.leading, padding: part.size * 0.34,
                headLines: columns.map { $0.head.lines[0].count }.max() ?? 1, name: name),
            rows: 0..<content.rowCount, label: label.map(Self.label))
    }

    private init(_ setting: Setting, rows: Range<Int>, label: TextLayout?) {
        self.setting = setting
        self.rows = rows
        self.label = label
        height =
            (label.map { $0.size.height + Self.labelGap } ?? 0) + setting.headHeight
            + setting.height(rows: rows)
    }

    private static func label(_ text: String) -> TextLayout {
        let type = Typography.caption
        return TextLayout(text, type.style, ParagraphStyle(lineHeight: type.leading))
    }

    func draw(on sheet: Sheet, at origin: Point) {
        let canvas = sheet.canvas
        var y = origin.y
        if let label {
            canvas.draw(label, at: Point(origin.x, y))
            y += label.size.height + Self.labelGap
        }
        func rule(_ y: Double, _ width: Double, _ color: Color) {
            canvas.line(
                from: Point(origin.x, y), to: Point(origin.x + setting.width, y), Stroke(color, width: width))
        }
        rule(y, 0.9, Palette.ink)
        let bottom = y + setting.headHeight
        for column in setting.columns {
            let top = bottom - setting.padding - Double(column.head.lines[0].count) * setting.leading
            column.head.draw(cell: 0, on: sheet, at: Point(origin.x + column.x, top))
        }
        y = bottom
        rule(y, 0.6, Palette.muted)
        for row in rows {
            if row > rows.lowerBound { rule(y, 0.4, Palette.rule) }
            for column in setting.columns {
                column.body.draw(cell: row, on: sheet, at: Point(origin.x + column.x, y + setting.padding))
            }
            y += setting.height(row: row)
        }
        rule(y, 0.9, Palette.ink)
    }

    func split(fitting height: Double, atTop: Bool) -> (head: any Box, rest: any Box)? {
        guard atTop || self.height > Self.heightKeptTogether else { return nil }
        var bottom = self.height - setting.height(rows: rows)
        var count = 0
        for row in rows {
            bottom += setting.height(row: row)
            if bottom > height + layoutTolerance { break }
            count += 1
        }
        // Two rows at least on either side, unless the page holds no more.
        count = min(count, rows.count - 2)
        guard count >= (atTop ? 1 : 2) else { return nil }
        let cut = rows.lowerBound + count
        let continuation = setting.name.isEmpty ? nil : Self.label("\(setting.name), continued")
        return (
            TableBox(setting, rows: rows.lowerBound..<cut, label: label),
            TableBox(setting, rows: cut..<rows.upperBound, label: continuation)
        )
    }
}

extension TableBox {
    /// Sets a table so that it fits a width: as one box or, where it is too wide, as several.
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
