import Drawing

/// What opens a report: its title, the list below the title, and the headline figures.
struct FrontMatter {
    private static let termWidth = 62.0

    let report: Report
    let links: LinkResolver
    let width: Double

    /// The boxes, from top to bottom.
    var items: [Stack.Item] {
        let title = ParagraphBox(
            RichText(report.title, Typography.title.style), Typography.title, width: width,
            anchor: PDFOutline.top)
        return [Stack.Item(box: title, after: 14, keepsWithNext: true)] + masthead + headlines
    }

    private var masthead: [Stack.Item] {
        guard !report.masthead.isEmpty else { return [] }
        let type = Typography.masthead
        let rows = report.masthead.map { entry in
            let term = TextLayout(
                entry.term, type.style.with { $0.color = Palette.muted },
                ParagraphStyle(width: Self.termWidth - 8, lineHeight: type.leading))
            let text = ParagraphBox(
                RichText(entry.content, type.style, links: links), type, width: width - Self.termWidth)
            // A long term may need more lines than what it stands for.
            let missing = max(0, term.size.height - text.height)
            return Stack.Item(
                box: Stack(
                    [Stack.Item(box: text)], width: width,
                    insets: Insets(left: Self.termWidth, bottom: missing),
                    decoration: .marker(term, x: 0)),
                after: 2)
        }
        return [Stack.Item(box: Stack(rows, width: width), after: 16)]
    }

    private var headlines: [Stack.Item] {
        let rows = TileRow.rows(report.headlines, width: width)
        return rows.enumerated().map { index, row in
            Stack.Item(box: row, after: index == rows.count - 1 ? 18 : 9)
        }
    }
}
