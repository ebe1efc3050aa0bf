import Drawing
import Record

/// The content of a table before its type size and column widths are known.
struct TableContent {
    /// The content of a cell.
    enum Cell {
        /// Plain text.
        case plain(String)
        /// Markdown.
        case markup([Inline])
    }

    /// A column.
    struct Column {
        /// The heading.
        var head: Cell
        /// The cells, row by row, without the heading.
        var cells: [Cell]
        /// The alignment of the heading and the cells.
        var alignment: ParagraphStyle.Alignment
        /// Whether the cells are numbers, which are never broken into lines.
        var isNumeric: Bool
    }

    /// The columns, from left to right.
    var columns: [Column]
    /// The resolver of the links in Markdown cells.
    var links: LinkResolver

    /// The content of a table that a script showed.
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

    /// The content of a Markdown table, whose rows may be shorter than its header.
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

    /// The number of rows, without the headings.
    var rowCount: Int { columns.first?.cells.count ?? 0 }

    /// Returns the cells of a column as text in a type size, each without line ends.
    func texts(column: Int, size: Double) -> [RichText] {
        let style = Typography.cell(size: size).style
        return columns[column].cells.map { text($0, style) }
    }

    /// Returns the heading of a column as text in a type size.
    func headText(column: Int, size: Double) -> RichText {
        text(columns[column].head, Typography.cell(size: size).style.with { $0.weight = .semibold })
    }

    private func text(_ cell: Cell, _ style: TextStyle) -> RichText {
        switch cell {
        case .plain(let text): RichText(text.prefixForCell.onOneLine, style)
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
    /// The most characters of a cell that are laid out: more than the lines of a cell take.
    private static let cellLength = 2000

    /// As much of the text as a cell may show. To lay out megabytes takes hours.
    fileprivate var prefixForCell: String {
        utf8.count > Self.cellLength ? String(unicodeScalars.prefix(Self.cellLength)) : self
    }

    /// The text with blanks in place of line ends, which would end the cell in a ``ColumnText``.
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
