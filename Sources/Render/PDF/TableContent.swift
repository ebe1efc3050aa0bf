import Drawing
import Record

/// A table before it is set: its columns with their cells, whatever their size will be.
struct TableContent {
    /// What stands in a cell.
    enum Cell {
        case plain(String)
        case markup([Inline])
    }

    /// A column, its head apart.
    struct Column {
        var head: Cell
        var cells: [Cell]
        var alignment: ParagraphStyle.Alignment
        /// Whether the cells are numbers, which are never broken.
        var isNumeric: Bool
    }

    var columns: [Column]
    var links: LinkResolver

    /// A table that a script showed.
    init(_ table: Table, links: LinkResolver) {
        let rows = table.formattedRows
        columns = table.columns.indices.map { index in
            let isNumeric = table.isNumeric(column: index)
            return Column(
                head: .plain(table.columns[index].name), cells: rows.map { .plain($0[index]) },
                alignment: isNumeric ? .right : .left, isNumeric: isNumeric)
        }
        self.links = links
    }

    /// A table of a Markdown text. Rows may be shorter than the head.
    init(head: [[Inline]], alignments: [TableAlignment], rows: [[[Inline]]], links: LinkResolver) {
        columns = head.indices.map { index in
            let alignment = index < alignments.count ? alignments[index] : .leading
            return Column(
                head: .markup(head[index]),
                cells: rows.map { .markup(index < $0.count ? $0[index] : []) },
                alignment: alignment.placement, isNumeric: alignment == .trailing)
        }
        self.links = links
    }

    /// The number of rows, the head apart.
    var rowCount: Int { columns.first?.cells.count ?? 0 }

    /// The cells of a column as text in the type of a table of this size, each on one line until it is broken.
    func texts(column: Int, size: Double) -> [RichText] {
        let style = Typography.cell(size: size).style
        return columns[column].cells.map { text($0, style) }
    }

    /// The head of a column as text.
    func headText(column: Int, size: Double) -> RichText {
        text(columns[column].head, Typography.cell(size: size).style.with { $0.weight = .semibold })
    }

    private func text(_ cell: Cell, _ style: TextStyle) -> RichText {
        switch cell {
        case .plain(let text): RichText(text.onOneLine, style)
        case .markup(let inlines): RichText(inlines, style, links: links)
        }
    }
}

extension TableAlignment {
    fileprivate var placement: ParagraphStyle.Alignment {
        switch self {
        case .leading: .left
        case .center: .center
        case .trailing: .right
        }
    }
}

extension String {
    /// The text with blanks for line ends: in a column of cells a line feed ends the cell.
    fileprivate var onOneLine: String {
        let isEnd = { (scalar: Unicode.Scalar) in
            ("\u{a}"..."\u{d}").contains(scalar) || scalar == "\u{85}" || scalar == "\u{2029}"
        }
        guard unicodeScalars.contains(where: isEnd) else { return self }
        var result = UnicodeScalarView()
        for scalar in unicodeScalars { result.append(isEnd(scalar) ? " " : scalar) }
        return String(result)
    }
}
