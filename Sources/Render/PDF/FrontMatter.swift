import Drawing

/// The beginning of a report: its title, the summary, the headline values and the masthead.
struct FrontMatter {
    /// The width of the masthead's column of terms, in points.
    private static let termWidth = 62.0
    /// The space between a term and its text, in points.
    private static let termGap = 8.0

    /// The report.
    let report: Report
    /// The layout of prose.
    let prose: ProseLayout

    private var links: LinkResolver { prose.links }
    private var width: Double { prose.width }

    /// The boxes, from top to bottom.
    var items: [Flow.Item] {
        let title = ParagraphBox(
            RichText(report.title, Typography.title.style), Typography.title, width: width,
            anchor: PDFOutline.top)
        return [Flow.Item(title, spacing: .title, keepsWithNext: true)] + summary + headlines + masthead
    }

    private var summary: [Flow.Item] {
        let refutation = report.refutation.map {
            Block.aside(kind: .important, title: "Refuted", content: [.paragraph([.text($0)])])
        }
        let fonts = report.fontNotice.map {
            Block.aside(kind: .important, title: "Fonts", content: [.paragraph([.text($0)])])
        }
        return prose.items([refutation, fonts].compactMap(\.self) + report.summary.flatMap(\.blocks))
    }

    private var masthead: [Flow.Item] {
        let entries = report.fullMasthead
        guard !entries.isEmpty else { return [] }
        let type = Typography.masthead
        let rows = entries.map { entry in
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
