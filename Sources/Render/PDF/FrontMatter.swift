import Drawing

/// The beginning of a report: its title, the masthead and the headline values.
struct FrontMatter {
    /// The width of the masthead's column of terms, in points.
    private static let termWidth = 62.0
    /// The space between a term and its text, in points.
    private static let termGap = 8.0

    /// The report.
    let report: Report
    /// The resolver of the masthead's links.
    let links: LinkResolver
    /// The width of the text, in points.
    let width: Double

    /// The boxes, from top to bottom.
    var items: [Flow.Item] {
        let title = ParagraphBox(
            RichText(report.title, Typography.title.style), Typography.title, width: width,
            anchor: PDFOutline.top)
        return [Flow.Item(title, spacing: .title, keepsWithNext: true)] + masthead + headlines
    }

    private var masthead: [Flow.Item] {
        guard !report.masthead.isEmpty else { return [] }
        let type = Typography.masthead
        let rows = report.masthead.map { entry in
            let term = TextLayout(
                entry.term, type.style.with { $0.color = Palette.muted },
                ParagraphStyle(width: Self.termWidth - Self.termGap, lineHeight: type.leading))
            let text = ParagraphBox(
                RichText(entry.content, type.style, links: links), type, width: width - Self.termWidth)
            // A long term may take more lines than its text.
            let missing = max(0, term.size.height - text.height)
            return Flow.Item(
                Flow(
                    [Flow.Item(text)], width: width,
                    insets: Insets(left: Self.termWidth, bottom: missing), decoration: .marker(term, x: 0)),
                spacing: .mastheadEntry)
        }
        return [Flow.Item(Flow(rows, width: width), spacing: .masthead)]
    }

    private var headlines: [Flow.Item] {
        let rows = HeadlineRow.rows(report.headlines, width: width)
        return rows.enumerated().map { index, row in
            Flow.Item(row, spacing: index == rows.count - 1 ? .lastHeadlines : .headlines)
        }
    }
}
